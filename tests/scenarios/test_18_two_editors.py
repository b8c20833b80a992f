"""18. Two editors: the second is told, nothing is lost, history says who, and an older version comes back."""

from datetime import date, time

from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from forums_pages.models import SessionPage
from tests.factories import Desk, make_session


def test_both_edit_the_same_session(editor: Desk) -> None:
    session = make_session(title="Opening", day=date(2030, 5, 14), start_time=time(9, 0))
    other = Desk(Client(), name="grace")
    mine, hers = editor.open(session), other.open(session)

    saved = mine.fill(start_time="10:00").publish()
    told = hers.fill(abstract="Grace’s words.", start_time="11:00").publish()

    [error] = told.errors["__all__"]
    session.refresh_from_db()
    assert (saved.errors, session.start_time, session.abstract) == ({}, time(10, 0), "")
    assert error.startswith("editor saved this page on ")
    assert "Grace’s words." in told.response.content.decode()

    again = other.open(session).fill(abstract="Grace’s words.")
    assert again.publish().errors == {}
    session.refresh_from_db()
    assert (session.start_time, session.abstract) == (time(10, 0), "Grace’s words.")

    first, second, third = session.revisions.order_by("pk")
    history = editor.client.get(reverse("wagtailadmin_pages:history", args=[session.pk]))
    names = BeautifulSoup(history.content, "html.parser").get_text()
    difference = editor.client.get(
        reverse("wagtailadmin_pages:revisions_compare", args=[session.pk, first.pk, second.pk])
    )
    assert (second.user, third.user) == (editor.user, other.user)
    assert [name for name in ("editor", "grace") if name not in names] == []
    assert "10:00:00" in difference.content.decode()

    revert = reverse("wagtailadmin_pages:revisions_revert", args=[session.pk, first.pk])
    form = editor.get(revert, SessionPage)
    form.url = reverse("wagtailadmin_pages:edit", args=[session.pk])
    assert form.publish().errors == {}
    session.refresh_from_db()
    assert (session.start_time, session.abstract, session.revisions.count()) == (time(9, 0), "", 4)
