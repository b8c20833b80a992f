import csv
from io import StringIO

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from forums_pages.models import KeyFigure
from forums_pages.roles import ensure_headquarters
from tests.factories import (
    make_edition,
    make_forum,
    make_index,
    make_member,
    make_organisation,
    publish,
    texts,
)

pytestmark = pytest.mark.django_db
URL = "/admin/reports/figures/"


def test_editions_are_compared_in_a_table_in_bars_and_in_a_spreadsheet(admin_client: Client) -> None:
    edition = make_edition(make_forum("=Tunisia"), "Forum 2030")
    edition.key_figures = [KeyFigure(kind="participants", value=700, qualifier="more_than")]
    publish(edition)
    make_organisation("Radio", sector="media", country="TN")

    page = BeautifulSoup(admin_client.get(URL).content, "html.parser").main
    sheet = b"".join(admin_client.get(URL, {"export": "csv"}).streaming_content).decode()

    assert texts(page.select("tbody td")) == [
        "=Tunisia", "Forum 2030", "2030", "", "", "", "More than 700",
    ]  # fmt: skip
    assert texts(page.select("h2, .bars__row")) == [
        "Participants by edition", "Forum 2030 700",
        "Organisations by sector", "Media 1",
        "Organisations by country", "Tunisia 1",
    ]  # fmt: skip
    assert list(csv.reader(StringIO(sheet)))[1] == [
        "'=Tunisia", "Forum 2030", "2030", "", "", "", "700", "More than",
    ]  # fmt: skip


def test_before_anything_is_published_it_says_so(client: Client) -> None:
    make_index()
    client.force_login(make_member("partners", ensure_headquarters().partner_managers))

    assert "No edition is published yet." in client.get(URL).content.decode()
