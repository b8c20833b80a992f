"""Where the feeds of an edition and of a session are."""

from hashlib import blake2b
from typing import Any

import strawberry

from forums_pages.models import EditionPage, SessionPage
from graphql_api.feeds import CARD_DESIGN, feed_path
from graphql_api.loading.peers import peers_of
from graphql_api.loading.relations import to_one
from graphql_api.loading.words import best_text, served
from graphql_api.nodes import node_uid
from graphql_api.types.fields import computed


def edition_feed(edition: Any, name: str) -> str:
    """Return the address of a feed of ``edition`` in the language asked for, with scheme and host."""
    reading = peers_of(edition).reading
    return reading.context.absolute(feed_path(name, locale=reading.locale, uid=node_uid(edition)))


def card_of(page: Any) -> str | None:
    """Return the address of the picture that is drawn for links to ``page``; None for what has none.

    It is another when the picture would be: the address names all that is written on it.
    """
    reading = peers_of(page).reading
    if isinstance(page, EditionPage):
        forum = to_one(page, "forum_id", lambda gate: gate.forums())
        told = [page.start_date, page.end_date, page.date_precision, best_text(page.city, reading)]
        digest = _digest(_title(page), _title(forum), *told)
        path = feed_path("edition_card", locale=reading.locale, uid=node_uid(page), digest=digest)
    elif isinstance(page, SessionPage):
        edition = to_one(page, "edition_id", lambda gate: gate.editions())
        told = [page.day, page.starts_at, page.ends_at, edition and edition.time_zone, page.state]
        digest = _digest(_title(page), _title(edition), *told)
        path = feed_path("session_card", locale=reading.locale, code=page.code, digest=digest)
    else:
        return None
    return reading.context.absolute(path)


def _title(page: Any) -> str:
    """Return the title that is served; nothing of what a draft does not have yet."""
    return str(served(page).words["title"]) if page is not None else ""


def _digest(*told: Any) -> str:
    written = "\x1f".join(map(str, (CARD_DESIGN, *told)))
    return blake2b(written.encode(), digest_size=10).hexdigest()


def session_ical(session: Any) -> str:
    """Return the address of the calendar that holds ``session`` alone."""
    reading = peers_of(session).reading
    path = feed_path("session_ical", locale=reading.locale, code=session.identity.code)
    return reading.context.absolute(path)


@strawberry.type(
    description="Where an edition's programme can be subscribed to, in the language asked for. These "
    "addresses stay when the edition is renamed or moved; each answers `If-None-Match`."
)
class EditionFeeds:
    """An ``EditionPage``."""

    ical: str = computed(
        lambda edition: edition_feed(edition, "edition_ical"),
        "iCalendar (RFC 5545) for calendars: every session, cancelled ones until the edition is over.",
    )
    schedule_xml: str = computed(
        lambda edition: edition_feed(edition, "schedule_xml"),
        "schedule.xml of frab and c3voc, for conference apps such as Giggity.",
    )
    schedule_json: str = computed(
        lambda edition: edition_feed(edition, "schedule_json"), "schedule.json, its first version."
    )
    schedule2_json: str = computed(
        lambda edition: edition_feed(edition, "schedule2_json"),
        "schedule.json, its second version, which also tells each session's state.",
    )
    atom: str = computed(
        lambda edition: edition_feed(edition, "changes_atom"),
        "Atom (RFC 4287): the sessions, those that changed last first, for readers of news.",
    )
