"""Forums of any size, written into the database that Django is connected to."""

from dataclasses import dataclass, fields
from datetime import date, timedelta
from typing import TypeVar

from django.db import transaction
from wagtail.models import Locale, Page, Site

from benchmarks.bodies import body_of
from benchmarks.cast import Cast, make_cast, make_login, make_venue
from benchmarks.pictures import make_pictures
from benchmarks.rows import add_published_pages
from benchmarks.sessions import sessions_of
from forums_pages.enums import Lifecycle, PartnerKind
from forums_pages.models import (
    BasePage,
    EditionPage,
    EditionVenue,
    ForumPage,
    ForumsIndexPage,
    KeyFigure,
    Language,
    PartnerLevel,
    Partnership,
    Venue,
    WorkingGroupMember,
)
from graphql_api.search.keeping import keep_everything

AnyPage = TypeVar("AnyPage", bound=BasePage)
FIRST_DAY = date(2030, 5, 14)


@dataclass(frozen=True)
class Volume:
    """How much of everything: each forum has so many editions, each edition so many sessions, and so on.

    ``blocks`` is the number of blocks in the body of an edition; with them come covers, portraits and logos.
    """

    forums: int = 1
    editions: int = 1
    sessions: int = 1000
    speakers: int = 3
    rooms: int = 37
    partners: int = 20
    days: int = 5
    blocks: int = 0

    @property
    def name(self) -> str:
        """Return a name for files: volumes that differ have different ones."""
        return "-".join(str(getattr(self, field.name)) for field in fields(self))

    @property
    def people(self) -> int:
        """Return how many people there are: each speaks up to three times, never in two rooms at once."""
        at_once = min(self.sessions, self.rooms) * self.speakers
        return max(at_once, self.sessions * self.speakers // 3, 1)


@transaction.atomic
def build(volume: Volume) -> None:
    """Write the volume into a migrated database without content. Everything in it is published."""
    make_login()
    cast = make_cast(volume.people, pictures=bool(volume.blocks))
    index = _make_index()
    for number in range(volume.forums):
        forum = _published(index, ForumPage(title=f"Forum {number}", slug=f"forum-{number}", country="XX"))
        venue = make_venue(volume.rooms)
        for ordinal in range(1, volume.editions + 1):
            edition = _make_edition(forum, ordinal, venue, cast, volume)
            add_published_pages(edition, sessions_of(edition, venue, cast, volume.sessions, volume.speakers))
    # What is written in bulk rings no bell.
    keep_everything()


def _make_index() -> ForumsIndexPage:
    locale = Locale.objects.get(language_code="en")
    index = _published(
        Page.get_first_root_node(), ForumsIndexPage(title="Forums", slug="forums", locale=locale)
    )
    Site.objects.all().delete()
    Site.objects.create(hostname="localhost", root_page=index, is_default_site=True)
    return index


def _published(parent: Page, page: AnyPage) -> AnyPage:
    page.live = False
    page.locale = parent.locale if parent.depth > 1 else page.locale
    parent.add_child(instance=page)
    page.save_revision().publish()
    published: AnyPage = type(page)._default_manager.get(pk=page.pk)
    return published


def _make_edition(forum: ForumPage, ordinal: int, venue: Venue, cast: Cast, volume: Volume) -> EditionPage:
    first_day = FIRST_DAY + timedelta(days=365 * (ordinal - volume.editions))
    edition = EditionPage(
        title=f"{forum.title}, edition {ordinal}",
        slug=f"edition-{ordinal}",
        slogan="Together for the goals",
        summary="Five days, many rooms, one aim.",
        ordinal=ordinal,
        start_date=first_day,
        end_date=first_day + timedelta(days=volume.days - 1),
        time_zone="Africa/Tunis",
        city={"en": "Sampleton", "fr": "Exempleville"},
        lifecycle=Lifecycle.ANNOUNCED,
    )
    if volume.blocks:
        edition.cover = make_pictures(f"{forum.slug}-{ordinal}", 1)[0]
        edition.body = body_of(volume.blocks, edition.cover, cast, forum)  # type: ignore[assignment]  # as JSON
    edition.languages = list(Language.objects.filter(code__in=["en", "fr", "ar"]))
    edition.themes = list(cast.themes)
    edition.venues = [EditionVenue(venue=venue, sort_order=0)]
    edition.partner_levels = _levels(cast, volume.partners)
    edition.working_group = [
        WorkingGroupMember(organisation=organisation, sort_order=order)
        for order, organisation in enumerate(cast.organisations[:8])
    ]
    edition.key_figures = [KeyFigure(value=1200 + ordinal, sort_order=0)]
    return _published(forum, edition)


def _levels(cast: Cast, partners: int) -> list[PartnerLevel]:
    levels = []
    for order, kind in enumerate(PartnerKind.values[:4]):
        level = PartnerLevel(kind=kind, sort_order=order)
        level.partnerships = [
            Partnership(
                organisation=cast.organisations[number % len(cast.organisations)],
                sort_order=number,
                logo_approved=True,
            )
            for number in range(order, partners, 4)
        ]
        levels.append(level)
    return levels
