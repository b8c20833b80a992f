"""What leads to the pages of a population: other languages and places, bodies, menus and redirects."""

from itertools import cycle
from typing import Any

from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from forums_pages.models import (
    ArticlePage,
    BasePage,
    CallPage,
    Contribution,
    EditionPage,
    ForumPage,
    Language,
    Menu,
    MenuItem,
    PublicSettings,
    SessionPage,
    StandardPage,
)
from tests.factories import make_index, translate
from tests.factories.site import locale
from tests.forums_pages.blocks.bodies import every_block
from tests.graphql_api.leaks.population import EVERYWHERE, Population, make_whole_edition


def connect(made: Population) -> None:
    """Lead to every page of the population in all the ways that there are."""
    _translate_some(made)
    _mirror_some(made, StandardPage.objects.order_by("depth").first())
    _write_bodies(made)
    _make_ways_in(made)
    _save_drafts(made)


def _translate_some(made: Population) -> None:
    """Translate the first and the last of each kind; the pages above get translations or mirrors."""
    for model in (ForumPage, EditionPage, SessionPage, CallPage, ArticlePage):
        rows = model.objects.filter(is_source=True, locale__language_code="en").order_by("path")
        for page in {rows.first(), rows.last()}:
            if not model.objects.filter(
                translation_key=page.translation_key, locale__language_code="fr"
            ).exists():
                translate(page, "fr", slug=made.slug())
    # Nothing above it has been translated: these become mirrors.
    translate(ArticlePage.objects.filter(is_source=True).order_by("path").first(), "ar", slug=made.slug())
    # Where nobody has translated into Arabic, the French words stand for now.
    for model in (SessionPage, CallPage, ArticlePage):
        french = model.objects.filter(is_source=False, locale__language_code="fr").order_by("path")
        french.last().copy_for_translation(locale("ar"), copy_parents=True, alias=True)


def _mirror_some(made: Population, elsewhere: Page) -> None:
    """Show pages in second places, one of them twice over, and write a programme below a mirror."""
    # Pages that were made through other objects have children that these do not know of.
    for model in (SessionPage, ArticlePage, CallPage):
        page = model.objects.filter(is_source=True).order_by("path").first()
        first = page.create_alias(parent=_fresh(elsewhere), update_slug=made.slug())
        _fresh(first).create_alias(parent=_fresh(elsewhere), update_slug=made.slug())
    forum = ForumPage.objects.filter(is_source=True).order_by("path").last()
    mirror = forum.create_alias(parent=_fresh(elsewhere), update_slug=made.slug())
    make_whole_edition(made, _fresh(mirror), 3)


def _fresh(page: Page) -> Any:
    return Page.objects.get(pk=page.pk).specific


def pages_of_ours() -> list[BasePage]:
    """Return every page but the root of the tree."""
    return [page for page in Page.objects.order_by("path").specific() if isinstance(page, BasePage)]


def _write_bodies(made: Population) -> None:
    pages = [page for page in pages_of_ours() if not page.alias_of_id]
    casts = {
        kind: cycle([page for page in pages if isinstance(page, kind)])
        for kind in (EditionPage, SessionPage, ArticlePage)
    }
    for page in pages:
        image, document = made.image(), made.document()
        made.images_of[image.pk], made.documents_of[document.pk] = page.pk, page.pk
        session, edition, article = (next(casts[kind]) for kind in (SessionPage, EditionPage, ArticlePage))
        organisation = made.next("organisations")
        made.walls[page.pk] = organisation.pk
        blocks = every_block(
            lambda _hint, pk=page.pk: f"zb{pk}bz",
            image=image,
            document=document,
            session=session,
            edition=edition,
            article=article,
            person=made.next("people"),
            organisation=organisation,
        )
        links = (("page", session.pk), ("page", edition.pk), ("page", article.pk), ("document", document.pk))
        text = "".join(f'<a linktype="{kind}" id="{pk}">zb{page.pk}bz</a>, ' for kind, pk in links)
        further = [
            ("paragraph", f"<p>{text} {EVERYWHERE}</p>"),
            ("session_list", {"sessions": [], "edition": edition, "day": None, "kind": ""}),
            ("page_list", {"pages": [], "latest": "articles", "count": 6}),
            ("page_list", {"pages": [], "latest": "editions", "count": 6}),
        ]
        page.body = [*blocks, *further]
        type(page).objects.filter(pk=page.pk).update(body=page.body.get_prep_value())


def _make_ways_in(made: Population) -> None:
    """Menus, redirects and what the site says everywhere lead to pages, too."""
    site = make_index().get_site()
    PublicSettings.objects.create(site=site, share_image=made.image(), about={"en": "About"})
    menu = Menu.objects.create(site=site, place="header")
    for number, page in enumerate(pages_of_ours()):
        if number % 3 == 0:
            MenuItem.objects.create(menu=menu, page=page, label={"en": "There"}, sort_order=number)
        Redirect.objects.create(old_path=f"/old-{page.pk}", redirect_page=page)


def _save_drafts(made: Population) -> None:
    """Whoever writes on keeps what the public sees."""
    for page in pages_of_ours():
        if not page.alias_of_id:
            page.title = "zd0dz"
            page.save_revision()
    for record in (*made.people, *made.organisations, *made.themes):
        record.notes = "zd0dz"
        record.save_revision()
    call = CallPage.objects.filter(is_source=True).first()
    Contribution.objects.create(
        call=call, title="zd0dz", abstract="zd0dz", submitter_name="zd0dz", submitter_email="zd0dz@b.example",
        session_kind="plenary", consent=True, language=Language.objects.get(code="fr"), locale="fr",
    )  # fmt: skip
