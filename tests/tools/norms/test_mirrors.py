from tools.norms.mirrors import find_stray_tests
from tools.norms.repository import Finding

CODE = {
    "forums_pages/models/__init__.py": "",
    "forums_pages/models/session.py": "",
    "forums_pages/feeds/__init__.py": "",
    "forums_pages/data/goals.json": "{}",
}


def stray(*paths: str) -> list[Finding]:
    return list(find_stray_tests(CODE | dict.fromkeys(paths, "")))


def test_a_test_that_mirrors_no_module_is_stray() -> None:
    assert stray("tests/forums_pages/models/test_room.py", "tests/forums_pages/nowhere/test_session.py") == [
        Finding("tests/forums_pages/models/test_room.py", 1, "mirrors no module of forums_pages/models/"),
        Finding(
            "tests/forums_pages/nowhere/test_session.py", 1, "mirrors no module of forums_pages/nowhere/"
        ),
    ]


def test_a_module_a_part_of_it_and_a_package_may_be_mirrored() -> None:
    assert (
        stray(
            "tests/forums_pages/models/test_session.py",
            "tests/forums_pages/models/test_session_times.py",
            "tests/forums_pages/test_feeds.py",
        )
        == []
    )


def test_data_scenarios_and_browser_tests_mirror_no_module() -> None:
    assert (
        stray(
            "tests/forums_pages/data/test_fixed_data.py",
            "tests/scenarios/test_a_year.py",
            "tests/e2e/test_login.py",
            "tests/forums_pages/conftest.py",
        )
        == []
    )
