"""Circles that the import contracts cannot see, because a package and its modules count as one there."""

import ast
from collections.abc import Iterator
from pathlib import PurePosixPath

from tools.norms.repository import Files, Finding, python_files


def find_imports_of_own_package(files: Files) -> Iterator[Finding]:
    """Yield the modules that import a name from the ``__init__`` that may be importing them.

    Imports of sibling modules, and those that only type checkers follow, are fine.
    """
    for path, tree in python_files(files, but=("tests",)):
        parents = {".".join(parent.parts) for parent in PurePosixPath(path).parents}
        if path.endswith("/__init__.py"):
            parents.discard(".".join(PurePosixPath(path).parent.parts))
        for statement in _runtime_imports(tree):
            names = [alias.name for alias in statement.names if not _is_module(files, statement, alias.name)]
            if statement.module in parents and names:
                message = f"import {', '.join(names)} from its own module, not from {statement.module}"
                yield Finding(path, statement.lineno, message)


def _runtime_imports(tree: ast.Module) -> Iterator[ast.ImportFrom]:
    waiting: list[ast.AST] = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.ImportFrom):
            yield node
        elif not _is_for_type_checkers(node):
            waiting.extend(ast.iter_child_nodes(node))


def _is_for_type_checkers(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and ast.unparse(node.test).endswith("TYPE_CHECKING")


def _is_module(files: Files, statement: ast.ImportFrom, name: str) -> bool:
    base = f"{statement.module or ''}.{name}".replace(".", "/")
    return f"{base}.py" in files or f"{base}/__init__.py" in files
