"""The editions of a forum, as plain values."""

from collections.abc import Iterable, Mapping
from typing import Any

from forums_pages.models import EditionPage, ForumPage
from forums_pages.programme.importing.here.contents import Contents, as_day, as_words, contents_of
from forums_pages.programme.importing.here.obstacles import of_pages
from forums_pages.programme.importing.told import EDITION, Identity, Known, folded
from forums_pages.programme.importing.values import Dates

TEXTS = (
    "title", "slogan", "summary", "time_zone", "format", "lifecycle", "hashtag", "registration_url",
    "online_url",
)  # fmt: skip
PARTS = {"key_figures": ("kind", "qualifier", "value")}
LISTS = ("languages", "goals")


def known_editions(forum: ForumPage, user: Any) -> list[Known]:
    """Return the editions of ``forum`` with what they are and may become."""
    rows = list(EditionPage.objects.sources().filter(forum=forum.source).order_by("path"))
    contents, obstacles = contents_of_editions(rows), of_pages(user, forum, rows)
    return [
        Known(EDITION, row.pk, str(row), frozenset(_signs(row, values)), values, obstacles.get(row.pk))
        for row in rows
        for values in [edition_values(contents[row.pk])]
    ]


def contents_of_editions(rows: Iterable[EditionPage]) -> Contents:
    """Return the contents of editions by key."""
    return contents_of(rows, LISTS, PARTS)


def edition_values(content: Mapping[str, Any]) -> dict[str, Any]:
    """Return what is told of an edition in files."""
    values: dict[str, Any] = {name: str(content[name] or "") for name in TEXTS}
    start, end = as_day(content["start_date"]), as_day(content["end_date"])
    return values | {
        "number": content["ordinal"],
        "dates": Dates.known(start, end, content["date_precision"]),
        "city": as_words(content["city"]),
        "languages": tuple(content["languages"]),
        "goals": tuple(str(each) for each in content["goals"]),
        "figures": tuple(
            (each["kind"], each["qualifier"], each["value"])
            for each in content["key_figures"]
            if each["value"] is not None and each["kind"] != "other"
        ),
    }


def _signs(row: EditionPage, values: Mapping[str, Any]) -> set[Identity]:
    found: set[Identity] = {("guid", str(row.translation_key))}
    if values["number"] is not None:
        found.add(("number", str(values["number"])))
    dates = values["dates"]
    for title in {row.title, values["title"]}:
        found.add(("title", f"{folded(title)} {dates.start.year if dates else ''}".strip()))
    return found
