"""The table of translations in the admin: cells that lead on, sums, filters, spreadsheets, who sees it."""

import csv
from io import BytesIO, StringIO
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook
from pytest_django import DjangoAssertNumQueries

from forums_pages.models import EditionPage
from forums_pages.roles import ensure_forum_roles, ensure_headquarters
from tests.factories import (
    locale,
    make_edition,
    make_forum,
    make_image,
    make_member,
    make_person,
    make_session,
    make_theme,
    publish,
    texts,
    translate,
)
from tests.factories.translating import begin

pytestmark = pytest.mark.django_db
URL = "/admin/programme/translations/"


@pytest.fixture
def edition() -> EditionPage:
    locale("fr"), locale("ar")
    return make_edition()


def read(client: Client, **asked: Any) -> BeautifulSoup:
    answer = client.get(URL, asked)
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def rows(page: BeautifulSoup) -> list[list[str]]:
    return [texts(row.select("td")) for row in page.main.select("tbody tr")]


def links(page: BeautifulSoup) -> list[list[str | None]]:
    """Return where the cells of each row lead."""
    found = [[cell.find("a") for cell in row.select("td")] for row in page.main.select("tbody tr")]
    return [[link["href"] if link else None for link in row] for row in found]


def edit(page: Any) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def test_each_cell_says_how_it_stands_and_leads_to_where_that_is_changed(
    admin_client: Client, edition: EditionPage
) -> None:
    session = make_session(edition, "Opening", abstract="Welcome.")
    begin(session, "fr")
    arabic = translate(edition, "ar", title="منتدى")
    draft = session.get_translation(locale("fr"))
    page = read(admin_client)
    submit = reverse("wagtail_localize:submit_page_translation", args=[session.pk])

    assert rows(page) == [
        ["Exampleland", "Forum", "Source", "Missing", "Missing"],
        ["Forum 2030", "Edition", "Source", "Missing", "Published"],
        ["Opening", "Session", "Source", "Draft 2 texts wait", "Missing"],
    ]
    assert links(page)[1:] == [
        [
            edit(edition),
            None,
            edit(edition),
            f"{submit.replace(str(session.pk), str(edition.pk))}?select_locale=fr",
            edit(arabic),
        ],
        [edit(session), None, edit(session), edit(draft), f"{submit}?select_locale=ar"],
    ]
    names = [link["aria-label"] for link in page.main.select("a.standing__link")]
    assert names[4] == "Forum 2030, French: Missing"


def test_the_sums_tell_each_language(admin_client: Client, edition: EditionPage) -> None:
    make_session(edition, "Opening")
    translate(edition, "fr", title="Forum de 2030")
    edition.themes = [make_theme({"en": "Water", "fr": "Eau"}, summary="")]
    publish(edition)

    sums = read(admin_client).select(".sums__language")

    assert [texts([each])[0] for each in sums] == [
        "English 3 of 3 pages public and up to date",
        "French 1 of 3 pages public and up to date Missing: 2",
        "Arabic 0 of 3 pages public and up to date Missing: 3 1 record lacks labels",
    ]


def test_language_state_and_kind_can_be_asked_for(admin_client: Client, edition: EditionPage) -> None:
    make_session(edition, "Opening")
    translate(edition, "fr", title="Forum de 2030")
    edition.themes = [make_theme({"en": "Water"}, summary="")]
    publish(edition)

    def titles(**asked: str) -> list[str]:
        return [row[0] for row in rows(read(admin_client, **asked))]

    assert titles() == ["Exampleland", "Forum 2030", "Opening", "Water"]
    assert rows(read(admin_client, language="fr", standing="published")) == [
        ["Forum 2030", "Edition", "Published"]
    ]
    assert titles(standing="unfinished", language="fr") == ["Exampleland", "Opening", "Water"]
    assert titles(standing="unfinished", language="en") == []
    assert titles(kind="pages") == ["Exampleland", "Forum 2030", "Opening"]
    assert titles(kind="labels") == ["Water"]
    assert titles(kind="session") == ["Opening"]
    assert titles(kind="nonsense", language="xx", standing="'", edition="x") == titles()
    assert "Nothing of this edition stands like this." in read(admin_client, standing="draft").main.get_text()


def test_the_spreadsheet_holds_what_is_shown_and_no_formula(
    admin_client: Client, edition: EditionPage
) -> None:
    make_session(edition, "=1+1")
    downloaded = admin_client.get(URL, {"export": "csv", "kind": "session"})

    lines = list(csv.reader(StringIO(b"".join(downloaded.streaming_content).decode())))
    address = lines[1].pop()
    assert lines == [
        ["What", "Title", "English", "French", "Arabic", "Address in the admin"],
        ["Session", "'=1+1", "Source", "Missing", "Missing"],
    ]
    assert address.startswith("http://testserver/admin/pages/")
    sheet = load_workbook(BytesIO(admin_client.get(URL, {"export": "xlsx"}).getvalue())).active
    assert sheet
    assert sheet.max_row == 4


def test_hostile_titles_stay_text(admin_client: Client, edition: EditionPage) -> None:
    make_session(edition, '"><script>alert(1)</script>')

    page = read(admin_client)

    assert rows(page)[2][0] == '"><script>alert(1)</script>'
    assert page.main.find("script") is None


def test_links_are_offered_to_those_who_may_follow_them(client: Client, edition: EditionPage) -> None:
    assert edition.forum
    session = make_session(edition, "Opening")
    session.cover = None
    edition.cover = make_image("Cover", alt_text={"en": "A sea"})
    edition.themes = [make_theme({"en": "Water"}, summary="")]
    publish(edition)
    begin(session, "fr")
    roles = ensure_forum_roles(edition.forum)

    def leads(username: str, group: Any) -> list[list[bool]]:
        client.force_login(make_member(username, group))
        return [[link is not None for link in row] for row in links(read(client))]

    everything = [True, False, True, True, True]
    assert leads("coordinator", roles.coordinators) == [
        everything,
        everything,
        everything,
        everything,
        # The picture is in nobody's collection of theirs.
        [False] * 5,
    ]
    # They add pages, and records as drafts; whatever others made is not theirs.
    assert leads("writer", roles.working_group) == [*[[False] * 5] * 3, everything, [False] * 5]
    assert leads("editor", ensure_headquarters().editors)[:4] == [everything] * 4


def test_coordinators_see_their_own_forum(client: Client) -> None:
    ours, theirs = (
        make_edition(make_forum("Ours"), "Our forum"),
        make_edition(make_forum("Theirs"), "Their forum"),
    )
    make_session(theirs, "Secret plan", live=False)
    assert ours.forum
    client.force_login(make_member("coordinator", ensure_forum_roles(ours.forum).coordinators))

    page = read(client, edition=theirs.pk)

    assert [option["value"] for option in page.select("select[name=edition] option")] == [str(ours.pk)]
    assert "Our forum" in page.title.get_text()
    assert "Secret plan" not in str(page)
    client.force_login(make_member("editor", ensure_headquarters().editors))
    assert "Secret plan" in str(read(client, edition=theirs.pk))


def test_without_an_edition_that_is_said(admin_client: Client) -> None:
    assert "There is no edition yet" in read(admin_client).main.get_text()


def test_menu_buttons_home_and_report_lead_there(admin_client: Client, edition: EditionPage) -> None:
    address = f"{URL}?edition={edition.pk}"
    for place in (
        "/admin/",
        edit(edition),
        reverse("wagtailadmin_explore", args=[edition.pk]),
        f"/admin/reports/what-is-missing/?edition={edition.pk}",
    ):
        assert address in admin_client.get(place).content.decode(), place
    assert f'"{URL}"' in admin_client.get("/admin/").content.decode()


@pytest.mark.parametrize("size", [2, 20])
def test_statements_do_not_grow_with_the_programme(
    client: Client, edition: EditionPage, django_assert_num_queries: DjangoAssertNumQueries, size: int
) -> None:
    assert edition.forum
    client.force_login(make_member("coordinator", ensure_forum_roles(edition.forum).coordinators))
    for number in range(size):
        begin(make_session(edition, f"Session {number}"), "fr")
    edition.themes = [make_theme(f"Theme {number}") for number in range(size)]
    publish(edition)
    make_person()
    read(client)

    with django_assert_num_queries(37):
        assert len(rows(read(client))) == 2 * size + 2


def test_somebody_outside_the_admin_is_sent_to_log_in(client: Client, django_user_model: type[User]) -> None:
    assert client.get(URL).status_code == 302
    client.force_login(django_user_model.objects.create_user("visitor"))
    assert client.get(URL).status_code == 302
