import pytest

from tools.norms.reasons import find_silent_ignores, find_silent_skips

IGNORE = "# type: " + "ignore[misc]"


@pytest.mark.parametrize(
    "silent",
    [
        "@pytest.mark.skip",
        "@pytest.mark.skip()",
        "@pytest.mark.skip(reason='')",
        "@pytest.mark.skipif(sys.platform == 'darwin')",
        "@pytest.mark.xfail(True)",
    ],
)
def test_a_test_is_never_skipped_without_a_word(silent: str) -> None:
    files = {"tests/test_a.py": f"{silent}\ndef test_a(): ...\n"}
    assert [(finding.path, finding.line) for finding in find_silent_skips(files)] == [("tests/test_a.py", 1)]


@pytest.mark.parametrize(
    "spoken",
    [
        "@pytest.mark.skip('PostgreSQL only')",
        "@pytest.mark.skipif(sys.platform == 'darwin', reason='needs /proc')",
        "@pytest.mark.xfail(reason=WHY)",
    ],
)
def test_a_skip_with_a_reason_is_fine(spoken: str) -> None:
    assert list(find_silent_skips({"tests/test_a.py": f"{spoken}\ndef test_a(): ...\n"})) == []
    assert list(find_silent_skips({"tests/test_a.py": "pytest.skip('no fonts here')\n"})) == []


def test_mypy_is_never_silenced_without_a_word() -> None:
    spoken = f"b = f()  {IGNORE}  # Untyped upstream.\n# Untyped upstream.\nc = f()  {IGNORE}\n"
    text = f"a = f()  {IGNORE}\n{spoken}"
    assert [
        (finding.path, finding.line) for finding in find_silent_ignores({"a.py": text, "a.md": text})
    ] == [("a.py", 1)]
