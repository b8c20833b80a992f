"""Whoever starts a server learns all that its environment lacks in one go, and no secret is repeated."""

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from cms.settings.environment import Environment


def test_what_is_set_is_read() -> None:
    env = Environment({"A": " x ", "LIST": "a, b,,c", "N": "7", "YES": "True", "EMPTY": ""})
    read = [
        env.text("A"),
        env.words("LIST"),
        env.number("N", 1),
        env.number("EMPTY", 1),
        env.flag("YES", default=False),
        env.flag("NONE", default=False),
    ]
    env.finish()
    assert read == ["x", ["a", "b", "c"], 7, 1, True, False]
    assert env.names == ["A", "LIST", "N", "EMPTY", "YES", "NONE"]


def test_every_problem_is_told_at_once_and_no_value(tmp_path: Path) -> None:
    env = Environment({"N": "-3", "FLAG": "perhaps", "EMPTY": "", "KEY_FILE": str(tmp_path / "none")})
    for ask in (lambda: env.text("MISSING"), lambda: env.text("EMPTY"), lambda: env.text("KEY")):
        ask()
    env.number("N", 1)
    env.flag("FLAG", default=True)
    with pytest.raises(ImproperlyConfigured) as caught:
        env.finish()
    assert str(caught.value).splitlines()[1:] == [
        "- MISSING is missing.",
        "- EMPTY is missing.",
        "- KEY: No such file or directory",
        "- N: write a whole number, 0 or more.",
        "- FLAG: write true or false.",
    ]


def test_a_secret_may_stand_in_a_file(tmp_path: Path) -> None:
    (tmp_path / "key").write_text("from a file\n", encoding="utf-8")
    env = Environment({"KEY_FILE": str(tmp_path / "key")})
    assert env.text("KEY") == "from a file"
