"""What happened to one thing in public, as subscribers are told it."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from django.utils.text import camel_case_to_spaces

from cms.webhooks.models import PublicRow

# The fields of a ``PublicRow`` that are told.
TOLD_OF_ROWS = ("kind", "uid", "node", "locale", "path", "url", "forum")


class Action(StrEnum):
    """What happened, seen from outside."""

    PUBLISHED = "published"
    CHANGED = "changed"
    MOVED = "moved"
    UNPUBLISHED = "unpublished"
    DELETED = "deleted"


@dataclass(frozen=True)
class Change:
    """One row's change. ``page`` is the label and key of the page that it is, for its editors; never told."""

    action: Action
    kind: str
    uid: str = ""
    node: str = ""
    locale: str = ""
    path: str = ""
    url: str = ""
    previous_path: str = ""
    forum: str = ""
    page: tuple[str, int] | None = None

    @classmethod
    def of(cls, row: PublicRow, action: Action, before: str, *, is_page: bool) -> "Change":
        """Return the change of ``row``, which stood at ``before``."""
        named = {name: getattr(row, name) for name in TOLD_OF_ROWS}
        change = cls(action, **named, previous_path=before)
        return replace(change, page=(row.label, row.row)) if is_page else change

    @property
    def type(self) -> str:
        """The type of event: the kind of thing and what happened to it, as in ``session.published``."""
        return f"{type_of(self.kind)}.{self.action}"

    def told(self) -> dict[str, Any]:
        """Return it as it is sent; what it has not is null."""
        return {
            "action": str(self.action),
            "kind": self.kind,
            "uid": self.uid or None,
            "id": self.node or None,
            "locale": self.locale or None,
            "path": self.path or None,
            "url": self.url or None,
            "previousPath": self.previous_path or None,
            "forum": self.forum or None,
        }


def type_of(kind: str) -> str:
    """Return a kind as the types of events write it: ``call_for_contributions``."""
    return camel_case_to_spaces(kind).replace(" ", "_")
