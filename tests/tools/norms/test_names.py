import pytest

from tools.norms.names import find_awkward_paths, find_kept_data, find_local_addresses, find_vague_modules
from tools.norms.repository import Finding


@pytest.mark.parametrize(
    ("path", "word"),
    [
        ("media/utils.py", "utils"),
        ("cms/desk/date_helpers.py", "date_helpers"),
        ("forums_pages/common/dates.py", "common"),
        ("graphql_api/misc.py", "misc"),
    ],
)
def test_a_module_is_named_after_what_it_holds(path: str, word: str) -> None:
    finding = Finding(path, 1, f"“{word}” says nothing: name it after what it holds")
    assert list(find_vague_modules({path: ""})) == [finding]


def test_words_that_only_look_vague_are_fine() -> None:
    files = {"media/commons_licence.py": "", "docs/common.md": "", "media/utility_model.py": ""}
    assert list(find_vague_modules(files)) == []


def test_paths_have_no_white_space() -> None:
    assert [finding.path for finding in find_awkward_paths({"docs/a b.md": "", "docs/a.md": ""})] == [
        "docs/a b.md"
    ]


def test_data_of_a_machine_stays_out_of_git() -> None:
    assert [finding.path for finding in find_kept_data({"var/db.sqlite3": "", "media/var/a.py": ""})] == [
        "var/db.sqlite3"
    ]


@pytest.mark.parametrize(
    "address",
    [
        "/" + "work/site",
        "see '/" + "root/.cache'",
        "/" + "Users/amal/site",
        "--index" + "-url https://mirror.example/simple",
        "https://pypi." + "org/simple/django",
    ],
)
def test_nothing_names_a_machine_or_a_registry(address: str) -> None:
    found = list(find_local_addresses({"docs/a.md": f"# Title\n{address}\n"}))
    assert [(finding.path, finding.line) for finding in found] == [("docs/a.md", 2)]


def test_addresses_of_the_site_are_fine() -> None:
    text = "https://example.org/work/plan\nuv pip compile --no-emit-index-url\n{{ base }}/root/\nteam/work/\n"
    assert list(find_local_addresses({"docs/a.md": text})) == []
