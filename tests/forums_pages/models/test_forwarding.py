"""What led to a page that goes leads to the one in its place: redirects, menus, links in bodies."""

from datetime import timedelta
from typing import Any

import pytest
from django.db.models import JSONField
from django.db.models.functions import Cast
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, ReferenceIndex, Site

from forums_pages.models import ArticlePage, EditionPage, Menu, MenuItem
from forums_pages.signals import content_changed
from tests.factories import make_article, make_edition, publish, translate

pytestmark = pytest.mark.django_db


def body_about(page: Page, *more: Any) -> list[Any]:
    text = f'<p>See <a id="{page.pk}" linktype="page">the edition</a>.</p>'
    return [{"type": "paragraph", "value": text}, {"type": "page_list", "value": {"pages": [page.pk]}}, *more]


def led_to(article: ArticlePage) -> list[Any]:
    """Return the pages that the blocks of the article's body lead to: by a link, and chosen for a list."""
    paragraph, pages = article.body[0].value, article.body[1].value["pages"]
    (link,) = {int(part.split('"')[0]) for part in paragraph.source.split('id="')[1:]}
    return [Page.objects.filter(pk=link).first(), *[page and Page.objects.get(pk=page.pk) for page in pages]]


def make_reader(page: Page, **fields: Any) -> ArticlePage:
    return make_article(title="About it", body=body_about(page), **fields)


def test_links_in_bodies_lead_to_the_heir_and_are_known_of() -> None:
    edition = make_edition()
    french = translate(edition, "fr", title="Édition")
    article = make_reader(edition)
    assert [each.pk for each in led_to(article)] == [edition.pk] * 2

    edition.delete()

    article = ArticlePage.objects.get()
    heir = Page.objects.get(pk=french.pk)
    assert led_to(article) == [heir] * 2
    assert led_to(article.get_latest_revision_as_object()) == [heir] * 2
    references = ReferenceIndex.get_references_to(heir).filter(object_id=article.pk)
    assert references.count() == 2
    assert not article.has_unpublished_changes


def test_links_in_drafts_and_scheduled_versions_lead_there_too() -> None:
    edition = make_edition()
    french = Page.objects.get(pk=translate(edition, "fr", title="Édition").pk)
    draft, scheduled = make_article(title="Draft"), make_article(title="Scheduled")
    draft.body = body_about(edition)
    draft.save_revision()
    scheduled.body = body_about(edition)
    scheduled.go_live_at = timezone.now() + timedelta(days=1)
    scheduled.save_revision(approved_go_live_at=scheduled.go_live_at).publish()
    scheduled.body = []
    scheduled.save_revision()

    edition.delete()

    versions = [
        ArticlePage.objects.get(pk=draft.pk).get_latest_revision(),
        ArticlePage.objects.get(pk=scheduled.pk).scheduled_revision,
    ]
    assert [led_to(version.as_object()) for version in versions] == [[french] * 2] * 2


def test_blocks_that_are_not_known_any_more_stay() -> None:
    edition = make_edition()
    french = translate(edition, "fr", title="Édition")
    article = make_article(title="Old")
    retired = {"type": "retired", "value": "An old poem", "id": "r"}
    ArticlePage.objects.filter(pk=article.pk).update(body=body_about(edition, retired))
    ReferenceIndex.create_or_update_for_object(ArticlePage.objects.get())

    edition.delete()

    stored = ArticlePage.objects.values_list(Cast("body", JSONField()), flat=True).get()
    assert (stored[2], led_to(ArticlePage.objects.get())[0].pk) == (retired, french.pk)


def test_whoever_keeps_copies_is_told_which_pages_changed(django_capture_on_commit_callbacks: Any) -> None:
    edition = make_edition()
    translate(edition, "fr", title="Édition")
    article = make_reader(edition)
    told: list[Any] = []

    def listen(label: str, pk: int, **_kwargs: Any) -> None:
        told.append((label, pk))

    content_changed.connect(listen)
    with django_capture_on_commit_callbacks(execute=True):
        edition.delete()
    content_changed.disconnect(listen)
    assert ("forums_pages.articlepage", article.pk) in told


def test_a_redirect_leads_to_the_heir_as_it_led_before() -> None:
    edition = make_edition()
    french = Page.objects.get(pk=translate(edition, "fr", title="Édition").pk)
    Redirect.add_redirect("/2030", edition, is_permanent=False)

    edition.delete()

    found = Redirect.objects.get(old_path="/2030")
    assert (found.redirect_page, found.is_permanent) == (french, False)


def test_the_address_of_what_was_deleted_leads_to_the_heir() -> None:
    edition = make_edition()
    path = edition.get_url_parts()[2].rstrip("/")
    french = Page.objects.get(pk=translate(edition, "fr", title="Édition").pk)

    edition.delete()

    found = Redirect.objects.get()
    assert (found.old_path, found.site, found.redirect_page) == (path, Site.objects.get(), french)


@pytest.mark.parametrize("what", ["a translation", "an alias"])
def test_what_led_to_one_version_leads_to_the_one_that_stays(what: str) -> None:
    edition = make_edition()
    if what == "a translation":
        version = translate(edition, "fr", title="Édition")
    else:
        version = edition.create_alias(update_slug="mirror")
    source = Page.objects.get(pk=edition.pk)
    article = make_reader(version)
    menu = Menu.objects.create(site=Site.objects.get(), place="header")
    MenuItem.objects.create(menu=menu, page=version)

    version.delete()

    assert led_to(ArticlePage.objects.get(pk=article.pk)) == [source] * 2
    assert MenuItem.objects.get().page == source


def test_without_anything_in_its_place_links_lead_nowhere() -> None:
    edition = make_edition()
    make_reader(edition)
    Redirect.add_redirect("/2030", edition)

    edition.delete()

    assert led_to(ArticlePage.objects.get()) == [None, None]
    assert (Redirect.objects.count(), EditionPage.objects.count()) == (0, 0)


def test_what_is_published_after_the_heir_took_over_keeps_leading_there() -> None:
    edition = make_edition()
    french = Page.objects.get(pk=translate(edition, "fr", title="Édition").pk)
    article = make_reader(edition)
    edition.delete()
    again = publish(ArticlePage.objects.get(pk=article.pk).get_latest_revision_as_object())
    assert led_to(again) == [french] * 2
