"""One logical write is one event, in its transaction; what is not public is never told."""

from datetime import time, timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import PageViewRestriction

from cms.webhooks.models import Event, PublicRow, Webhook
from cms.webhooks.outbox import write_down
from cms.webhooks.rings import Ring
from forums_pages.models import EditionPage, Menu, SessionPage
from forums_pages.signals import TOLD, content_changed, settle
from graphql_api.nodes import node_uid
from tests.cms.webhooks.telling import data_of, events, subscribe_now, told
from tests.factories import (
    Desk,
    make_article,
    make_edition,
    make_forum,
    make_image,
    make_index,
    make_person,
    make_session,
    publish,
    translate,
)

pytestmark = pytest.mark.django_db

FORUM = "/en/exampleland/"
EDITION = f"{FORUM}forum-2030/"
OPENING = f"{EDITION}opening/"


@pytest.fixture
def session(db: None) -> SessionPage:
    return make_session(make_edition(make_forum()), title="Opening")


def test_without_subscribers_nothing_is_written(session: SessionPage) -> None:
    publish(session)
    settle()
    assert (events(), PublicRow.objects.count()) == (0, 0)


def test_a_draft_is_not_told_and_its_publication_is(session: SessionPage, client: Client) -> None:
    subscribe_now()
    desk = Desk(client)
    draft = make_session(session.edition, title="Secret guest", live=False)
    settle()
    assert desk.open(draft).fill(title="Very secret guest").save().accepted
    assert desk.open(session).fill(title="Another opening").save().accepted
    assert events() == 0

    assert desk.open(draft).publish().accepted
    assert told() == [[("Session published", f"{EDITION}secret-guest/", "")]]


def test_what_was_never_public_leaves_without_a_word(session: SessionPage, client: Client) -> None:
    subscribe_now()
    below = make_session(make_edition(make_forum("Hidden", live=False), live=False), title="Below a draft")
    settle()
    client.force_login(Desk(client).user)
    client.post(f"/admin/pages/{below.pk}/unpublish/")
    client.post(f"/admin/pages/{below.pk}/delete/")
    assert (SessionPage.objects.filter(pk=below.pk).exists(), events()) == (False, 0)


def test_a_restriction_ends_what_is_public_below_it(session: SessionPage, client: Client) -> None:
    make_article(title="Elsewhere")
    subscribe_now()
    desk = Desk(client)
    forum = session.edition.forum
    client.post(f"/admin/pages/{forum.pk}/privacy/", {"restriction_type": PageViewRestriction.LOGIN})
    assert told() == [
        [
            ("Forum unpublished", FORUM, ""),
            ("Edition unpublished", EDITION, ""),
            ("Session unpublished", OPENING, ""),
        ]
    ]
    assert desk.open(session).fill(title="Behind a login").publish().accepted
    assert events() == 1

    client.post(f"/admin/pages/{forum.pk}/privacy/", {"restriction_type": "none"})
    assert told()[1:] == [
        [
            ("Forum published", FORUM, ""),
            ("Edition published", EDITION, ""),
            ("Session published", OPENING, ""),
        ]
    ]


def test_unpublishing_and_deleting_tell_what_went(session: SessionPage, client: Client) -> None:
    uid = node_uid(session)
    subscribe_now()
    client.force_login(Desk(client).user)
    client.post(f"/admin/pages/{session.pk}/unpublish/")
    assert told() == [[("Session unpublished", OPENING, "")]]
    client.post(f"/admin/pages/{session.edition.pk}/delete/")
    assert told()[1:] == [[("Edition deleted", EDITION, "")]]
    assert data_of(Event.objects.earliest("pk").deliveries.get())["uid"] == uid


def test_moving_and_renaming_tell_both_addresses_of_all_below(session: SessionPage, client: Client) -> None:
    other = make_forum("Otherland")
    subscribe_now()
    desk = Desk(client)
    client.post(f"/admin/pages/{session.edition.pk}/move/{other.pk}/confirm/")
    moved = "/en/otherland/forum-2030/"
    assert told() == [
        [("Edition moved", moved, EDITION), ("Session moved", f"{moved}opening/", OPENING)],
    ]
    assert desk.open(EditionPage.objects.get()).fill(slug="renamed").publish().accepted
    renamed = "/en/otherland/renamed/"
    assert told()[1:] == [
        [("Edition moved", renamed, moved), ("Session moved", f"{renamed}opening/", f"{moved}opening/")],
    ]


def test_facts_change_a_page_in_every_language_words_in_one(session: SessionPage, client: Client) -> None:
    french = translate(session, "fr", title="Ouverture")
    subscribe_now()
    desk = Desk(client)
    assert desk.open(session).fill(title="Welcome").publish().accepted
    kinds = [[(what, path.split("/")[1]) for what, path, _before in one] for one in told()]
    assert kinds == [[("Session changed", "en"), ("Session changed", "fr")]]

    publish(french)
    settle()
    kinds = [[(what, path.split("/")[1]) for what, path, _before in one] for one in told()]
    assert kinds[1:] == [[("Session changed", "fr")]]


def test_a_person_is_told_with_the_pages_that_show_it(session: SessionPage, client: Client) -> None:
    person = make_person()
    session.participations.create(person=person, confirmed=True)
    publish(session)
    subscribe_now()
    person.save_revision().publish()
    settle()
    assert told() == [[("Person changed", "", ""), ("Session changed", OPENING, "")]]


def test_hidden_pages_that_show_a_person_or_picture_are_not_told(session: SessionPage) -> None:
    person = make_person()
    hidden = make_session(session.edition, title="Hidden", live=False)
    expired = make_session(session.edition, title="Expired")
    locked = make_session(session.edition, title="Locked")
    for page in (session, hidden, expired, locked):
        page.participations.create(person=person, confirmed=True)
        page.save()
    SessionPage.objects.filter(pk=expired.pk).update(expire_at=timezone.now() - timedelta(minutes=1))
    PageViewRestriction.objects.create(page=locked, restriction_type="login")
    subscribe_now()
    person.save_revision().publish()
    settle()
    assert told() == [[("Person changed", "", ""), ("Session changed", OPENING, "")]]
    # A person who is taken down is told of once more, and then not again.
    person.unpublish()
    settle()
    assert told()[1] == [("Person unpublished", "", ""), ("Session changed", OPENING, "")]
    person.save_revision(clean=False)
    settle()
    assert len(told()) == 2


def test_a_picture_is_told_as_the_pages_that_show_it(
    session: SessionPage, django_capture_on_commit_callbacks: Any
) -> None:
    picture = make_image()
    article = make_article(title="With a picture", cover=picture)
    make_article(title="Not yet", cover=picture, live=False)
    subscribe_now()
    picture.focal_point_x = picture.focal_point_y = 5
    picture.focal_point_width = picture.focal_point_height = 2
    picture.save()
    settle()
    assert told() == [[("Article changed", f"/en/{article.slug}/", "")]]


def test_a_menu_is_told_as_what_it_is(session: SessionPage) -> None:
    site = make_index().get_site()
    subscribe_now()
    Menu.objects.create(site=site, place="header").save()
    settle()
    assert told() == [[("Menu changed", "", "")]]


def test_what_is_due_is_told_by_the_schedule(session: SessionPage) -> None:
    subscribe_now()
    past = timezone.now() - timedelta(minutes=1)
    SessionPage.objects.filter(pk=session.pk).update(expire_at=past)
    call_command("publish_scheduled")
    assert told() == [[("Session unpublished", OPENING, "")]]


def test_many_at_once_are_one_event(session: SessionPage, client: Client) -> None:
    second = make_session(session.edition, title="Closing")
    subscribe_now()
    client.force_login(Desk(client).user)
    client.post(f"/admin/bulk/wagtailcore/page/unpublish/?id={session.pk}&id={second.pk}&next=/admin/")
    assert told() == [
        [("Session unpublished", OPENING, ""), ("Session unpublished", f"{EDITION}closing/", "")]
    ]


def test_what_a_command_changes_is_told_after_its_commit(
    session: SessionPage, django_capture_on_commit_callbacks: Any
) -> None:
    subscribe_now()
    with django_capture_on_commit_callbacks(execute=True):
        session.unpublish()
        assert events() == 0
    assert told() == [[("Session unpublished", OPENING, "")]]


def test_what_is_rolled_back_is_not_told(session: SessionPage) -> None:
    subscribe_now()
    with transaction.atomic():
        session.unpublish()
        settle()
        assert events() == 1
        transaction.set_rollback(True)
    assert events() == 0


def test_nothing_is_published_that_could_not_be_told(session: SessionPage) -> None:
    subscribe_now()
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE webhooks_event RENAME TO webhooks_event_away")
    with transaction.atomic():
        session.unpublish()
        with pytest.raises(DatabaseError):
            settle()
        transaction.set_rollback(True)
    assert SessionPage.objects.get(pk=session.pk).live


@pytest.mark.parametrize(
    ("wishes", "count"),
    [
        ({"actions": ["unpublished"]}, 1),
        ({"actions": ["published", "deleted"]}, 0),
        ({"kinds": ["Session", "Article"]}, 1),
        ({"kinds": ["Article"]}, 0),
        ({"locales": ["en"]}, 1),
        ({"locales": ["fr"]}, 0),
    ],
)
def test_subscribers_are_told_what_they_asked_for(
    session: SessionPage, wishes: dict[str, Any], count: int
) -> None:
    subscribe_now(**wishes)
    session.unpublish()
    settle()
    assert len(told()) == count


def test_forums_are_told_apart(session: SessionPage) -> None:
    other = make_session(make_edition(make_forum("Otherland")), title="Elsewhere")
    subscribe_now(forums=[node_uid(other.edition.forum)])
    session.unpublish()
    other.unpublish()
    settle()
    assert told() == [[("Session unpublished", "/en/otherland/forum-2030/elsewhere/", "")]]


def test_each_subscriber_is_told_once(session: SessionPage) -> None:
    subscribe_now()
    subscribe_now("https://other.example.org/hook", kinds=["Session"])
    session.unpublish()
    settle()
    assert (events(), Webhook.objects.count(), len(told())) == (1, 2, 2)


def test_the_first_thing_told_is_what_holds_the_others(session: SessionPage, client: Client) -> None:
    edition = session.edition
    session.day, session.start_time = edition.start_date, time(9)
    publish(session)
    subscribe_now()
    # Its sessions ring before it does: each of them is another moment now.
    edition.time_zone = "Asia/Tokyo"
    publish(edition)
    settle()
    assert [[what for what, _path, _before in one] for one in told()] == [
        ["Edition changed", "Session changed"]
    ]


def test_statements_do_not_grow_with_what_moves(session: SessionPage) -> None:
    other = make_forum("Otherland")

    def statements_to_tell_a_move_of(edition: EditionPage) -> int:
        subscribe_now()
        edition.move(other, "last-child")
        rings = [
            Ring(**{name: each[1].keywords[name] for name in TOLD})
            for each in connection.run_on_commit
            if getattr(each[1], "func", None) == content_changed.send
        ]
        with CaptureQueriesContext(connection) as captured:
            event = write_down(rings)
        assert event is not None
        Webhook.objects.all().delete()
        return len(captured)

    second = make_edition(session.edition.forum, title="Larger")
    for number in range(20):
        make_session(second, title=f"Session {number}")
    few = statements_to_tell_a_move_of(session.edition)
    many = statements_to_tell_a_move_of(EditionPage.objects.get(pk=second.pk))
    assert (few, many) == (few, few)
    assert few < 40
