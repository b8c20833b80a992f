import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from forums_pages.models import (
    EditionPage,
    Participation,
    PartnerLevel,
    Partnership,
    SessionPage,
    WorkingGroupMember,
)
from tests.factories import make_edition, make_organisation, make_person, make_session, publish

pytestmark = pytest.mark.django_db


def edition_with(count: int) -> EditionPage:
    edition = make_edition(title=f"With {count}")
    organisations = [make_organisation(f"Organisation {count}-{number}") for number in range(count)]
    level = PartnerLevel(kind="technical")
    level.partnerships = [Partnership(organisation=each) for each in organisations]
    edition.partner_levels = [level]
    edition.working_group = [WorkingGroupMember(organisation=each) for each in organisations]
    return publish(edition)


def session_with(count: int) -> SessionPage:
    session = make_session(title=f"With {count}")
    session.participations = [Participation(person=make_person(f"Speaker {n}")) for n in range(count)]
    return publish(session)


def opened(client: Client, page: EditionPage | SessionPage) -> tuple[int, str]:
    """The number of statements that the form of ``page`` takes, and the form."""
    with CaptureQueriesContext(connection) as statements:
        response = client.get(f"/admin/pages/{page.pk}/edit/")
    return len(statements), response.content.decode()


def test_the_forms_take_as_many_statements_with_twenty_people_and_partners_as_with_two(
    client: Client,
) -> None:
    client.force_login(User.objects.create_superuser("editor"))
    for make in (edition_with, session_with):
        few, many = make(2), make(20)
        # The first visit also subscribes the visitor to the page.
        for page in (few, many):
            opened(client, page)

        assert opened(client, many)[0] == opened(client, few)[0]


def test_every_chooser_shows_the_record_of_its_own_row(client: Client) -> None:
    client.force_login(User.objects.create_superuser("editor"))
    _statements, html = opened(client, edition_with(3))

    panel = BeautifulSoup(html, "html.parser").select("#id_working_group-FORMS [data-chooser-title]")
    assert [title.get_text(strip=True) for title in panel] == [
        name for number in range(3) for name in (f"Organisation 3-{number}", "")
    ]
