"""What a list finds by itself. Models are looked up by name: they stand above the blocks."""

from datetime import date
from typing import Any

from django.apps import apps

from forums_pages.blocks.choices import LatestKind

MODELS = {LatestKind.ARTICLES: "ArticlePage", LatestKind.EDITIONS: "EditionPage"}


def latest_pages(kind: LatestKind, count: int) -> list[Any]:
    """Return up to ``count`` published, unrestricted source pages of the kind, newest first."""
    return list(_public(MODELS[kind]).latest_first()[:count])


def edition_sessions(edition: Any, day: date | None = None, kind: str = "") -> list[Any]:
    """Return the published, unrestricted sessions of ``edition`` by time, of one day or kind if given."""
    sessions = _public("SessionPage").of_edition(edition.source.pk).not_cancelled().in_programme_order()
    wanted = {name: value for name, value in (("day", day), ("kind", kind)) if value}
    return list(sessions.filter(**wanted))


def forums_in(statuses: list[str]) -> list[Any]:
    """Return the published, unrestricted forums in the statuses, by name; all when none is given."""
    forums = _public("ForumPage").order_by("title", "pk")
    return list(forums.filter(status__in=statuses) if statuses else forums)


def _public(name: str) -> Any:
    """Return the source pages of a model that everybody may read."""
    manager: Any = apps.get_model("forums_pages", name)._default_manager
    return manager.sources().live().public()
