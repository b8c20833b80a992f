"""I13: what is cancelled or postponed keeps its address and says so."""

import pytest

from forums_pages.enums import EditionStatus, SessionState
from forums_pages.models import EditionPage, SessionPage
from forums_pages.programme import lifecycle
from tests.factories import make_edition, make_session, translate

pytestmark = pytest.mark.django_db

REASON = {"en": "Travel is not possible.", "fr": "Les voyages sont impossibles."}


@pytest.mark.parametrize(
    ("service", "status"),
    [(lifecycle.cancel, EditionStatus.CANCELLED), (lifecycle.postpone, EditionStatus.POSTPONED)],
)
def test_an_edition_keeps_its_address_in_every_language(service: object, status: EditionStatus) -> None:
    edition = make_edition()
    french = translate(edition, "fr", title="Édition")
    addresses = (edition.url, french.url)

    service(edition, REASON)

    rows = [EditionPage.objects.get(pk=each.pk) for each in (edition, french)]
    assert tuple(row.url for row in rows) == addresses
    assert [(row.live, row.status) for row in rows] == [(True, status), (True, status)]
    assert rows[1].source.lifecycle_reason.localize("fr") == "Les voyages sont impossibles."


def test_a_session_keeps_its_address_guid_and_code() -> None:
    session = make_session()
    kept = (session.url, session.guid, session.code)

    lifecycle.cancel_session(session)

    row = SessionPage.objects.get()
    assert ((row.url, row.guid, row.code), row.live, row.state) == (kept, True, SessionState.CANCELLED)
    assert not SessionPage.objects.not_cancelled().exists()
