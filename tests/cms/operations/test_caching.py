"""Without Valkey or Redis the site goes on; what it could not delete meanwhile is never read again."""

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from cms.operations import caching
from cms.operations.caching import ForgivingRedisCache
from tools.ports import find_free_port


def cache_at(port: int) -> Any:
    options = {"socket_connect_timeout": 1, "socket_timeout": 1}
    return ForgivingRedisCache(f"redis://127.0.0.1:{port}/0", {"OPTIONS": options})


def test_a_cache_that_is_away_finds_nothing_and_keeps_nothing(caplog: pytest.LogCaptureFixture) -> None:
    cache = cache_at(find_free_port())
    answers = [
        cache.add("a", 1), cache.get("a"), cache.get("a", "else"), cache.set("a", 1), cache.touch("a"),
        cache.delete("a"), cache.get_many(["a"]), cache.has_key("a"), cache.set_many({"a": 1}),
        cache.delete_many(["a"]), cache.clear(), cache.get_or_set("a", 7), "a" in cache,
    ]  # fmt: skip
    assert answers == [
        False, None, "else", None, False,
        False, {}, False, ["a"],
        None, False, 7, False,
    ]  # fmt: skip
    with pytest.raises(ValueError, match="not found"):
        cache.incr("a")
    # Asked once; then nobody waits for it for a while.
    assert caplog.messages == ["cache_unavailable error=ConnectionError"]


@contextmanager
def server(port: int, *options: str) -> Iterator[None]:
    program = shutil.which("valkey-server") or shutil.which("redis-server")
    assert program, "Neither Valkey nor Redis was found."
    command = [program, "--bind", "127.0.0.1", "--port", str(port), "--save", "", *options]
    running = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert running.stdout is not None
    while "Ready to accept connections" not in running.stdout.readline():
        pass
    try:
        yield
    finally:
        running.kill()
        running.communicate()


@pytest.mark.services
def test_what_could_not_be_deleted_is_gone_when_it_comes_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(caching, "PAUSE", 0.0)
    port = find_free_port()
    ours, of_another_process = cache_at(port), cache_at(port)
    with server(port):
        ours.set("a", "old")
        assert (ours.get("a"), ours.incr("n") if ours.add("n", 1) else None) == ("old", 2)
    assert (ours.get("a"), ours.delete("a")) == (None, False)
    with server(port):
        # As if the network had been away, and not the server: the old value is there.
        of_another_process.set("a", "old")
        assert (ours.get("a"), of_another_process.get("a")) == (None, None)
        ours.set("a", "new")
        assert of_another_process.get("a") == "new"
