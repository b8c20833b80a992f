"""The table of rights, tried by a person of each role in the admin: docs/roles.md says the same in words."""

from collections.abc import Callable
from types import SimpleNamespace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.models import Collection, Locale, Page
from wagtail.permissions import policy_registry

from forums_pages.models import Contribution, Organisation, Person, Theme
from forums_pages.roles import contributions_visible_to
from forums_pages.roles.headquarters import root_collection, shared_collection
from media.models import CustomImage
from tests.desk import Desk
from tests.factories import locale, make_contribution, make_organisation, make_person, picture_bytes

ROLES = ("moderator", "editor", "coordinator", "member", "partners")


def saves_draft(desk: Desk, page: Page) -> bool:
    desk.edit(page, title=f"Changed by {desk.user}")
    draft = Page.objects.get(pk=page.pk).get_latest_revision_as_object()
    return bool(draft.title == f"Changed by {desk.user}")


def adds_draft(desk: Desk, parent: Page) -> bool:
    title = f"Proposed by {desk.user} in {parent}"
    desk.add(parent, "sessionpage", title=title)
    return Page.objects.filter(title=title, owner=desk.user, live=False).exists()


def publishes(desk: Desk, page: Page) -> bool:
    desk.edit(page, "publish")
    return Page.objects.get(pk=page.pk).live


def adds_and_publishes(desk: Desk, parent: Page) -> bool:
    title = f"Published by {desk.user} in {parent}"
    desk.add(parent, "sessionpage", "publish", title=title)
    return Page.objects.filter(title=title, live=True).exists()


def unpublishes(desk: Desk, page: Page) -> bool:
    desk.send(f"/admin/pages/{page.pk}/unpublish/")
    return not Page.objects.get(pk=page.pk).live


def locks(desk: Desk, page: Page) -> bool:
    desk.send(f"/admin/pages/{page.pk}/lock/")
    return Page.objects.get(pk=page.pk).locked


def moves(desk: Desk, page: Page, parent: Page) -> bool:
    desk.send(f"/admin/pages/{page.pk}/move/{parent.pk}/confirm/")
    return bool(Page.objects.get(pk=page.pk).is_child_of(Page.objects.get(pk=parent.pk)))


def uploads_to(desk: Desk, collection: Collection) -> bool:
    picture = SimpleUploadedFile("logo.png", picture_bytes(), "image/png")
    title = f"By {desk.user} for {collection.pk}"
    fields = {"title": title, "file": picture, "collection": collection.pk, "is_decorative": "on", "tags": ""}
    desk.send("/admin/images/add/", **fields)
    return CustomImage.objects.filter(title=title, collection=collection).exists()


def translates(desk: Desk, page: Page) -> bool:
    french = Locale.objects.get(language_code="fr")
    desk.send(f"/admin/localize/submit/page/{page.pk}/", locales=[french.pk])
    return Page.objects.filter(translation_key=page.translation_key, locale=french).exists()


def adds_person(desk: Desk, action: str = "") -> bool:
    name = f"{desk.user}{action}"
    desk.record(Person(), action, family_name=name)
    return Person.objects.filter(family_name=name, live=bool(action)).exists()


def changes(desk: Desk, record: Person | Organisation, field: str, action: str = "") -> bool:
    text = f"{desk.user}{action}"
    desk.record(record, action, **{field: text})
    saved = type(record).objects.get(pk=record.pk)
    shown = saved if action else saved.get_latest_revision_as_object()
    return getattr(shown, field) == text


def deletes(desk: Desk, record: Person) -> bool:
    names = Person.snippet_viewset
    desk.send(reverse(names.get_url_name("delete"), args=[record.pk]))
    return not Person.objects.filter(pk=record.pk).exists()


def reads_email(desk: Desk, person: Person) -> bool:
    shown = desk.client.get(reverse(Person.snippet_viewset.get_url_name("edit"), args=[person.pk]))
    return shown.status_code == 200 and "ada@example.org" in shown.content.decode()


def may(desk: Desk, action: str, model: type) -> bool:
    return bool(policy_registry.get_by_type(model).user_has_permission(desk.user, action))


def titles_seen(desk: Desk) -> set[str]:
    return set(contributions_visible_to(desk.user).values_list("title", flat=True))


# What is tried, in this order; a later line may not depend on whether an earlier one was allowed.
TRIALS: dict[str, Callable[[Desk, SimpleNamespace], bool]] = {
    "edit own edition": lambda d, w: saves_draft(d, w.here.edition),
    "edit other edition": lambda d, w: saves_draft(d, w.there.edition),
    "edit the programme": lambda d, w: saves_draft(d, w.here.forum.get_parent().specific),
    "add session here": lambda d, w: adds_draft(d, w.here.edition),
    "add session there": lambda d, w: adds_draft(d, w.there.edition),
    "add and publish here": lambda d, w: adds_and_publishes(d, w.here.edition),
    "translate own session": lambda d, w: translates(d, w.here.session),
    "translate other session": lambda d, w: translates(d, w.there.session),
    "move own draft there": lambda d, w: moves(d, w.here.draft, w.there.edition),
    "publish other draft": lambda d, w: publishes(d, w.there.draft),
    "lock own session": lambda d, w: locks(d, w.here.session),
    "lock other session": lambda d, w: locks(d, w.there.session),
    "unpublish own call": lambda d, w: unpublishes(d, w.here.call),
    "unpublish other call": lambda d, w: unpublishes(d, w.there.call),
    "delete own draft": lambda d, w: d.delete(w.here.spare),
    "delete other draft": lambda d, w: d.delete(w.there.spare),
    "delete own edition with all below": lambda d, w: d.delete(w.here.past),
    "upload to own collection": lambda d, w: uploads_to(d, w.here.team.collection),
    "upload to other collection": lambda d, w: uploads_to(d, w.there.team.collection),
    "upload to shared collection": lambda d, w: uploads_to(d, shared_collection()),
    "upload to the root": lambda d, w: uploads_to(d, root_collection()),
    "add person": lambda d, w: adds_person(d),
    "add and publish person": lambda d, w: adds_person(d, "publish"),
    "change person": lambda d, w: changes(d, w.person, "family_name"),
    "publish person": lambda d, w: changes(d, w.person, "family_name", "publish"),
    "see private details of people": lambda d, w: reads_email(d, w.person),
    "delete person": lambda d, w: deletes(d, w.person),
    "change organisation": lambda d, w: changes(d, w.organisation, "name"),
    "publish organisation": lambda d, w: changes(d, w.organisation, "name", "publish"),
    "publish theme": lambda d, w: may(d, "publish", Theme),
    "see own contributions": lambda d, w: "Here" in titles_seen(d),
    "see other contributions": lambda d, w: "There" in titles_seen(d),
    "delete contribution": lambda d, w: may(d, "delete", Contribution),
    "open users": lambda d, w: d.opens("/admin/users/"),
    "open groups": lambda d, w: d.opens("/admin/groups/"),
    "open workflows": lambda d, w: d.opens("/admin/workflows/list/"),
    "open redirects": lambda d, w: d.opens("/admin/redirects/"),
    "open partner keys": lambda d, w: d.opens("/admin/partner-keys/"),
    "open settings": lambda d, w: d.opens(f"/admin/settings/forums_pages/publicsettings/{w.site.pk}/"),
}

# Who may: the letters of ROLES, in their order.
ALLOWED = {
    "edit own edition": "MECP",
    "edit other edition": "MEP",
    "edit the programme": "MEP",
    "add session here": "MECW",
    "add session there": "ME",
    "add and publish here": "MC",
    "translate own session": "MEC",
    "translate other session": "ME",
    "move own draft there": "ME",
    "publish other draft": "M",
    "lock own session": "MC",
    "lock other session": "M",
    "unpublish own call": "MC",
    "unpublish other call": "M",
    "delete own draft": "MECP",
    "delete other draft": "MEP",
    "delete own edition with all below": "M",
    "upload to own collection": "MECW",
    "upload to other collection": "ME",
    "upload to shared collection": "MEP",
    "upload to the root": "ME",
    "add person": "MECW",
    "add and publish person": "MC",
    "change person": "MECW",
    "publish person": "MC",
    "delete person": "M",
    "see private details of people": "MEC",
    "change organisation": "MECWP",
    "publish organisation": "MCP",
    "publish theme": "MC",
    "see own contributions": "MEC",
    "see other contributions": "ME",
    "delete contribution": "M",
    "open users": "",
    "open groups": "",
    "open workflows": "",
    "open redirects": "M",
    "open partner keys": "M",
    "open settings": "M",
}
LETTERS = {"moderator": "M", "editor": "E", "coordinator": "C", "member": "W", "partners": "P"}


@pytest.mark.parametrize("role", ROLES)
def test_each_role_may_do_what_the_table_says_and_nothing_else(role: str, world: SimpleNamespace) -> None:
    locale("fr")
    make_contribution(world.here.call, "Here")
    make_contribution(world.there.call, "There")
    world.person, world.organisation = make_person(email="ada@example.org"), make_organisation()
    desk = Desk(world.people[role])

    found = {name: trial(desk, world) for name, trial in TRIALS.items()}

    assert found == {name: LETTERS[role] in letters for name, letters in ALLOWED.items()}
