"""Who is led to telling what happened, from where, and who is kept out."""

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import GroupPagePermission, Page

from forums_pages.enums import Lifecycle, SessionState
from forums_pages.models import EditionPage, SessionPage
from forums_pages.roles import ensure_headquarters
from tests.factories import make_edition, make_forum, make_member, make_session, translate
from tests.factories.telling import tell

pytestmark = pytest.mark.django_db

COORDINATING = ("add_page", "change_page", "publish_page")
EDITING = ("add_page", "change_page")


def browser_of(name: str, at: Page, *may: str) -> Client:
    """Return the browser of somebody who may do this below one page, and nothing elsewhere."""
    user, group = User.objects.create_user(name), Group.objects.create(name=name)
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    for codename in may:
        permission = Permission.objects.get(codename=codename, content_type__app_label="wagtailcore")
        GroupPagePermission.objects.create(group=group, page=at, permission=permission)
    user.groups.add(group)
    client = Client()
    client.force_login(user)
    return client


def addresses(edition: EditionPage, session: SessionPage) -> list[str]:
    return [
        reverse("edition_turns", args=[edition.pk]),
        reverse("edition_turn", args=[edition.pk, "cancelled"]),
        reverse("session_turn", args=[session.pk, "cancelled"]),
    ]


def test_only_those_who_may_publish_the_edition_get_there(client: Client) -> None:
    tunisia, greece = make_forum("Tunisia"), make_forum("Greece")
    mine, theirs = make_edition(tunisia, "Tunis"), make_edition(greece, "Athens")
    here, there = make_session(mine), make_session(theirs)
    coordinator = browser_of("coordinator", tunisia, *COORDINATING)
    editor = browser_of("editor", tunisia, *EDITING)

    def reached(client: Client, edition: EditionPage, session: SessionPage) -> list[tuple[int, int]]:
        urls = addresses(edition, session)
        return [(client.get(url).status_code, client.post(url).status_code) for url in urls]

    refused = [(302, 302)] * 3
    assert reached(coordinator, mine, here) == [(200, 405), (200, 200), (200, 200)]
    assert reached(coordinator, theirs, there) == refused
    assert reached(editor, mine, here) == refused
    assert client.get(addresses(mine, here)[0]).headers["Location"].startswith("/admin/login/")


def test_who_may_not_publish_changes_nothing_even_with_somebody_elses_page(client: Client) -> None:
    edition = make_edition()
    coordinator = browser_of("coordinator", edition, *COORDINATING)
    shown = tell(coordinator, edition, "cancelled").look()
    shown.client = browser_of("editor", edition, *EDITING)
    assert shown.send("confirm").response.status_code == 302
    assert EditionPage.objects.get().lifecycle == Lifecycle.ANNOUNCED


def test_a_member_of_a_working_group_cannot_cancel(client: Client) -> None:
    edition = make_edition()
    member = make_member("member", Group.objects.get(name="Working Group — Exampleland"))
    client.force_login(member)
    answers = [client.get(url).status_code for url in addresses(edition, make_session(edition))]
    assert answers == [302, 302, 302]
    client.force_login(make_member("moderator", ensure_headquarters().moderators))
    assert client.get(addresses(edition, make_session(edition))[0]).status_code == 200


def shown_in(client: Client, url: str, target: str) -> bool:
    answer = client.get(url)
    assert answer.status_code == 200
    return f'"{target}"' in answer.content.decode()


def test_the_buttons_stand_beside_titles_and_in_lists_for_those_who_may() -> None:
    forum = make_forum()
    edition = make_edition(forum)
    session = make_session(edition)
    french = translate(edition, "fr", title="Édition")
    choose, _turn, cancel = addresses(edition, session)
    places = [
        (reverse("wagtailadmin_pages:edit", args=[edition.pk]), choose),
        (reverse("wagtailadmin_pages:edit", args=[french.pk]), choose),
        (reverse("wagtailadmin_explore", args=[edition.pk]), choose),
        (reverse("wagtailadmin_explore", args=[forum.pk]), choose),
        (reverse("wagtailadmin_pages:edit", args=[session.pk]), cancel),
        (reverse("wagtailadmin_explore", args=[edition.pk]), cancel),
    ]
    found = {}
    for name, may in (("coordinator", COORDINATING), ("editor", EDITING)):
        client = browser_of(name, Page.objects.get(depth=1), *may)
        found[name] = [shown_in(client, *place) for place in places]
    assert found == {"coordinator": [True] * 6, "editor": [False] * 6}


def test_a_cancelled_session_offers_to_take_place_after_all() -> None:
    session = make_session(state=SessionState.CANCELLED)
    client = browser_of("coordinator", session.edition, *COORDINATING)
    url = reverse("wagtailadmin_pages:edit", args=[session.pk])
    targets = [reverse("session_turn", args=[session.pk, turn]) for turn in ("cancelled", "reinstated")]
    assert [shown_in(client, url, target) for target in targets] == [False, True]


def test_lists_cost_as_many_statements_for_two_sessions_as_for_twenty(client: Client) -> None:
    edition = make_edition()
    client.force_login(User.objects.create_superuser("root"))
    url = reverse("wagtailadmin_explore", args=[edition.pk])
    costs = []
    for count in (2, 18):
        for number in range(count):
            translate(make_session(edition, f"Session {number}"), "fr", title=f"Séance {number}")
        client.get(url)
        with CaptureQueriesContext(connection) as statements:
            client.get(url)
        costs.append(len(statements))
    assert costs[0] == costs[1]


def test_what_cannot_happen_has_no_address(admin_client: Client) -> None:
    edition = make_edition()
    for turn in ("held", "cancelled-twice", "CANCELLED"):
        url = f"/admin/editions/{edition.pk}/what-happened/{turn}/"
        assert admin_client.get(url, follow=True).status_code == 404
    url = reverse("edition_turns", args=[make_session(edition).pk])
    assert admin_client.get(url, follow=True).status_code == 404
