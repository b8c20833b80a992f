from tools.norms.imports import find_imports_of_own_package
from tools.norms.repository import Finding

PACKAGE = {
    "forums_pages/models/__init__.py": "from forums_pages.models.person import Person\n",
    "forums_pages/models/person.py": "class Person: ...\n",
}


def findings(text: str) -> list[Finding]:
    return list(find_imports_of_own_package(PACKAGE | {"forums_pages/models/session.py": text}))


def test_a_module_does_not_import_the_package_that_imports_it() -> None:
    message = "import Person from its own module, not from forums_pages.models"
    path = "forums_pages/models/session.py"
    assert findings("from forums_pages.models import Person\n") == [Finding(path, 1, message)]
    assert findings("def f():\n    from forums_pages.models import Person\n") == [Finding(path, 2, message)]


def test_siblings_and_imports_for_type_checkers_are_fine() -> None:
    assert findings("from forums_pages.models import person\n") == []
    assert findings("from forums_pages.models.person import Person\n") == []
    assert findings("if TYPE_CHECKING:\n    from forums_pages.models import Person\n") == []
