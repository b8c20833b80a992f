"""Uploading, looking, applying and undoing, over HTTP."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client, TestCase

from forums_pages.models import EditionPage, Import, SessionPage
from forums_pages.roles import ensure_forum_roles, ensure_headquarters
from tests.factories import make_edition, make_forum, make_index, make_member, make_person
from tests.factories.desk import Desk, texts

pytestmark = pytest.mark.django_db
EDITIONS = """number,title,start,city,participants
1,First Forum,2019-11-05,Manila,> 300
2,Second Forum,2021,,
"""
LOOK = "/admin/exchange/{}/"


@pytest.fixture
def desk(client: Client) -> Desk:
    return Desk(client)


def sends(
    desk: Desk, data: str | bytes, target: Any = "", name: str = "file.csv", **fields: Any
) -> HttpResponse:
    file = SimpleUploadedFile(name, data.encode() if isinstance(data, str) else data)
    told = {"kind": "edition", "target": getattr(target, "pk", target), "file": file, **fields}
    return desk.client.post("/admin/exchange/new/", told)


def presses(desk: Desk, imported: Import, action: str, **fields: str) -> HttpResponse:
    with TestCase.captureOnCommitCallbacks(execute=True):
        return desk.client.post(f"/admin/exchange/{imported.pk}/act/", {"action": action, **fields})


def digest_in(response: HttpResponse) -> str:
    return str(BeautifulSoup(response.content, "html.parser").select_one("[name=digest]")["value"])


def rows_in(response: HttpResponse) -> list[list[str]]:
    page = BeautifulSoup(response.content, "html.parser")
    for button in page.select("td button"):
        button.extract()
    rows = page.select(".exchange__lines tbody tr")
    return [texts(row.select("td")) for row in rows]


def test_a_file_is_uploaded_looked_at_applied_and_undone(desk: Desk) -> None:
    forum = make_forum()
    sent = sends(desk, EDITIONS, forum)
    imported = Import.objects.get()
    assert sent.headers["Location"] == LOOK.format(imported.pk)
    shown = desk.client.get(sent.headers["Location"])
    dates, figures = "dates 05/11/2019", "key figures Participants: More than 300"
    first = f"number 1 title First Forum city en: Manila {dates} {figures}"
    assert rows_in(shown) == [
        ["2", "First Forum edition", "New", first],
        ["3", "Second Forum edition", "New", "number 2 title Second Forum dates 2021 (Year only)"],
    ]
    assert EditionPage.objects.count() == 0
    presses(desk, imported, "apply", digest=digest_in(shown))
    imported.refresh_from_db()
    assert (imported.state, imported.content, EditionPage.objects.count()) == ("applied", None, 2)
    presses(desk, imported, "undo")
    imported.refresh_from_db()
    assert (imported.state, EditionPage.objects.count()) == ("undone", 0)
    undone = rows_in(desk.client.get(LOOK.format(imported.pk)))
    assert [row[1] for row in undone] == ["First Forum edition · Undone", "Second Forum edition · Undone"]


def test_what_cannot_be_read_is_refused_in_the_form_and_nothing_is_kept(desk: Desk) -> None:
    answer = sends(desk, '{"schedule": {\n"version": }}', make_forum(), name="schedule.json")
    assert answer.context["form"].errors["file"] == ["The JSON breaks off in line 2, column 12."]
    assert Import.objects.count() == 0


def test_a_file_of_fifty_megabytes_is_refused_with_a_clear_sentence(desk: Desk) -> None:
    answer = sends(desk, b"name\n" + b"A" * 50_000_000, make_forum())
    (sentence,) = answer.context["form"].errors["file"]
    assert sentence.startswith("This file is too big")


def test_the_columns_may_be_said_to_be_others(desk: Desk) -> None:
    sent = sends(desk, "Whoever,Wherever\nAda Example,TN\n", kind="person")
    imported = Import.objects.get()
    shown = desk.client.get(sent.headers["Location"])
    assert "Say which column tells what each row is about" in shown.content.decode()
    columns = {"encoding": "utf-8", "column_0": "name", "column_1": "country"}
    desk.client.post(f"/admin/exchange/{imported.pk}/look/", columns)
    (row,) = rows_in(desk.client.get(sent.headers["Location"]))
    assert row == ["2", "Ada Example person", "New", "given name Ada family name Example country TN"]


def test_many_rows_are_put_off_and_told_about(desk: Desk) -> None:
    table = "title,day\n" + "".join(f"Session {number},2030-05-14\n" for number in range(30))
    sent = sends(desk, table, make_edition(), kind="session")
    imported = Import.objects.get()
    shown = desk.client.get(sent.headers["Location"])
    # No worker runs beside the tests: the task is done as soon as the request is.
    presses(desk, imported, "apply", digest=digest_in(shown))
    told = desk.client.get(f"/admin/exchange/{imported.pk}/progress/")
    assert (told.headers["X-Work-State"], "30 of 30 rows are done." in told.content.decode()) == (
        "applied",
        True,
    )
    assert SessionPage.objects.count() == 30


def test_a_file_may_be_thrown_away(desk: Desk) -> None:
    sends(desk, EDITIONS, make_forum())
    presses(desk, Import.objects.get(), "discard")
    assert (Import.objects.count(), EditionPage.objects.count()) == (0, 0)


def test_nobody_sees_the_imports_of_others(desk: Desk) -> None:
    make_index()
    ensure_headquarters()
    forum = make_forum()
    sends(desk, EDITIONS, forum)
    imported = Import.objects.get()
    coordinator = Desk(Client(), make_member("coordinator", ensure_forum_roles(forum).coordinators))
    assert coordinator.client.get(LOOK.format(imported.pk), follow=True).status_code == 404
    assert coordinator.client.get("/admin/exchange/").context["page"].object_list.count() == 0


def test_exports_hold_what_their_reader_may_see(desk: Desk) -> None:
    make_index()
    ensure_headquarters()
    make_person("=cmd|' /C calc'!A0", "Example", email="ada@example.org")
    here, there = make_forum("Tunisia"), make_forum("Greece")
    editions = [make_edition(forum, "Forum 2030") for forum in (here, there)]
    coordinator = Desk(Client(), make_member("coordinator", ensure_forum_roles(here).coordinators))
    manager = Desk(Client(), make_member("manager", ensure_headquarters().partner_managers))
    people = coordinator.client.get("/admin/exchange/export/person.csv").content.decode("utf-8-sig")
    assert "ada@example.org" in people
    assert "'=cmd" in people
    addresses = [f"/admin/exchange/export/session/{each.pk}.xlsx" for each in editions]
    assert [coordinator.client.get(each).status_code for each in addresses] == [200, 302]
    assert manager.client.get("/admin/exchange/export/person.csv").status_code == 302
    assert manager.client.get("/admin/exchange/export/organisation.csv").status_code == 200


def test_the_page_of_exports_names_what_there_is(desk: Desk) -> None:
    edition = make_edition(make_forum("Tunisia"), "Forum 2030")
    lines = desk.client.get("/admin/exchange/export/").context["lines"]
    assert [line.label for line in lines] == [
        "People",
        "Organisations",
        "Editions of “Tunisia”",
        "Sessions of “Forum 2030”",
    ]
    for _name, address in lines[-1].schedules:
        assert desk.client.get(address).status_code == 200
    assert lines[-1].tables[0] == ("csv", f"/admin/exchange/export/session/{edition.pk}.csv")
