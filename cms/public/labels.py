"""The words for what the gateway names by the values of its enums, in the active language."""

from django.db.models import TextChoices

from forums_pages import enums


def label(name: str | None, enum: str) -> str:
    """Return the words for a value of an enum, such as ``ROUND_TABLE`` of ``SessionKind``; empty for none."""
    if not name:
        return ""
    known: type[TextChoices] = getattr(enums, enum)
    return str(known[name].label) if name in known.__members__ else name
