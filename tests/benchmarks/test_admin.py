"""Numbers of statements, which no machine changes: with three sessions as with twenty."""

import pytest
from django.test import Client
from django.urls import reverse

from benchmarks.browser import edit_address, fetch, log_in
from benchmarks.cast import make_cast, make_login, make_venue
from benchmarks.measure import counted_statements
from benchmarks.rows import add_published_pages
from benchmarks.sessions import sessions_of
from tests.factories import make_edition, make_forum

pytestmark = pytest.mark.django_db


def statements(client: Client, address: str) -> int:
    fetch(client, address)
    with counted_statements() as sent:
        fetch(client, address)
    return len(sent)


def test_an_edition_with_many_sessions_costs_the_statements_of_one_with_few() -> None:
    make_login()
    client, edition = log_in(), make_edition(make_forum("Here"), title="2030")
    sessions = sessions_of(edition, make_venue(2), make_cast(people=40), count=20, speakers=2)
    pages = {
        "form": edit_address(edition),
        "listing": reverse("wagtailadmin_explore", args=[edition.pk]),
    }

    add_published_pages(edition, sessions[:3])
    few = {name: statements(client, address) for name, address in pages.items()}
    add_published_pages(edition, sessions[3:])

    assert {name: statements(client, address) for name, address in pages.items()} == few
