from datetime import date, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import GroupPagePermission, Page

from cms.desk.home import cards_for
from forums_pages.contributions.replies import prepare
from forums_pages.enums import EventFormat, Lifecycle, SessionKind
from forums_pages.models import Participation
from tests.factories import (
    make_call,
    make_contribution,
    make_edition,
    make_forum,
    make_index,
    make_person,
    make_session,
    publish,
    translate,
)

SOON = timezone.localdate() + timedelta(days=10)


@pytest.fixture
def chief(db: None) -> User:
    return User.objects.create_superuser("chief", "chief@example.org", "chief")


def worker(page: Page) -> User:
    user = User.objects.create_user("worker", password="worker")
    group = Group.objects.create(name="Team")
    permission = Permission.objects.get(codename="change_page", content_type__app_label="wagtailcore")
    GroupPagePermission.objects.create(group=group, page=page, permission=permission)
    user.groups.add(group)
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    return user


def told(user: User) -> list[Any]:
    return [(card.edition.title, str(card.status), card.session_count) for card in cards_for(user)]


def test_the_ongoing_edition_of_a_forum_comes_before_its_next(chief: User) -> None:
    tunisia, greece, myanmar = (make_forum(name) for name in ("Tunisia", "Greece", "Myanmar"))
    today = timezone.localdate()
    make_edition(tunisia, "Next year", start_date=today + timedelta(days=400), end_date=None)
    make_edition(tunisia, "Now", start_date=today, end_date=None)
    make_edition(greece, "Undated", start_date=None, end_date=None, lifecycle=Lifecycle.POSTPONED)
    soon = make_edition(greece, "Soon", start_date=SOON, end_date=None, live=False)
    make_edition(myanmar, "Long ago", start_date=date(2017, 1, 1), end_date=None)
    make_session(soon)
    translate(soon, "fr")

    assert told(chief) == [("Now", "Ongoing", 0), ("Soon", "Upcoming", 1)]


def test_gaps_are_counted_and_lead_to_the_sessions(chief: User) -> None:
    edition = make_edition(start_date=SOON, end_date=None)
    make_session(edition, "Nothing known")
    make_session(edition, "Lunch", kind=SessionKind.BREAK)
    make_session(edition, "Off", state="cancelled")
    spoken = make_session(edition, "Spoken")
    spoken.participations = [Participation(person=make_person(name)) for name in ("Ada", "Bo")]
    publish(spoken)
    (card,) = cards_for(chief)

    assert [(gap.filter, gap.count) for gap in card.gaps] == [
        ("without_time", 3),
        ("without_room", 3),
        ("without_speaker", 1),
    ]
    client = Client()
    client.force_login(chief)
    for gap in card.gaps:
        listing = client.get(f"/admin/programme/sessions/?edition={edition.pk}&{gap.filter}=true")
        assert listing.context["items_count"] == gap.count


def test_an_online_edition_lacks_no_rooms(chief: User) -> None:
    make_session(make_edition(start_date=SOON, end_date=None, format=EventFormat.ONLINE))

    assert [gap.filter for gap in cards_for(chief)[0].gaps] == ["without_time", "without_speaker"]


def test_proposals_and_replies_are_counted_for_those_who_may_read_them(chief: User) -> None:
    forum = make_forum()
    edition = make_edition(forum, start_date=SOON, end_date=None)
    call = make_call(edition)
    make_contribution(call)
    prepare(make_contribution(call, state="declined"))

    counts = [
        [(card.proposal_count, card.reply_count) for card in cards_for(user)]
        for user in (chief, worker(forum))
    ]
    assert counts == [[(1, 1)], [(0, 0)]]


def test_a_team_sees_its_own_forum_only(db: None) -> None:
    ours, theirs = make_forum("Ours"), make_forum("Theirs")
    for forum in (ours, theirs):
        make_edition(forum, f"{forum.title} soon", start_date=SOON, end_date=None)

    assert told(worker(ours)) == [("Ours soon", "Upcoming", 0)]


def test_the_first_page_shows_cards_as_text(chief: User) -> None:
    hostile = "<script>alert(1)</script>"
    make_edition(make_forum(hostile), hostile, start_date=SOON, end_date=None, city={"en": hostile})
    client = Client()
    client.force_login(chief)
    page = client.get("/admin/").content.decode()

    assert (hostile in page, page.count("&lt;script&gt;alert(1)&lt;/script&gt;") >= 3) == (False, True)


def test_the_first_page_says_so_when_nothing_is_ahead(chief: User) -> None:
    make_index()
    client = Client()
    client.force_login(chief)

    assert "No edition is ahead" in client.get("/admin/").content.decode()


def test_the_login_bears_our_name(client: Client, db: None) -> None:
    page = client.get("/admin/login/").content.decode()

    assert [
        "Sign in to the Forums gateway" in page,
        "desk/favicon.svg" in page,
        "Sign in to Wagtail" in page,
    ] == [
        True,
        True,
        False,
    ]


def test_ten_forums_cost_as_many_statements_as_two(chief: User) -> None:
    def fill(numbers: range) -> None:
        for number in numbers:
            edition = make_edition(make_forum(f"Forum {number}"), start_date=SOON, end_date=None)
            make_session(edition)
            make_contribution(make_call(edition))

    def statements() -> int:
        cards_for(User.objects.get(pk=chief.pk))
        with CaptureQueriesContext(connection) as counted:
            cards_for(User.objects.get(pk=chief.pk))
        return len(counted)

    fill(range(2))
    few = statements()
    fill(range(2, 10))
    assert statements() == few
