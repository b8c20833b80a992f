"""The pages of an edition, and how each stands in every language."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import F
from wagtail.models import Locale, Page
from wagtail.permissions import page_permission_policy

from forums_pages.models import ArticlePage, BasePage, CallPage, EditionPage, SessionPage
from forums_pages.programme.translating.states import Cell, Row, RowKind, Standing
from forums_pages.roles.pages import actions_on
from forums_pages.translations import outdated_by_hand, ready_to_publish, waiting_words

# Whom the explorer shows a page: those who may do any of this with it.
WORKING = {"add", "change", "publish", "bulk_delete", "lock", "unlock"}
Place = tuple[UUID, int]


@dataclass(frozen=True, slots=True)
class Known:
    """What was read of the translations of some pages, by translation key and locale."""

    written: dict[Place, Page]
    waiting: dict[Place, int]
    ready: set[Place]
    outdated_by_hand: set[Place]


def page_rows(edition: EditionPage, user: Any, locales: Iterable[Locale]) -> list[Row]:
    """Return a row for each page of the edition that ``user`` may work on, in the order of the programme.

    The number of statements does not grow with the programme.
    """
    columns, sources = list(locales), sources_of(edition, user)
    known = read_known(sources)
    return [
        Row(
            kind=kind,
            record=source,
            title=source.get_admin_display_title(),
            cells=tuple(cell_of(source, locale, known) for locale in columns),
        )
        for kind, source in sources
    ]


def sources_of(edition: EditionPage, user: Any) -> list[tuple[RowKind, Any]]:
    """Return the source pages of the edition: its forum, itself, its calls, its sessions, its articles.

    The forum, and articles, which may be of another one, are told of to those only who may work on them.
    """
    forum = edition.forum
    above = [(RowKind.FORUM, forum)] if forum is not None and actions_on(user, forum) else []
    calls = CallPage.objects.sources().filter(edition=edition.pk).order_by("pk")
    sessions = SessionPage.objects.of_edition(edition.pk).in_programme_order()
    return [
        *above,
        (RowKind.EDITION, edition),
        *((RowKind.CALL, each) for each in calls.defer_streamfields()),
        *((RowKind.SESSION, each) for each in sessions.defer_streamfields()),
        *((RowKind.ARTICLE, each) for each in articles_of(edition, user).defer_streamfields()),
    ]


def articles_of(edition: EditionPage, user: Any) -> Any:
    """Return the articles about the edition that ``user`` may work on, the latest first."""
    workable = page_permission_policy.instances_user_has_any_permission_for(user, WORKING)
    about = ArticlePage.objects.sources().filter(related_editions=edition.pk)
    return about.filter(pk__in=workable.order_by().values("pk")).latest_first()


def read_known(sources: Iterable[tuple[RowKind, BasePage]]) -> Known:
    """Return what there is in the other languages of ``sources``."""
    keys = [source.translation_key for _kind, source in sources]
    pages = Page.objects.filter(translation_key__in=keys, alias_of__isnull=True)
    by_hand = outdated_by_hand().filter(translation_key__in=keys)
    waiting = waiting_words(keys)
    return Known(
        written={(page.translation_key, page.locale_id): page for page in pages},
        waiting=waiting,
        ready=ready_to_publish(keys, waiting),
        outdated_by_hand=set(by_hand.values_list("translation_key", F("locale"))),
    )


def cell_of(source: BasePage, locale: Locale, known: Known) -> Cell:
    """Return how ``source`` stands in ``locale``."""
    if source.locale_id == locale.pk:
        return Cell(Standing.SOURCE, locale, source)
    place = (source.translation_key, locale.pk)
    page, waiting = known.written.get(place), known.waiting.get(place)
    return Cell(_standing(page, place, known), locale, page, waiting if page is not None else None)


def _standing(page: Page | None, place: Place, known: Known) -> Standing:
    if page is None:
        return Standing.MISSING
    waiting = known.waiting.get(place)
    if not page.live:
        return Standing.READY if waiting == 0 else Standing.DRAFT
    if waiting or place in known.outdated_by_hand:
        return Standing.OUT_OF_DATE
    return Standing.READY if place in known.ready else Standing.PUBLISHED
