"""The one place where feeds learn anything: what the gateway tells everybody."""

from dataclasses import replace
from typing import Any

from django.conf import settings
from django.http import HttpRequest

from cms.feeds.documents import document
from cms.feeds.facts import Edition, edition_from
from cms.feeds.news import News, news_from
from graphql_api.enums import LocaleCode
from graphql_api.errors import ReadableError
from graphql_api.http.inside import OwnDocumentError, ask_inside


class NothingToReadError(Exception):
    """There is nothing at this address that everybody may read."""


class GoneError(NothingToReadError):
    """There was something once."""


class UnknownLanguageError(NothingToReadError):
    """The site is not written in this language."""


def locale_code(language: str) -> str:
    """Return the gateway's name of a language. Raise UnknownLanguageError."""
    if language not in dict(settings.LANGUAGES):
        raise UnknownLanguageError(language)
    return str(LocaleCode(language).name)


def edition(request: HttpRequest, language: str, uid: str) -> Edition:
    """Return an edition with its whole programme, cancelled sessions included.

    Raises:
        UnknownLanguageError: the site is not written in ``language``.
        GoneError: it was public once.
        NothingToReadError: there is none that everybody may read.
    """
    first = _page_of(request, language, uid)
    sessions = first["sessions"]["nodes"]
    page = first["sessions"]["pageInfo"]
    while page["hasNextPage"]:
        further = _page_of(request, language, uid, page["endCursor"])["sessions"]
        sessions, page = [*sessions, *further["nodes"]], further["pageInfo"]
    return edition_from(first, sessions)


def edition_of_session(request: HttpRequest, language: str, code: str) -> Edition:
    """Return the edition of a session, with that session alone.

    Raises:
        UnknownLanguageError: the site is not written in ``language``.
        NothingToReadError: there is none that everybody may read.
    """
    found: dict[str, Any] | None = told(request, "session", code=code, locale=locale_code(language))[
        "session"
    ]
    if found is None:
        raise NothingToReadError
    edition = edition_from(found["edition"], [found])
    return replace(edition, updated=edition.sessions[0].updated)


def news(request: HttpRequest, language: str) -> News:
    """Return the latest articles.

    Raises:
        UnknownLanguageError: the site is not written in ``language``.
        NothingToReadError: there is no site yet.
    """
    return news_from(told(request, "articles", locale=locale_code(language)), language)


def told(request: HttpRequest, name: str, **variables: Any) -> dict[str, Any]:
    """Return what the gateway answers to one of our documents.

    Raises:
        NothingToReadError: what the address names cannot be, or there is no site yet.
    """
    try:
        return ask_inside(request, document(name), **variables).data
    except OwnDocumentError as error:
        if isinstance(error.__cause__, ReadableError):
            raise NothingToReadError from None
        raise


def _page_of(request: HttpRequest, language: str, uid: str, after: str | None = None) -> dict[str, Any]:
    answer = told(request, "programme", uid=uid, locale=locale_code(language), after=after)
    found: dict[str, Any] | None = answer["nodes"][0]
    if found is None or found["__typename"] not in {"Edition", "Tombstone"}:
        raise NothingToReadError
    if found["__typename"] == "Tombstone":
        raise GoneError
    return found
