"""Sessions are narrowed by the clock: what is on, what comes next, what is over."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from forums_pages.models import EditionPage, SessionPage
from graphql_api.nodes import node_uid
from tests.factories import make_edition, make_forum, make_session
from tests.graphql_api.conftest import Ask

QUERY = "query($f: SessionFilter) { sessions(filter: $f) { nodes { title } } }"


def test_now_and_next_and_what_is_over(ask: Ask) -> None:
    now = timezone.now()
    edition = make_edition(make_forum("Tunisia"))
    for title, starts in (("Over", -5), ("Now", -1), ("Next", 1), ("Later", 2)):
        session = make_session(edition, title)
        SessionPage.objects.filter(pk=session.pk).update(starts_at=now + timedelta(hours=starts))
    later = make_session(make_edition(edition.forum, "Another"), "Next there")
    SessionPage.objects.filter(pk=later.pk).update(starts_at=now + timedelta(days=9))

    def titles(**wanted: Any) -> list[str]:
        return [node["title"] for node in ask(QUERY, f=wanted)["sessions"]["nodes"]]

    told = {timing: titles(timing=timing) for timing in ("NOW", "NEXT", "UPCOMING", "PAST")}
    assert told == {
        "NOW": ["Now"],
        "NEXT": ["Next", "Next there"],
        "UPCOMING": ["Next", "Later", "Next there"],
        "PAST": ["Over"],
    }
    assert titles(timing=["NOW", "NEXT"], edition=node_uid(edition)) == ["Now", "Next"]
    EditionPage.objects.filter(pk=edition.pk).update(lifecycle="postponed")
    assert titles(timing=["NOW", "NEXT"]) == ["Next there"]
