"""Whoever only reads messages knows, after any edit, exactly what everybody may see, and where."""

import random
from collections.abc import Callable

import pytest
from django.db import connection
from wagtail.models import Page, PageViewRestriction

from cms.webhooks.models import Delivery
from cms.webhooks.seeing import RECORDS, Seeing
from forums_pages.models import BasePage, EditionPage, ForumPage, Person, SessionPage
from forums_pages.signals import settle
from graphql_api.visible_pages import PAGE_MODELS
from tests.cms.webhooks.telling import data_of, subscribe_now
from tests.factories import (
    locale,
    make_article,
    make_edition,
    make_forum,
    make_person,
    make_session,
    publish,
    translate,
)

pytestmark = pytest.mark.django_db

STEPS = 40
# What there is to be seen: a path for each thing in each language.
Seen = dict[tuple[str, str], str]


def truth() -> Seen:
    """Return all that the gate lets everybody see."""
    seeing, found = Seeing(), {}
    for model in (*PAGE_MODELS.values(), *RECORDS):
        pks = list(model._default_manager.values_list("pk", flat=True))
        for row in seeing.rows(model, pks).values():
            found[row["uid"], row.get("locale", "")] = row.get("path", "")
    return found


def heard(seen: Seen, after: int) -> int:
    """Bring ``seen`` up to date by the messages after the one with that key, and return the last one's."""
    for delivery in Delivery.objects.filter(pk__gt=after).order_by("pk"):
        data = data_of(delivery)
        for each in (data, *data["others"]):
            key = (each["uid"], each["locale"] or "")
            if each["action"] in ("unpublished", "deleted"):
                assert key in seen, ("told of the end of what never was", each)
                del seen[key]
            else:
                assert (key in seen) is (each["action"] != "published"), each
                seen[key] = each["path"] or ""
        after = delivery.pk
    return after


class Editors:
    """Do something, whatever comes to their minds."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.count = 0

    def act(self) -> str:
        acts: list[Callable[[], None]] = [
            *(self.publish, self.publish, self.unpublish, self.draft, self.rename, self.move, self.lock),
            *(self.unlock, self.unlock, self.translate, self.delete, self.add, self.people),
        ]
        chosen = self.chance.choice(acts)
        self.count += 1
        chosen()
        return chosen.__name__

    def page(self, *models: type[BasePage]) -> BasePage:
        chosen = self.chance.choice(models or (ForumPage, EditionPage, SessionPage, SessionPage))
        rows = list(chosen._default_manager.filter(alias_of=None).order_by("pk"))
        return self.chance.choice(rows) if rows else self.page(ForumPage)

    def publish(self) -> None:
        publish(self.page())

    def unpublish(self) -> None:
        page = self.page()
        if page.live:
            page.unpublish()

    def draft(self) -> None:
        page = self.page()
        page.title = f"Draft {self.count}"
        page.save_revision()

    def rename(self) -> None:
        page = self.page()
        page.slug = f"renamed-{self.count}"
        publish(page)

    def move(self) -> None:
        page = self.page(EditionPage, SessionPage)
        kind = ForumPage if isinstance(page, EditionPage) else EditionPage
        places = list(kind._default_manager.filter(locale=page.locale).order_by("pk"))
        if page.is_source and places:
            page.slug = f"moved-{self.count}"
            page.save()
            page.move(self.chance.choice(places), "last-child")

    def lock(self) -> None:
        PageViewRestriction.objects.create(page=self.page(), restriction_type="login")

    def unlock(self) -> None:
        restriction = PageViewRestriction.objects.order_by("pk").first()
        if restriction is not None:
            restriction.delete()

    def translate(self) -> None:
        page = self.page()
        is_english = page.is_source and page.live and page.locale.language_code == "en"
        if is_english and not page.has_translation(locale("fr")):
            translate(page, "fr", live=self.chance.random() < 0.7, title=f"Traduit {self.count}")

    def delete(self) -> None:
        page = self.page(EditionPage, SessionPage, SessionPage)
        if type(page).objects.count() > 2:
            Page.objects.get(pk=page.pk).specific.delete()

    def add(self) -> None:
        edition = self.page(EditionPage)
        if isinstance(edition, EditionPage) and edition.is_source:
            make_session(edition, title=f"New {self.count}", live=self.chance.random() < 0.5)

    def people(self) -> None:
        person = Person.objects.order_by("?").first() or make_person()
        if person.live and self.chance.random() < 0.5:
            person.unpublish()
        else:
            person.save_revision().publish()


@pytest.mark.parametrize("seed", range(2))
def test_messages_tell_exactly_what_may_be_seen(seed: int) -> None:
    for name in ("Exampleland", "Otherland"):
        edition = make_edition(make_forum(name))
        make_session(edition, title="Opening")
        make_session(edition, title="Closing", live=False)
        translate(edition, "fr", title="Édition")
        make_article(edition.forum)
    make_person()
    subscribe_now()
    seen, editors, last, told = truth(), Editors(seed), 0, []

    for _step in range(STEPS):
        told.append(editors.act())
        settle()
        connection.run_on_commit.clear()
        last = heard(seen, last)
        assert seen == truth(), told
