"""The report of what is missing: of which edition, for whom, where lines lead, and as a spreadsheet."""

import csv
from io import BytesIO, StringIO
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from forums_pages.models import EditionPage, Language
from forums_pages.roles import ensure_forum_roles, ensure_headquarters
from tests.factories import make_edition, make_forum, make_member, make_session, publish, texts

pytestmark = pytest.mark.django_db
URL = "/admin/reports/what-is-missing/"


def in_english(title: str, edition_title: str, **fields: Any) -> EditionPage:
    forum = make_forum(title)
    forum.languages = [Language.objects.get(code="en")]
    publish(forum)
    return make_edition(forum, edition_title, **fields)


def read(client: Client, **asked: Any) -> BeautifulSoup:
    answer = client.get(URL, asked)
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def rows(page: BeautifulSoup) -> list[list[str]]:
    return [texts(row.select("td")) for row in page.main.select("tbody tr")]


def test_each_line_leads_to_where_it_is_mended(admin_client: Client) -> None:
    session = make_session(in_english("Exampleland", "Forum 2030"), "=Workshop")

    page = read(admin_client)
    downloaded = admin_client.get(URL, {"export": "csv"})

    assert rows(page) == [
        ["Session without day or time", "=Workshop", ""],
        ["Session without room", "=Workshop", ""],
        ["Session without people", "=Workshop", ""],
    ]
    edit = reverse("wagtailadmin_pages:edit", args=[session.pk])
    assert {link["href"] for link in page.main.select("tbody a")} == {edit}
    lines = list(csv.reader(StringIO(b"".join(downloaded.streaming_content).decode())))
    assert lines[:2] == [
        ["What", "Where", "More", "Address in the admin"],
        ["Session without day or time", "'=Workshop", "", f"http://testserver{edit}"],
    ]
    sheet = load_workbook(BytesIO(admin_client.get(URL, {"export": "xlsx"}).getvalue())).active
    assert sheet
    assert sheet.max_row == 4


def test_one_kind_can_be_asked_for(admin_client: Client) -> None:
    make_session(in_english("Exampleland", "Forum 2030"), "Workshop")

    assert rows(read(admin_client, kind="room")) == [["Session without room", "Workshop", ""]]
    assert len(rows(read(admin_client, kind="nonsense", edition="x"))) == 3


def test_what_is_on_or_comes_next_is_looked_at_first(admin_client: Client) -> None:
    today = timezone.now().date()
    forum = in_english(
        "Exampleland", "Far", start_date=today.replace(year=today.year + 2), end_date=None
    ).forum
    assert forum
    past = make_edition(forum, "Past", start_date=today.replace(year=today.year - 1, day=1), end_date=None)
    make_edition(forum, "Next", start_date=today.replace(year=today.year + 1, day=1), end_date=None)

    def subject(**asked: Any) -> str:
        return str(read(admin_client, **asked).title.get_text().split(":")[1].split(" - ")[0].strip())

    assert subject() == "Next"
    assert subject(edition=past.pk) == "Past"
    make_edition(forum, "Now", start_date=today, end_date=today)
    assert subject() == "Now"


def test_nothing_missing_is_said(admin_client: Client) -> None:
    assert "There is no edition yet" in read(admin_client).main.get_text()
    in_english("Exampleland", "Forum 2030")

    assert "Nothing is missing." in read(admin_client).main.get_text()


def test_coordinators_see_their_own_forum(client: Client) -> None:
    ours, theirs = in_english("Ours", "Our forum"), in_english("Theirs", "Their forum")
    assert ours.forum
    client.force_login(make_member("coordinator", ensure_forum_roles(ours.forum).coordinators))

    page = read(client, edition=theirs.pk)

    assert [option["value"] for option in page.select("select[name=edition] option")] == [str(ours.pk)]
    assert "Our forum" in page.title.get_text()
    client.force_login(make_member("editor", ensure_headquarters().editors))
    assert len(read(client).select("select[name=edition] option")) == 2


def test_the_menu_leads_there(admin_client: Client) -> None:
    make_edition()
    assert URL in admin_client.get("/admin/").content.decode()
