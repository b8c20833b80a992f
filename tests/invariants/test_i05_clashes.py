"""I5: two sessions in one room, or one person in two: a warning in draft, a question on publish."""

from datetime import date, time, timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupApprovalTask, Workflow, WorkflowPage, WorkflowTask

from forums_pages.enums import ParticipationRole, SessionState
from forums_pages.models import EditionPage, EditionVenue, Participation, Person, Room, SessionPage
from tests.factories import (
    Desk,
    Form,
    make_edition,
    make_person,
    make_session,
    make_venue,
    publish,
    texts,
    translate,
)

pytestmark = pytest.mark.django_db

DAY = date(2030, 5, 14)
INTENDED = "Is this intended? Then say why; otherwise change the time, the room or the people."


@pytest.fixture
def edition() -> EditionPage:
    page = make_edition()
    page.venues = [EditionVenue(venue=make_venue())]
    return publish(page)


@pytest.fixture
def hall(edition: EditionPage) -> Room:
    return edition.venues.get().venue.rooms.first()


@pytest.fixture
def opening(edition: EditionPage, hall: Room) -> SessionPage:
    """A published session, from nine to eleven in the great hall, moderated by Ada Example."""
    session = make_session(
        edition, "Opening", live=False, day=DAY, start_time=time(9, 0), end_time=time(11, 0), room=hall
    )
    session.participations = [Participation(person=make_person(), role=ParticipationRole.MODERATOR)]
    return publish(session)


def ada() -> Person:
    return Person.objects.get()


IN_THE_HALL = f"Great hall is also taken by “Opening” (14 May 2030, 09:00 to 11:00). {INTENDED}"
WITH_ADA = f"Ada Example also takes part in “Opening” (14 May 2030, 09:00 to 11:00). {INTENDED}"


def new_session(client: Client, edition: EditionPage, **fields: object) -> Form:
    form = Desk(client).new(edition, SessionPage)
    return form.fill(title="Panel", slug="panel", day=DAY, start_time="10:00", end_time="12:00", **fields)


def test_publishing_asks_about_the_room_and_the_person(
    client: Client, edition: EditionPage, opening: SessionPage, hall: Room
) -> None:
    form = new_session(client, edition, room=hall)
    form.add("participations", person=ada())

    answer = form.publish()

    assert answer.errors == {"clash_reason": [IN_THE_HALL, WITH_ADA]}
    assert SessionPage.objects.count() == 1
    assert form.fill(clash_reason="Both tables share the hall.").publish().accepted
    assert SessionPage.objects.get(title="Panel").live


def test_a_draft_is_saved_and_warned_of(
    client: Client, edition: EditionPage, opening: SessionPage, hall: Room
) -> None:
    assert new_session(client, edition, room=hall).save().accepted

    draft = SessionPage.objects.get(title="Panel")
    page = client.get(reverse("wagtailadmin_pages:edit", args=[draft.pk]))
    told = texts(page.context["messages"])
    assert IN_THE_HALL.removesuffix(f" {INTENDED}") in told


def test_one_after_the_other_cancelled_or_unplaced_is_no_clash(
    client: Client, edition: EditionPage, opening: SessionPage, hall: Room
) -> None:
    harmless = (
        {"start_time": "11:00"},
        {"state": SessionState.CANCELLED},
        {"start_time": "", "end_time": ""},
        {"room": ""},
    )
    form = new_session(client, edition, room=hall)
    for number, change in enumerate(harmless):
        before = {name: form.data[name] for name in change}
        assert form.fill(**change, slug=f"panel-{number}").publish().errors == {}
        SessionPage.objects.get(slug=f"panel-{number}").delete()
        form.fill(**before)


def test_what_others_have_drafted_counts(
    client: Client, edition: EditionPage, opening: SessionPage, hall: Room
) -> None:
    moved = opening.get_latest_revision_as_object()
    moved.start_time, moved.end_time = time(14, 0), time(15, 0)
    moved.save_revision()

    form = new_session(client, edition, room=hall).fill(start_time="14:30", end_time="16:00")
    [question] = form.publish().errors["clash_reason"]
    assert question.startswith("Great hall is also taken by “Opening” (14 May 2030, 14:00 to 15:00).")


def test_a_reason_answers_what_it_was_given_for_and_no_later_clash(
    client: Client, edition: EditionPage, opening: SessionPage, hall: Room
) -> None:
    form = new_session(client, edition, room=hall, clash_reason="Both tables share the hall.")
    form.publish()
    make_session(edition, "Late show", day=DAY, start_time=time(20, 0), end_time=time(21, 0), room=hall)
    panel, desk = SessionPage.objects.get(title="Panel"), Desk(client, name="second")

    again = desk.open(panel).fill(abstract="A word more.").publish()
    moved = desk.open(SessionPage.objects.get(pk=panel.pk)).fill(start_time="20:30", end_time="22:00")
    asked = moved.publish()
    answered = moved.fill(clash_reason="The show spills over.").publish()

    assert (again.errors, answered.errors) == ({}, {})
    assert [question.split(" (")[0] for question in asked.errors["clash_reason"]] == [
        "Great hall is also taken by “Late show”"
    ]


def test_the_other_session_is_not_asked_about_what_was_answered(
    client: Client, edition: EditionPage, opening: SessionPage, hall: Room
) -> None:
    new_session(client, edition, room=hall, clash_reason="Both tables share the hall.").publish()
    form = Desk(client, name="second").open(opening).fill(abstract="A word more.")
    assert form.publish().errors == {}


def test_submitting_and_scheduling_ask_as_publishing_does(
    client: Client, edition: EditionPage, opening: SessionPage, hall: Room
) -> None:
    task = GroupApprovalTask.objects.create(name="Moderation", active=True)
    workflow = Workflow.objects.create(name="Moderation", active=True)
    WorkflowTask.objects.create(workflow=workflow, task=task)
    WorkflowPage.objects.create(workflow=workflow, page=edition)
    form = new_session(client, edition, room=hall)
    tomorrow = f"{timezone.now() + timedelta(days=1):%Y-%m-%d %H:%M}"

    submitted = form.submit()
    scheduled = form.fill(go_live_at=tomorrow).publish()

    assert submitted.errors == scheduled.errors == {"clash_reason": [IN_THE_HALL]}
    assert form.fill(go_live_at="", clash_reason="Both tables share it.").submit().accepted
    SessionPage.objects.get(title="Panel").current_workflow_state.current_task_state.approve(
        user=User.objects.get()
    )
    assert SessionPage.objects.get(title="Panel").live


def test_publishing_several_at_once_asks_too(
    client: Client, edition: EditionPage, opening: SessionPage, hall: Room
) -> None:
    new_session(client, edition, room=hall).save()
    draft = SessionPage.objects.get(title="Panel")
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])

    answer = client.post(f"{address}?id={draft.pk}&next=/admin/", follow=True)
    below = client.post(f"{address}?id={edition.pk}&next=/admin/", {"include_descendants": "on"}, follow=True)

    sentence = IN_THE_HALL.removesuffix(f" {INTENDED}")
    for response in (answer, below):
        told = texts(response.context["messages"])
        assert f"“Panel” is not published: {sentence}" in told
    assert not SessionPage.objects.get(pk=draft.pk).live

    SessionPage.objects.filter(pk=draft.pk).update(clash_reason="Shared.")
    row = SessionPage.objects.get(pk=draft.pk)
    row.save_revision()
    client.post(f"{address}?id={draft.pk}&next=/admin/")
    assert SessionPage.objects.get(pk=draft.pk).live


def test_a_copied_session_is_warned_of(client: Client, edition: EditionPage, opening: SessionPage) -> None:
    Desk(client)
    data = {
        "new_title": "Opening again",
        "new_slug": "opening-again",
        "new_parent_page": edition.pk,
        "publish_copies": "on",
    }
    response = client.post(reverse("wagtailadmin_pages:copy", args=[opening.pk]), data, follow=True)
    told = texts(response.context["messages"])
    assert IN_THE_HALL.removesuffix(f" {INTENDED}") in told


def test_translations_are_never_asked(client: Client, opening: SessionPage) -> None:
    french = translate(opening, "fr", title="Ouverture")
    assert Desk(client).open(french).fill(title="Séance d’ouverture").publish().errors == {}
