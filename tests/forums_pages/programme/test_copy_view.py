"""The page that copies an edition: for those who may add one, after a question, and by POST only."""

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.test import Client
from django.urls import reverse
from wagtail.models import GroupPagePermission, Page

from forums_pages.models import EditionPage, SessionPage
from tests.factories import make_edition, make_forum, make_session, translate

pytestmark = pytest.mark.django_db


def address(edition: EditionPage) -> str:
    return reverse("copy_as_next_edition", args=[edition.pk])


def somebody(name: str, *, may: tuple[str, ...], at: Page) -> User:
    user, group = User.objects.create_user(name), Group.objects.create(name=name)
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    for codename in may:
        permission = Permission.objects.get(codename=codename, content_type__app_label="wagtailcore")
        GroupPagePermission.objects.create(group=group, page=at, permission=permission)
    user.groups.add(group)
    return user


def test_asked_first_then_copied_and_opened(client: Client) -> None:
    edition = make_edition(ordinal=2)
    make_session(edition)
    client.force_login(User.objects.create_superuser("root"))

    question = client.get(address(edition))
    assert (question.status_code, EditionPage.objects.count()) == (200, 1)
    assert "Bring the titles and kinds of the sessions" in question.content.decode()

    answer = client.post(address(edition), {"with_sessions": "on"})
    copy = EditionPage.objects.get(ordinal=3)
    assert answer.headers["Location"] == reverse("wagtailadmin_pages:edit", args=[copy.pk])
    assert SessionPage.objects.of_edition(copy.pk).count() == 1


def test_the_question_stands_in_the_language_of_the_edition_it_copies(client: Client) -> None:
    edition = make_edition(title="Forum 2030")
    client.force_login(User.objects.create_superuser("root"))
    client.post(address(translate(edition, "fr", title="Forum 2030 (fr)")))
    assert EditionPage.objects.sources().latest("pk").title == "Forum 2030 (copy, to be renamed)"


def test_who_may_not_add_an_edition_to_the_forum_is_refused(client: Client) -> None:
    tunisia, greece = make_forum("Tunisia"), make_forum("Greece")
    mine, theirs = make_edition(tunisia, "Tunis"), make_edition(greece, "Athens")
    coordinator = somebody("coordinator", may=("add_page", "change_page"), at=tunisia)
    reader = somebody("reader", may=("change_page",), at=tunisia)

    outcomes = []
    for user, edition in ((coordinator, mine), (coordinator, theirs), (reader, mine)):
        client.force_login(user)
        outcomes.append((client.get(address(edition)).status_code, client.post(address(edition)).status_code))
    client.logout()
    stranger = client.post(address(mine))

    assert outcomes[0] == (200, 302)
    assert [outcome[1] for outcome in outcomes[1:]] == [302, 302]
    assert stranger.headers["Location"].startswith("/admin/login/")
    assert EditionPage.objects.filter(forum=tunisia).count() == 2
    assert EditionPage.objects.filter(forum=greece).count() == 1


def test_the_button_is_shown_to_those_who_may_on_editions_only(client: Client) -> None:
    tunisia = make_forum("Tunisia")
    edition = make_edition(tunisia)
    shown = {}
    for name, may in (("coordinator", ("add_page", "change_page")), ("reader", ("change_page",))):
        client.force_login(somebody(name, may=may, at=tunisia))
        pages = [client.get(reverse("wagtailadmin_explore", args=[page.pk])) for page in (edition, tunisia)]
        shown[name] = [page.content.decode().count(address(edition)) > 0 for page in pages]
    assert shown == {"coordinator": [True, True], "reader": [False, False]}
