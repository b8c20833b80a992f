import socket

import pytest

from tools.ports import HOST, describe_obstacle, find_free_port, main


def test_a_free_port_has_no_obstacle(capsys: pytest.CaptureFixture[str]) -> None:
    assert describe_obstacle(str(find_free_port())) is None
    assert main([]) == 0
    assert describe_obstacle(capsys.readouterr().out.strip()) is None


def test_a_port_in_use_is_said_with_a_way_out(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server((HOST, 0)) as server:
        port = server.getsockname()[1]
        assert main([str(port)]) == 1
    sentence, _, advice = capsys.readouterr().err.partition(". ")
    assert sentence == f"Port {port} is in use"
    assert advice.startswith("Choose another: make demo PORT=")


@pytest.mark.parametrize("port", ["", "0", "65536", "-1", "http", "٨"])
def test_what_is_no_port_is_refused(port: str) -> None:
    assert describe_obstacle(port) == f"PORT={port} is not a port: choose a number from 1 to 65535."
