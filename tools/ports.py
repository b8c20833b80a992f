"""Ports of this machine: ``python -m tools.ports`` prints a free one, ``… 8000`` insists on that one."""

import socket
import sys
from errno import EADDRINUSE

HOST = "127.0.0.1"
HIGHEST = 65_535


def find_free_port() -> int:
    """Return a port of the loopback interface that nobody listened on a moment ago."""
    with socket.socket() as listener:
        listener.bind((HOST, 0))
        return int(listener.getsockname()[1])


def describe_obstacle(port: str) -> str | None:
    """Return in a sentence why nobody can serve on ``port``, or None when somebody can."""
    if not (port.isascii() and port.isdecimal()) or not 0 < int(port) <= HIGHEST:
        return f"PORT={port} is not a port: choose a number from 1 to {HIGHEST}."
    with socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((HOST, int(port)))
        except OSError as error:
            if error.errno == EADDRINUSE:
                return f"Port {port} is in use. Choose another: make demo PORT={find_free_port()}"
            return f"Port {port} cannot be used ({error.strerror}). Try: make demo PORT={find_free_port()}"
    return None


def main(arguments: list[str]) -> int:
    """Print a free port, or what is wrong with the one given; return the exit status."""
    if not arguments:
        print(find_free_port())
        return 0
    obstacle = describe_obstacle(arguments[0])
    if obstacle is not None:
        print(obstacle, file=sys.stderr)
    return int(obstacle is not None)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
