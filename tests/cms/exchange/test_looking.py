"""Leaving rows out, and saying why sessions may clash, over HTTP."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.http import HttpResponse
from django.test import Client

from forums_pages.models import EditionPage, Import, SessionPage
from forums_pages.roles import ensure_forum_roles
from tests.cms.exchange.test_views import LOOK, digest_in, presses, rows_in, sends
from tests.factories import make_edition, make_forum, make_member
from tests.factories.desk import Desk

pytestmark = pytest.mark.django_db
TABLE = """title,day,start,end,people
First,2030-05-14,09:00,10:00,
Second,2030-05-14,09:30,10:30,Ada Example
Third,2030-05-14,10:00,11:00,Ada Example
"""
DAY = date(2030, 5, 14)


@pytest.fixture
def desk(client: Client) -> Desk:
    return Desk(client)


@pytest.fixture
def edition() -> EditionPage:
    return make_edition(make_forum("Tunisia"), start_date=DAY, end_date=DAY)


def leaves(desk: Desk, imported: Import, row: str, follow: bool = False, **place: str) -> HttpResponse:
    return desk.client.post(f"/admin/exchange/{imported.pk}/leave/", {"row": row, **place}, follow=follow)


def buttons_in(response: HttpResponse) -> list[tuple[str, str]]:
    page = BeautifulSoup(response.content, "html.parser")
    return [(each["value"], each["aria-label"]) for each in page.select("button[name=row]")]


def outcomes(response: HttpResponse) -> list[str]:
    return [row[2] for row in rows_in(response)]


def test_rows_are_left_out_and_taken_in_again(desk: Desk, edition: EditionPage) -> None:
    sends(desk, TABLE, edition, kind="session")
    imported = Import.objects.get()
    address = LOOK.format(imported.pk)
    shown = desk.client.get(address)
    assert buttons_in(shown)[0] == ("0", "Leave out “Ada Example”")
    answer = leaves(desk, imported, buttons_in(shown)[1][0], p="1", action="new")
    assert answer.headers["Location"] == f"{address}?p=1&action=new#row-2"
    shown = desk.client.get(address)
    assert outcomes(shown) == ["New", "Left out", "New", "New"]
    assert buttons_in(shown)[1] == ("2", "Take in “First” again")
    leaves(desk, imported, "2")
    assert outcomes(desk.client.get(address)) == ["New", "New", "New", "New"]


def test_what_is_left_out_is_not_written_and_the_report_says_so(desk: Desk, edition: EditionPage) -> None:
    sends(desk, TABLE, edition, kind="session")
    imported = Import.objects.get()
    leaves(desk, imported, "2")
    shown = desk.client.get(LOOK.format(imported.pk))
    presses(desk, imported, "apply", digest=digest_in(shown))
    assert sorted(SessionPage.objects.values_list("title", flat=True)) == ["Second", "Third"]
    report = desk.client.get(LOOK.format(imported.pk))
    assert (outcomes(report), buttons_in(report)) == (["New", "Left out", "New", "New"], [])


def test_what_was_seen_before_a_row_was_left_out_is_not_taken_over(desk: Desk, edition: EditionPage) -> None:
    sends(desk, TABLE, edition, kind="session")
    imported = Import.objects.get()
    seen = digest_in(desk.client.get(LOOK.format(imported.pk)))
    leaves(desk, imported, "2")
    presses(desk, imported, "apply", digest=seen)
    imported.refresh_from_db()
    assert (imported.state, imported.problem) == ("failed", ["changed_meanwhile", {}])


@pytest.mark.parametrize("row", ["", "-1", "x", "99999999999"])
def test_rows_that_are_none_change_nothing(desk: Desk, edition: EditionPage, row: str) -> None:
    sends(desk, TABLE, edition, kind="session")
    imported = Import.objects.get()
    leaves(desk, imported, row)
    imported.refresh_from_db()
    assert "left_out" not in imported.options


def test_nobody_leaves_rows_out_of_an_import_of_others(desk: Desk, edition: EditionPage) -> None:
    sends(desk, TABLE, edition, kind="session")
    imported = Import.objects.get()
    member = Desk(Client(), make_member("coordinator", ensure_forum_roles(edition.forum).coordinators))
    assert leaves(member, imported, "2", follow=True).status_code == 404
    imported.refresh_from_db()
    assert "left_out" not in imported.options


def test_other_columns_take_every_row_in_again(desk: Desk, edition: EditionPage) -> None:
    sends(desk, TABLE, edition, kind="session")
    imported = Import.objects.get()
    leaves(desk, imported, "2")
    columns = {f"column_{number}": name for number, name in enumerate(("title", "day", "start", "end", ""))}
    desk.client.post(f"/admin/exchange/{imported.pk}/look/", {"encoding": "utf-8", **columns})
    assert outcomes(desk.client.get(LOOK.format(imported.pk))) == ["New", "New", "New"]


def test_publishing_asks_why_sessions_may_clash(desk: Desk, edition: EditionPage) -> None:
    sends(desk, TABLE, edition, kind="session", publish="on")
    imported = Import.objects.get()
    shown = desk.client.get(LOOK.format(imported.pk))
    page = BeautifulSoup(shown.content, "html.parser")
    told = " ".join(page.select_one(".exchange__clashes").get_text(" ").split())
    assert told == ("1 clash Third Ada Example also takes part in “Second” (14 May 2030, 09:30 to 10:30).")
    answer = presses(desk, imported, "apply", digest=digest_in(shown), clash_reason=" ")
    assert answer.context["reason"].errors == {"clash_reason": ["This field is required."]}
    answer = presses(desk, imported, "apply", digest=digest_in(shown), clash_reason="x" * 256)
    assert "x" * 256 in answer.content.decode()
    assert SessionPage.objects.count() == 0
    presses(desk, imported, "apply", digest=digest_in(shown), clash_reason="She changes rooms")
    assert SessionPage.objects.get(title="Third").clash_reason == "She changes rooms"


def test_drafts_are_told_of_clashes_and_not_asked(desk: Desk, edition: EditionPage) -> None:
    sends(desk, TABLE, edition, kind="session")
    imported = Import.objects.get()
    shown = desk.client.get(LOOK.format(imported.pk))
    page = BeautifulSoup(shown.content, "html.parser")
    assert page.select_one("[name=clash_reason]") is None
    assert "publishing them will ask why" in page.select_one(".exchange__clashes").get_text()
    presses(desk, imported, "apply", digest=digest_in(shown))
    assert SessionPage.objects.count() == 3
