"""Where the feeds of an edition and of a session are."""

from typing import Any

import strawberry

from graphql_api.feeds import feed_path
from graphql_api.loading.peers import peers_of
from graphql_api.nodes import node_uid
from graphql_api.types.fields import computed


def edition_feed(edition: Any, name: str) -> str:
    """Return the address of a feed of ``edition`` in the language asked for, with scheme and host."""
    reading = peers_of(edition).reading
    return reading.context.absolute(feed_path(name, locale=reading.locale, uid=node_uid(edition)))


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
