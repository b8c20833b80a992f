"""Which document and template make each kind of page, and what the template is given beside the answer."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from cms.public.asking import Gateway, Told
from cms.public.programme import programme_of
from cms.public.world import map_of

Context = dict[str, Any]
AHEAD = ("ONGOING", "UPCOMING", "POSTPONED")
# What is on or to come first.
ORDER = ("ONGOING", "UPCOMING", "POSTPONED", "PAST", "CANCELLED")
# A programme of more sessions than this is cut: nobody can walk it, and no page should hold it.
MOST_SESSIONS = 1_000


def nothing_more(_data: Context, _chosen: dict[str, str]) -> Context:
    """Give the template nothing but the answer."""
    return {}


def of_index(data: Context, _chosen: dict[str, str]) -> Context:
    """Return the map, and the forums with the edition that stands for each, those that go on first."""
    forums = [each | {"latest": _latest(each["editions"]["nodes"])} for each in data["forums"]["nodes"]]
    forums.sort(key=lambda each: (each["forumStatus"] != "ACTIVE", each["title"].casefold()))
    held = sum(each["count"] for each in data["network"]["editionsByStatus"] if each["status"] == "PAST")
    return {"forums": forums, "map": map_of(forums), "editions_held": held}


def of_forum(data: Context, _chosen: dict[str, str]) -> Context:
    """Return the editions by status."""
    editions = data["node"]["editions"]["nodes"]
    groups = ((status, [each for each in editions if each["status"] == status]) for status in ORDER)
    return {"editions": [(status, found) for status, found in groups if found]}


def of_edition(data: Context, chosen: dict[str, str]) -> Context:
    """Return the programme, narrowed as the reader chose."""
    edition = data["node"]
    sessions = edition["sessions"]["nodes"]
    has_programme = bool(sessions) or edition["status"] in AHEAD
    replays = [each for each in sessions if each["replays"]]
    return {
        "programme": programme_of(sessions, chosen),
        "has_programme": has_programme,
        "replays": replays,
        "figures": [each for each in edition["keyFigures"] if each["value"] is not None],
        "is_off": edition["status"] in ("POSTPONED", "CANCELLED"),
        "is_over": edition["status"] in ("PAST", "CANCELLED"),
    }


@dataclass(frozen=True)
class Kind:
    """A kind of page."""

    name: str
    more: Callable[[Context, dict[str, str]], Context] = nothing_more
    has_locale: bool = False

    @property
    def template(self) -> str:
        """The template that draws it."""
        return f"public/pages/{self.name}.html"

    def told(self, gateway: Gateway, identifier: str, language: str) -> list[Told]:
        """Return what the page is made of."""
        variables: dict[str, Any] = {"locale": language} if self.has_locale else {}
        return [gateway.ask(self.name, id=identifier, **variables)]


class EditionKind(Kind):
    """An edition, whose programme may be longer than one answer."""

    def told(self, gateway: Gateway, identifier: str, language: str) -> list[Told]:
        """Return the edition's answer, and those with the rest of its programme."""
        answers = super().told(gateway, identifier, language)
        found = answers[0].data["node"]["sessions"]
        for _again in range(MOST_SESSIONS // 100 - 1):
            if not found["pageInfo"]["hasNextPage"]:
                break
            answers.append(gateway.ask("sessions", id=identifier, after=found["pageInfo"]["endCursor"]))
            found = answers[-1].data["node"]["sessions"]
        return answers


def whole(answers: list[Told]) -> Context:
    """Return what the first answer says, with the sessions of the others."""
    first, *others = (each.data for each in answers)
    if not others:
        return first
    sessions = [each for data in (first, *others) for each in data["node"]["sessions"]["nodes"]]
    edition = first["node"] | {"sessions": first["node"]["sessions"] | {"nodes": sessions}}
    return first | {"node": edition}


def _latest(editions: list[Context]) -> Context | None:
    """Return the edition that is on, else the newest that has begun, else the next one."""
    begun = [each for each in editions if each["status"] in ("ONGOING", "PAST")]
    return next(iter([*begun, *editions]), None)


# By the names of the gateway's types.
KINDS: dict[str, Kind] = {
    "ForumsIndex": Kind("index", of_index, has_locale=True),
    "Forum": Kind("forum", of_forum),
    "Edition": EditionKind("edition", of_edition, has_locale=True),
    "Session": Kind("session"),
    "CallForContributions": Kind("call"),
    "Article": Kind("article"),
    "StandardPage": Kind("standard"),
}
