"""The one place where embeds learn anything: what the gateway tells everybody."""

from pathlib import Path
from typing import Any

from django.http import HttpRequest

from cms.embeds.kinds import Data, Kind
from cms.public.documents import document
from graphql_api.http.inside import Asker, NothingSuchError, Told, ask_inside

FOLDER = Path(__file__).parent / "documents"
# A list is cut after so many answers of a hundred each: nobody reads more in a frame.
MOST_ANSWERS = 10


class NothingHereError(Exception):
    """Nothing of that kind is published under that identifier."""


class GoneError(NothingHereError):
    """There was something once."""


def told(request: HttpRequest, kind: Kind, language: str, uid: str, asker: Asker) -> list[Told]:
    """Return what a frame is made of: an answer, and those with the rest of its list.

    Raises:
        GoneError: it was public once.
        NothingHereError: nothing of that kind is public under ``uid``.
    """
    answers = [_answer(request, kind, asker, uid=uid, locale=language)]
    found = answers[0].data["nodes"][0]
    if found is not None and found["__typename"] == "Tombstone":
        raise GoneError
    if found is None or found["__typename"] != kind.thing:
        raise NothingHereError
    while kind.longer and len(answers) < MOST_ANSWERS:
        page = _list_in(answers[-1].data, kind)["pageInfo"]
        if not page["hasNextPage"]:
            break
        answers.append(_answer(request, kind, asker, uid=uid, locale=language, after=page["endCursor"]))
    return answers


def whole(answers: list[Told], kind: Kind) -> Data:
    """Return what the first answer says, with the thing itself as ``it`` and its list in one piece."""
    first = answers[0].data
    data = first | {"it": first["nodes"][0]}
    if len(answers) < 2:
        return data
    rows = [row for each in answers for row in _list_in(each.data, kind)["nodes"]]
    if kind.longer[0] == "nodes":
        name = kind.longer[-1]
        return data | {"it": data["it"] | {name: data["it"][name] | {"nodes": rows}}}
    return data | {kind.longer[0]: first[kind.longer[0]] | {"nodes": rows}}


def _answer(request: HttpRequest, kind: Kind, asker: Asker, **variables: Any) -> Told:
    try:
        return ask_inside(request, document(kind.name, FOLDER), asker, **variables)
    except NothingSuchError:
        raise NothingHereError from None


def _list_in(data: Data, kind: Kind) -> dict[str, Any]:
    found: Any = data
    for step in kind.longer:
        found = found[int(step)] if step.isdecimal() else found[step]
    listed: dict[str, Any] = found
    return listed
