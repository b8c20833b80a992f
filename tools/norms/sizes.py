"""Files, functions and nesting that a reader can hold in mind."""

import ast
from collections.abc import Iterator

from tools.norms.repository import Files, Finding, python_files

MAX_FILE_LINES = 300
MAX_FUNCTION_LINES = 40
MAX_NESTING = 3
MEASURED = (".py", ".html", ".css", ".js")
# Settings are lists, tests tell stories, migrations and vendored files are written elsewhere.
UNMEASURED = ("settings", "tests", "migrations", "vendor")
NESTING = (ast.If, ast.For, ast.AsyncFor, ast.While, ast.With, ast.AsyncWith, ast.Try, ast.TryStar, ast.Match)
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def find_long_files(files: Files) -> Iterator[Finding]:
    """Yield the files of code with more than ``MAX_FILE_LINES`` lines."""
    for path, text in files.items():
        lines = len(text.splitlines())
        if path.endswith(MEASURED) and lines > MAX_FILE_LINES and not set(UNMEASURED) & set(path.split("/")):
            yield Finding(path, 1, f"{lines} lines; split it before {MAX_FILE_LINES}")


def find_long_functions(files: Files) -> Iterator[Finding]:
    """Yield the functions with more than ``MAX_FUNCTION_LINES`` lines beside their docstring."""
    for path, function in _functions(files):
        lines = _last_line(function) - function.lineno + 1 - _docstring_lines(function)
        if lines > MAX_FUNCTION_LINES:
            message = f"{function.name} has {lines} lines; at most {MAX_FUNCTION_LINES}"
            yield Finding(path, function.lineno, message)


def find_deep_nesting(files: Files) -> Iterator[Finding]:
    """Yield the functions in which more than ``MAX_NESTING`` statements stand inside one another."""
    for path, function in _functions(files):
        depth = max(map(_depth, function.body))
        if depth > MAX_NESTING:
            message = f"{function.name} nests {depth} deep; at most {MAX_NESTING}"
            yield Finding(path, function.lineno, message)


def _functions(files: Files) -> Iterator[tuple[str, ast.FunctionDef | ast.AsyncFunctionDef]]:
    for path, tree in python_files(files, but=("tests", "migrations")):
        for node in ast.walk(tree):
            if isinstance(node, FUNCTIONS):
                yield path, node


def _docstring_lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    first = function.body[0]
    if ast.get_docstring(function) is None:
        return 0
    return _last_line(first) - first.lineno + 1


def _last_line(node: ast.stmt) -> int:
    return node.end_lineno or node.lineno


def _depth(node: ast.AST) -> int:
    if isinstance(node, (*FUNCTIONS, ast.ClassDef)):
        return 0  # Judged by itself.
    below = max((_depth_of_child(node, child) for child in ast.iter_child_nodes(node)), default=0)
    return below + isinstance(node, NESTING)


def _depth_of_child(node: ast.AST, child: ast.AST) -> int:
    is_elif = isinstance(node, ast.If) and isinstance(child, ast.If) and node.orelse == [child]
    return _depth(child) - is_elif
