"""Uploading, looking, applying and undoing, over HTTP."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client, TestCase

from forums_pages.models import EditionPage, Import
from tests.factories import make_forum
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
    rows = BeautifulSoup(response.content, "html.parser").select(".exchange__lines tbody tr")
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
