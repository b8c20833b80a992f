from tools.norms.repository import Finding
from tools.norms.sizes import find_deep_nesting, find_long_files, find_long_functions

LONG = "x = 1\n" * 301
DEEP = """
def walk(rows):
    for row in rows:
        if row:
            with row:
                while row:
                    row.pop()
"""


def function(lines: int, docstring: str = "") -> str:
    return "def f():\n" + docstring + "    pass\n" * (lines - 1)


def test_a_file_of_code_stops_at_300_lines() -> None:
    files = {"media/a.py": LONG, "cms/templates/a.html": LONG, "media/b.py": LONG[6:]}
    assert list(find_long_files(files)) == [
        Finding("media/a.py", 1, "301 lines; split it before 300"),
        Finding("cms/templates/a.html", 1, "301 lines; split it before 300"),
    ]


def test_settings_tests_migrations_data_and_vendored_files_may_be_long() -> None:
    files = {
        "cms/settings/base.py": LONG,
        "tests/media/test_a.py": LONG,
        "media/migrations/0001_initial.py": LONG,
        "graphql_api/static/vendor/graphiql.js": LONG,
        "forums_pages/data/goals.json": LONG,
    }
    assert list(find_long_files(files)) == []


def test_a_function_stops_at_40_lines_beside_its_docstring() -> None:
    docstring = '    """Say.\n\n    More.\n    """\n'
    files = {"a.py": function(41), "b.py": function(40), "c.py": function(40, docstring)}
    assert list(find_long_functions(files)) == [Finding("a.py", 1, "f has 41 lines; at most 40")]


def test_statements_nest_three_deep() -> None:
    files = {"a.py": DEEP, "b.py": DEEP.replace("while row:", "row.push()").replace("        row.pop()", "")}
    assert list(find_deep_nesting(files)) == [Finding("a.py", 2, "walk nests 4 deep; at most 3")]


def test_elif_and_inner_functions_nest_no_deeper() -> None:
    chain = "def f(a):\n    if a == 1:\n        pass\n" + "".join(
        f"    elif a == {number}:\n        pass\n" for number in range(2, 9)
    )
    inner = "def f(a):\n    for b in a:\n        if b:\n            if a:\n                def g():\n"
    inner += "                    if a:\n                        pass\n"
    assert list(find_deep_nesting({"a.py": chain, "b.py": inner})) == []
