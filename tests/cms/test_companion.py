import os
import signal
import subprocess
import sys
import time
from contextlib import suppress

CHILD = (
    "import os, signal; from cms.companion import end_with; end_with({parent});"
    "print(os.getpid(), flush=True); signal.pause()"
)
# A parent that starts the child, says nothing, and would stay for ever.
PARENT = (
    "import os, subprocess, sys, time;"
    "subprocess.Popen([sys.executable, '-c', sys.argv[1].format(parent=os.getpid())]); time.sleep(600)"
)


def is_there(pid: int) -> bool:
    """Whether the process runs; one that ended and was not yet buried does not."""
    state = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True, check=False)
    return state.stdout.strip()[:1] not in {"", "Z"}


def wait_until_gone(pid: int, seconds: float) -> bool:
    deadline = time.monotonic() + seconds
    while is_there(pid) and time.monotonic() < deadline:
        os.sched_yield()
    return not is_there(pid)


def test_a_companion_ends_when_its_parent_was_killed_without_a_word() -> None:
    parent = subprocess.Popen([sys.executable, "-c", PARENT, CHILD], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    child = int(parent.stdout.readline())
    try:
        assert (os.getpgid(child), is_there(child)) == (child, True), "Ctrl+C in the terminal is not for it"

        parent.kill()
        parent.wait()

        assert wait_until_gone(child, seconds=30)
    finally:
        parent.stdout.close()
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
