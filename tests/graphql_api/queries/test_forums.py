"""Forums, editions and sessions, from the real tables."""

from datetime import date, time

from tests.factories import make_edition, make_forum, make_session, translate
from tests.graphql_api.conftest import Ask


def test_forums_list_their_published_editions_only(ask: Ask) -> None:
    tunisia = make_forum("Tunisia", country="TN")
    make_edition(tunisia, "Forum 2025", ordinal=6)
    make_edition(tunisia, "Forum 2026", live=False)
    make_forum("Greece", live=False)

    data = ask("{ forums { totalCount nodes { title editions { totalCount nodes { title ordinal } } } } }")

    editions = {"totalCount": 1, "nodes": [{"title": "Forum 2025", "ordinal": 6}]}
    assert data == {"forums": {"totalCount": 1, "nodes": [{"title": "Tunisia", "editions": editions}]}}


def test_a_forum_is_found_by_its_slug_in_any_language(ask: Ask) -> None:
    translate(make_forum("Tunisia"), "fr", title="Tunisie", slug="tunisie")
    query = "query($slug: String!) { forum(slug: $slug, locale: fr) { title slug } }"

    found = [ask(query, slug=slug)["forum"] for slug in ("tunisia", "tunisie", "tunis", "tun\0isia")]

    assert found == [{"title": "Tunisie", "slug": "tunisie"}] * 2 + [None] * 2


def test_an_edition_is_found_by_forum_and_number(ask: Ask) -> None:
    make_edition(make_forum("Tunisia"), "Forum 2025", ordinal=6)
    query = 'query($number: Int) { edition(forum: "tunisia", ordinal: $number) { title } }'

    assert ask(query, number=6) == {"edition": {"title": "Forum 2025"}}
    assert ask(query, number=7) == {"edition": None}


def test_sessions_come_in_programme_order_with_what_is_unknown_last_in_its_day(ask: Ask) -> None:
    edition = make_edition()
    make_session(edition, "No day")
    make_session(edition, "Second day", day=date(2030, 5, 15), start_time=time(9))
    make_session(edition, "No time", day=date(2030, 5, 14))
    make_session(edition, "Afternoon", day=date(2030, 5, 14), start_time=time(14))
    make_session(edition, "Morning", day=date(2030, 5, 14), start_time=time(9, 30))

    nodes = ask("{ sessions { nodes { title startTime startsAt timeZone } } }")["sessions"]["nodes"]

    assert [(each["title"], each["startTime"], each["startsAt"]) for each in nodes] == [
        ("Morning", "09:30:00", "2030-05-14T09:30:00+01:00"),
        ("Afternoon", "14:00:00", "2030-05-14T14:00:00+01:00"),
        ("No time", None, None),
        ("Second day", "09:00:00", "2030-05-15T09:00:00+01:00"),
        ("No day", None, None),
    ]


def test_a_cancelled_session_is_left_out_and_comes_back_on_request(ask: Ask) -> None:
    cancelled = make_session(title="Workshop", state="cancelled")
    every = "{ sessions(filter: { includeCancelled: true }) { nodes { title state } } }"
    one = "query($code: String!) { session(code: $code) { title state } }"

    told = {"title": "Workshop", "state": "CANCELLED"}
    assert ask("{ sessions { totalCount nodes { title } } }") == {"sessions": {"totalCount": 0, "nodes": []}}
    assert ask(every) == {"sessions": {"nodes": [told]}}
    assert ask(one, code=cancelled.code.lower()) == {"session": told}
