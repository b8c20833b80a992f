"""The sessions and rooms of an edition, as plain values."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Q

from forums_pages.models import (
    EditionPage,
    ExternalId,
    Person,
    Room,
    SessionPage,
    StableIdentity,
    Theme,
    Venue,
)
from forums_pages.programme.importing.here.contents import Contents, as_clock, as_day, as_words, contents_of
from forums_pages.programme.importing.here.obstacles import NOT_YOURS, may, of_pages
from forums_pages.programme.importing.told import (
    PERSON,
    ROOM,
    SESSION,
    THEME,
    Identity,
    Known,
    Link,
    Part,
    Problem,
    folded,
)

TEXTS = ("title", "abstract", "kind", "state", "registration_url", "live_url")
LISTS = ("languages", "interpretation_languages", "themes", "goals", "pillars")
PARTS = {
    "participations": ("pk", "person", "role", "confirmed"),
    "replays": ("pk", "url", "consent", "embargo_until"),
}


class Labels:
    """What the people, themes and rooms that sessions name are called."""

    def __init__(self, contents: Contents) -> None:
        people = {each["person"] for content in contents.values() for each in content["participations"]}
        rows = Person.objects.filter(pk__in=people)
        self.people = {row.pk: str(row) for row in rows.only("given_name", "family_name", "name_in_scripts")}
        self.themes = {row.pk: str(row) for row in Theme.objects.only("title")}
        rooms = {content["room"] for content in contents.values()}
        self.rooms = {row.pk: str(row) for row in Room.objects.filter(pk__in=rooms)}


def known_sessions(edition: EditionPage, wanted: set[Identity], user: Any) -> list[Known]:
    """Return the sessions of ``edition``, and those elsewhere that ``wanted`` names."""
    rows = list(SessionPage.objects.of_edition(edition.pk).select_related("identity"))
    contents, obstacles = contents_of_sessions(rows), of_pages(user, edition, rows)
    labels, external = Labels(contents), ExternalId.objects.as_told(SESSION)
    found = []
    for row in rows:
        values = session_values(contents[row.pk], labels)
        ids = _signs(row, values) | {(source, value) for pk, source, value in external if pk == row.pk}
        found.append(Known(SESSION, row.pk, str(row), frozenset(ids), values, obstacles.get(row.pk)))
    return [*found, *elsewhere(edition, wanted)]


def known_rooms(edition: EditionPage | None, wanted: set[Identity], user: Any) -> list[Known]:
    """Return the rooms of the edition's venues by all their signs, and what ``wanted`` names by guid."""
    own = Q(venue__in=houses_of(edition)) if edition is not None else Q(pk__in=[])
    named = Q(guid__in=[value for kind, value in wanted if kind == "guid"])
    of_edition = set(Room.objects.filter(own).values_list("pk", flat=True))
    obstacle = None if may(user, Venue, "change") else NOT_YOURS
    return [
        Known(ROOM, row.pk, str(row), frozenset(ids), values, obstacle)
        for row in Room.objects.filter(Q(pk__in=of_edition) | named).order_by("venue", "sort_order", "pk")
        for names in [as_words(row.name)]
        for called in [names.values() if row.pk in of_edition else ()]
        for ids in [{("guid", str(row.guid)), *(("name", folded(each)) for each in called)}]
        for values in [{"name": names, "capacity": row.capacity}]
    ]


def houses_of(edition: EditionPage) -> list[int]:
    """Return the keys of the venues that the edition uses, or would by its latest draft."""
    row = EditionPage.objects.get(pk=edition.pk)
    return [each["venue"] for each in contents_of([row], (), {"venues": ("venue",)})[row.pk]["venues"]]


def contents_of_sessions(rows: Iterable[SessionPage]) -> Contents:
    """Return the contents of sessions by key."""
    return contents_of(rows, LISTS, PARTS)


def session_values(content: Mapping[str, Any], labels: Labels) -> dict[str, Any]:
    """Return what is told of a session in files."""
    room = content["room"]
    values: dict[str, Any] = {name: content[name] or "" for name in TEXTS}
    return values | {
        "day": as_day(content["day"]),
        "start_time": as_clock(content["start_time"]),
        "end_time": as_clock(content["end_time"]),
        "room": Link(ROOM, key=room, label=labels.rooms.get(room, "")) if room else None,
        "is_online": content["is_online"],
        "capacity": content["capacity"],
        "languages": tuple(content["languages"]),
        "interpretation": tuple(content["interpretation_languages"]),
        "themes": tuple(
            Link(THEME, key=each, label=labels.themes.get(each, "")) for each in content["themes"]
        ),
        "goals": tuple(str(each) for each in content["goals"]),
        "pillars": tuple(content["pillars"]),
        "people": tuple(
            Part(
                Link(PERSON, key=each["person"], label=labels.people.get(each["person"], "")),
                each["role"],
                each["confirmed"],
            )
            for each in content["participations"]
        ),
        "replays": tuple(each["url"] for each in content["replays"]),
    }


def _signs(row: SessionPage, values: Mapping[str, Any]) -> set[Identity]:
    found: set[Identity] = set()
    if row.identity is not None:
        found |= {("guid", str(row.identity_id)), ("code", row.identity.code)}
    for title in {row.title, values["title"]}:
        found |= {("title", f"{folded(title)} {values['day'] or ''}".strip())}
    return found


def elsewhere(edition: EditionPage | None, wanted: set[Identity]) -> list[Known]:
    """Return the sessions of other editions than ``edition`` that have one of the guids and codes."""
    guids = [value for kind, value in wanted if kind == "guid"]
    codes = [value for kind, value in wanted if kind == "code"]
    found = []
    identities: list[StableIdentity] = []
    for start in range(0, max(len(guids), len(codes)), 400):
        part = slice(start, start + 400)
        named = StableIdentity.objects.filter(pk__in=guids[part]) | StableIdentity.objects.filter(
            code__in=codes[part]
        )
        identities = [*identities, *named]
    keys = [each.pk for each in identities]
    for start in range(0, len(keys), 400):
        rows = SessionPage.objects.sources().filter(identity__in=keys[start : start + 400])
        others = rows if edition is None else rows.exclude(edition=edition)
        for row in others.select_related("identity", "edition"):
            problem = Problem("in_another_edition", {"edition": str(row.edition)})
            ids = {("guid", str(row.identity_id)), ("code", row.identity.code)}
            found.append(Known(SESSION, row.pk, str(row), frozenset(ids), {}, problem))
    return found
