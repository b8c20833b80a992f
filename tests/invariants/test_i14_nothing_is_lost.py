"""I14: a mistake loses nothing else; who comes second is told, and nothing is overwritten unseen."""

from datetime import date

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from forums_pages.enums import PartnerKind
from forums_pages.models import EditionPage, Partnership, SessionPage
from tests.factories import Desk, Form, data_of, make_edition, make_organisation, make_person, make_session

pytestmark = pytest.mark.django_db

ARABIC = "الافتتاح"


@pytest.fixture
def session() -> SessionPage:
    return make_session(title="Opening", abstract="First.")


def second_desk() -> Desk:
    return Desk(Client(), name="grace")


def autosave(form: Form, **extra: str) -> dict[str, object]:
    data = form.data.copy()
    data.update(extra)
    response = form.client.post(
        form.url,
        data.urlencode(),
        "application/x-www-form-urlencoded",
        headers={"Accept": "application/json"},
    )
    return response.json()


def test_a_mistake_in_one_field_loses_nothing_else_of_a_session(client: Client, session: SessionPage) -> None:
    form = Desk(client).open(session)
    form.fill(title="Grand opening", abstract=ARABIC, day="14 May, I think", registration_url="nowhere")
    form.add("participations", person=make_person(), job_title={"fr": "Présidente"})

    answer = form.publish()

    assert sorted(answer.errors) == ["day", "registration_url"]
    html = answer.response.content.decode()
    kept = ("Grand opening", ARABIC, "14 May, I think", "nowhere", "Présidente")
    assert [text for text in kept if text not in html] == []
    session.refresh_from_db()
    assert (session.title, session.participations.count()) == ("Opening", 0)


def test_a_mistake_two_lists_deep_loses_nothing_of_an_edition(client: Client) -> None:
    form = Desk(client).open(make_edition())
    level = form.add("partner_levels", kind=PartnerKind.MEDIA, label={"en": "Media friends"})
    partner = form.add(f"{level}-partnerships", organisation=make_organisation("Radio"), link="not a link")

    answer = form.publish()

    assert not answer.accepted
    html = answer.response.content.decode()
    assert [text for text in ("Media friends", "not a link") if text not in html] == []
    form.fill(**{f"{partner}-link": "https://radio.example.org"})
    assert form.publish().errors == {}
    assert Partnership.objects.get().link == "https://radio.example.org"


def test_the_second_who_saves_is_told_and_nothing_is_overwritten(
    client: Client, session: SessionPage
) -> None:
    first, second = Desk(client).open(session), second_desk().open(session)
    first.fill(start_time="09:00", day=date(2030, 5, 14)).publish()

    for attempt in (second.fill(abstract="Second."), second):
        answer = attempt.publish() if attempt is second else attempt.save()
        [error] = answer.errors["__all__"]
        assert error.startswith("editor saved this page on ")
        assert "Nothing was overwritten and your changes are still in this form." in error
        assert "Second." in answer.response.content.decode()
    session.refresh_from_db()
    assert (session.abstract, str(session.start_time)) == ("First.", "09:00:00")


def test_once_told_the_second_may_save_and_the_history_keeps_both(
    client: Client, session: SessionPage
) -> None:
    first, desk = Desk(client).open(session), second_desk()
    second = desk.open(session).fill(abstract="Second.")
    first.fill(abstract="Mine.").publish()
    told = second.publish()

    again = told.response.content.decode()
    form = Form(desk.client, second.url, second.data.copy(), SessionPage)
    sent_back = data_of(again)
    for name in ("loaded_revision_id", "loaded_revision_created_at"):
        form.data[name] = sent_back[name]

    assert form.publish().errors == {}
    history = [revision.content["abstract"] for revision in session.revisions.order_by("pk")]
    assert history == ["First.", "Mine.", "Second."]
    assert [revision.user for revision in session.revisions.order_by("pk")][1:] == [
        User.objects.get(username="editor"),
        User.objects.get(username="grace"),
    ]


def test_two_windows_of_one_editor_are_two_editors(client: Client, session: SessionPage) -> None:
    desk = Desk(client)
    one, other = desk.open(session), desk.open(session)
    one.fill(abstract="One window.").save()
    [error] = other.fill(abstract="The other.").save().errors["__all__"]
    assert error.startswith("You saved this page elsewhere on ")


def test_an_autosave_never_overwrites_somebody_else(client: Client, session: SessionPage) -> None:
    first, second = Desk(client).open(session), second_desk().open(session)
    saved = autosave(first.fill(abstract="Half a senten"))
    refused = autosave(second.fill(abstract="Mine"))

    assert (saved["success"], refused["success"], refused["error_code"]) == (True, False, "invalid_revision")
    own = {"overwrite_revision_id": str(saved["revision_id"])}
    assert autosave(first.fill(abstract="Half a sentence."), **own)["success"]
    assert "__all__" in second.save().errors
    assert first.fill(overwrite_revision_id=saved["revision_id"]).publish().errors == {}
    session.refresh_from_db()
    assert session.abstract == "Half a sentence."


def test_an_autosave_in_place_is_newer_too(client: Client, session: SessionPage) -> None:
    first = Desk(client).open(session)
    saved = autosave(first.fill(abstract="Half"))
    second = second_desk().open(session)
    autosave(first.fill(abstract="Whole"), overwrite_revision_id=str(saved["revision_id"]))

    assert "__all__" in second.save().errors


def test_a_save_that_nobody_came_between_is_no_question(client: Client, session: SessionPage) -> None:
    desk = Desk(client)
    for number in range(3):
        assert desk.open(session).fill(abstract=f"Version {number}").save().accepted


def test_an_older_version_can_be_put_back(client: Client, session: SessionPage) -> None:
    desk = Desk(client)
    desk.open(session).fill(day="2030-05-14", start_time="09:00").publish()
    older = session.revisions.order_by("pk").first()
    url = reverse("wagtailadmin_pages:revisions_revert", args=[session.pk, older.pk])
    form = desk.get(url, SessionPage)
    form.url = reverse("wagtailadmin_pages:edit", args=[session.pk])

    assert form.fill(revision=older.pk).publish().errors == {}
    session.refresh_from_db()
    assert (session.start_time, EditionPage.objects.count()) == (None, 1)
