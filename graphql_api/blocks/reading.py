"""Fields of blocks: each reads raw values, whatever their shape, and remembers which for the system check."""

from collections.abc import Callable
from typing import Any

from django.db.models import TextChoices

from graphql_api.loading.bodies import Struct
from graphql_api.loading.rich_text import rich_text_from
from graphql_api.loading.stored import (
    choice_from,
    date_from,
    items_from,
    key_from,
    struct_from,
    text_from,
)
from graphql_api.types.fields import computed

# Makes something of the fields of a block and of the place where it stands.
Find = Callable[[Any], Any]
READS = "reads"


def read(find: Find, description: str, *names: str, **price: Any) -> Any:
    """Return a field whose value is ``find(row)``, made of the raw values called ``names``."""
    made = computed(find, description, **price)
    made.metadata = {**made.metadata, READS: names}
    return made


def words(name: str, description: str) -> Any:
    """Return a field for plain words: null when there are none."""
    return read(lambda row: text_in(row, name), description, name)


def flag(name: str, description: str) -> Any:
    """Return a field for yes or no."""
    return read(lambda row: row.fields.get(name) is True, description, name)


def choice(name: str, choices: type[TextChoices], description: str, default: Any = None) -> Any:
    """Return a field for a closed set; what is not of the set counts as ``default``."""
    return read(lambda row: choice_from(row.fields.get(name), choices) or default, description, name)


def choices_of(name: str, choices: type[TextChoices], description: str) -> Any:
    """Return a field for several of a closed set."""
    return read(lambda row: chosen_in(row, name, choices), description, name)


def day(name: str, description: str) -> Any:
    """Return a field for a date: null when there is none."""
    return read(lambda row: date_from(row.fields.get(name)), description, name)


def rich_text(name: str, description: str) -> Any:
    """Return a field for rich text: null when it says nothing."""
    return read(lambda row: rich_text_from(row.fields.get(name), row.place.targets), description, name)


def text_in(row: Struct, name: str) -> str | None:
    """Return the plain words called ``name``."""
    return text_from(row.fields.get(name))


def chosen_in(row: Struct, name: str, choices: type[TextChoices]) -> list[Any]:
    """Return what was chosen of a closed set, each once."""
    values = row.fields.get(name)
    found = [choice_from(value, choices) for value in values] if isinstance(values, list) else []
    return list(dict.fromkeys(each for each in found if each is not None))


def struct_in(row: Struct, name: str) -> Struct:
    """Return the struct called ``name``."""
    return Struct(struct_from(row.fields.get(name)), row.place)


def structs_in(row: Struct, name: str) -> list[Struct]:
    """Return the structs of the list called ``name``."""
    return [Struct(struct_from(item), row.place) for item in items_from(row.fields.get(name))]


def key_in(row: Struct, name: str) -> int | None:
    """Return the primary key of what was chosen as ``name``."""
    return key_from(row.fields.get(name))


def rows_in(row: Struct, name: str, model: type[Any]) -> list[Any]:
    """Return the visible rows of ``model`` that the list called ``name`` chose, in their order."""
    found = (row.place.targets.row(model, key_from(item)) for item in items_from(row.fields.get(name)))
    return [each for each in found if each is not None]


def pages_in(row: Struct, name: str) -> list[Any]:
    """Return the visible pages that the list called ``name`` chose, in their order."""
    found = (row.place.targets.page(key_from(item)) for item in items_from(row.fields.get(name)))
    return [each for each in found if each is not None]
