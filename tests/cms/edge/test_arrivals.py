"""“Is it live?” tells of this site's own answers and of every cache in front."""

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from cms.edge.arrivals import arrivals_of
from cms.edge.models import FrontCache
from cms.edge.purging import purge_due
from tests.cms.webhooks.test_arrivals import panel
from tests.factories import Desk, make_session
from tests.live.receiver import Receiver

# On PostgreSQL, what a transaction sees of its own changes is no matter for others.
pytestmark = pytest.mark.django_db(transaction=True)
HERE = ("This site", "arrived", "Shows what is published, the moment it is.")


def lines(page: Any) -> list[tuple[str, str, str]]:
    return [(str(each.name), each.state, str(each.words)) for each in arrivals_of(page)]


def test_a_change_is_followed_until_a_cache_has_thrown_away_what_was_before(
    client: Client, front: Receiver
) -> None:
    session: Any = make_session(title="Opening")
    desk = Desk(client)
    nothing = ("Fastly", "waiting", "Was told nothing yet: is a worker running?")
    assert lines(session) == [HERE, nothing]
    purge_due()
    assert lines(session) == [HERE, ("Fastly", "arrived", "Shows what is published.")]

    assert desk.open(session).fill(title="Only a draft").save().accepted
    assert lines(session)[1] == ("Fastly", "arrived", "Shows what is published.")
    assert desk.open(session).publish().accepted
    assert lines(session)[1] == ("Fastly", "waiting", "Is being told.")
    front.answers(503, b"busy")
    purge_due()
    busy = "\N{FIRST STRONG ISOLATE}503 busy\N{POP DIRECTIONAL ISOLATE}"
    failed = f"Still shows what was before: it did not take the news ({busy}). Tried again at"
    assert lines(session)[1] == ("Fastly", "failed", failed)
    assert panel(client, session) == (HERE[2], [" ".join(HERE[::2]), f"Fastly {failed}"], "1")

    front.answers(200)
    FrontCache.objects.update(due_at=timezone.now())
    purge_due()
    assert lines(session)[1] == ("Fastly", "arrived", "Has thrown away what was before, at")
    assert panel(client, session)[1:] == (
        [" ".join(HERE[::2]), "Fastly Has thrown away what was before, at"],
        "0",
    )


def test_where_nothing_is_kept_nothing_is_said(settings: Settings) -> None:
    settings.GRAPHQL_CACHE = None
    assert lines(make_session()) == []
