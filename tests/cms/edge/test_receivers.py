"""Caches in front, named to whoever is about to change a page."""

import pytest
from django.test import Client

from cms.edge.receivers import receivers
from tests.factories import Desk, make_edition
from tests.factories.telling import tell
from tests.live.receiver import Receiver

pytestmark = pytest.mark.django_db


def test_without_a_cache_none_is_named() -> None:
    assert list(receivers()) == []


def test_each_is_named_on_the_page_that_shows_what_would_change(client: Client, front: Receiver) -> None:
    shown = tell(Desk(client).client, make_edition(), "cancelled").look()
    assert [line for line in shown.receivers if line.startswith("Fastly")] == [
        "Fastly throws away what it holds of it within seconds."
    ]
