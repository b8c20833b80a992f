"""One world of every kind of thing, some in several places and languages, all of it public at first.

Whatever shows a picture or a document shows one of its own, so that it is known who may see it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from itertools import count, cycle
from typing import Any

from wagtail.models import Collection, Page

from forums_pages.models import (
    ArticleDocument,
    ArticleOrganisation,
    ArticlePage,
    CallAttachment,
    CallPage,
    CoOrganiser,
    Criterion,
    EditionContact,
    EditionDocument,
    EditionPage,
    EditionVenue,
    FormerName,
    ForumContact,
    ForumHost,
    ForumPage,
    Goal,
    KeyFigure,
    Language,
    Organisation,
    Participation,
    PartnerLevel,
    Partnership,
    Person,
    PersonLink,
    Pillar,
    Replay,
    Resource,
    SessionPage,
    Theme,
    Venue,
    WorkingGroupMember,
)
from media.models import CustomDocument, CustomImage
from tests.factories import (
    make_article,
    make_call,
    make_document,
    make_edition,
    make_forum,
    make_image,
    make_index,
    make_organisation,
    make_person,
    make_session,
    make_standard,
    make_theme,
    make_venue,
    publish,
    translate,
)
from tests.factories.site import root_collection

DAYS = [date(2030, 5, 14), date(2030, 5, 15)]
# A word that stands in every body.
EVERYWHERE = "everywhere"
PASSWORD = "sesame"  # of every page that gets one


@dataclass
class Population:
    """What was made, and the key of the page whose body shows a picture or a document of its own.

    ``walls`` names the organisation whose logo stands on the wall of logos in a page's body.
    """

    moment: datetime
    people: list[Person] = field(default_factory=list)
    organisations: list[Organisation] = field(default_factory=list)
    themes: list[Theme] = field(default_factory=list)
    venues: list[Venue] = field(default_factory=list)
    folders: list[Collection] = field(default_factory=list)
    images_of: dict[int, int] = field(default_factory=dict)
    documents_of: dict[int, int] = field(default_factory=dict)
    walls: dict[int, int] = field(default_factory=dict)
    numbers: Iterator[int] = field(default_factory=count)
    turn: dict[str, Iterator[Any]] = field(default_factory=dict)

    def slug(self) -> str:
        """Return a slug that nothing else has, in the form of a canary."""
        return f"zs{next(self.numbers)}sz"

    def next(self, name: str) -> Any:
        """Return each thing of a list in turn."""
        return next(self.turn.setdefault(name, cycle(getattr(self, name))))

    def image(self) -> CustomImage:
        """Return a new picture in one of the folders."""
        return make_image(collection=self.next("folders"), credit="credit")

    def document(self) -> CustomDocument:
        """Return a new document in one of the folders."""
        return make_document(collection=self.next("folders"))


def populate(moment: datetime) -> Population:
    """Make the world as it is at ``moment``, each page once, in its own language; all of it is public."""
    made = Population(moment)
    press = root_collection().add_child(name="Press")
    made.folders = [press, press.add_child(name="Portraits"), root_collection().add_child(name="Other")]
    _make_directory(made)
    index = make_index("en", slug=made.slug())
    translate(index, "fr", slug=made.slug())
    french = Page.objects.get(translation_key=index.translation_key, locale__language_code="fr").specific
    forums = [_make_forum(made, parent) for parent in (index, french, index)]
    for forum in forums:
        for ordinal in (1, 2):
            make_whole_edition(made, forum, ordinal)
    for parent in (index, *forums):
        _make_article(made, parent)
    top = make_standard(index, slug=made.slug())
    make_standard(make_standard(top, slug=made.slug()), slug=made.slug())
    make_standard(forums[0], slug=made.slug())
    return made


def _make_directory(made: Population) -> None:
    for number in range(6):
        organisation = make_organisation(
            slug=made.slug(), logo=made.image(), logo_for_dark=made.image(), sector="academia", country="TN"
        )
        FormerName.objects.create(organisation=organisation, name="Former")
        made.organisations.append(organisation)
        person = make_person(
            family_name=f"Example {number}",
            slug=made.slug(),
            organisation=organisation,
            portrait=made.image(),
            portrait_consent=True,
            country="TN" if number % 2 else "GR",
        )
        PersonLink.objects.create(person=person, url="https://ada.example", label={"en": "Own site"})
        made.people.append(person)
    made.themes = [make_theme(slug=made.slug(), pillar=Pillar.objects.first())]


def _make_forum(made: Population, parent: Page) -> ForumPage:
    forum = make_forum(
        parent=parent, slug=made.slug(), brand_image=made.image(), country="TN", further_countries=["GR"]
    )
    forum.hosts = [ForumHost(organisation=made.next("organisations"))]
    forum.contacts = [_contact(made, ForumContact)]
    forum.languages = [Language.objects.get(code="fr")]
    made.themes.append(make_theme(slug=made.slug(), forum=forum))
    made.themes[-1].goals = [Goal.objects.get(number=11)]
    made.themes[-1].save()
    return publish(forum)


def _contact(made: Population, model: type[Any]) -> Any:
    ways = {"email": "a@b.example", "email_is_public": True, "phone": "123", "phone_is_public": True}
    return model(name="Office", person=made.next("people"), **ways)


def make_whole_edition(made: Population, forum: Page, ordinal: int) -> EditionPage:
    """Return an edition with everything that one has: a programme, a call, partners and people."""
    edition = make_edition(
        forum, slug=made.slug(), ordinal=ordinal, cover=made.image(), format="hybrid", lifecycle="planned"
    )
    venue = make_venue()
    Venue.objects.filter(pk=venue.pk).update(country="TN")
    made.venues.append(venue)
    level = PartnerLevel(kind="financial")
    level.partnerships = [
        Partnership(organisation=made.next("organisations"), logo_approved=True) for _ in "ab"
    ]
    edition.partner_levels = [level]
    edition.working_group = [
        WorkingGroupMember(organisation=made.next("organisations"), person=made.next("people"))
    ]
    edition.key_figures = [KeyFigure(value=700 + ordinal)]
    edition.contacts = [_contact(made, EditionContact)]
    edition.documents = [EditionDocument(document=made.document())]
    edition.venues = [EditionVenue(venue=venue)]
    _furnish_subjects(made, edition)
    edition = publish(edition)
    for number in (0, 1):
        _make_session(made, edition, venue, number)
    _make_call(made, edition)
    return edition


def _make_session(made: Population, edition: Page, venue: Venue, number: int) -> SessionPage:
    hours = {"day": DAYS[number], "start_time": time(9), "end_time": time(10)}
    room = list(venue.rooms.all())[number]
    session = make_session(edition, slug=made.slug(), room=room, live_url="https://live.example", **hours)
    session.participations = [Participation(person=made.next("people")) for _ in "ab"]
    session.co_organisers = [CoOrganiser(organisation=made.next("organisations"))]
    french = Language.objects.get(code="fr")
    session.replays = [Replay(url="https://video.example/1", consent=True, language=french)]
    session.resources = [Resource(document=made.document())]
    session.interpretation_languages = [french]
    _furnish_subjects(made, session)
    session = publish(session)
    if number:
        # One session of each edition is on now, or will be in an hour.
        starts = made.moment + timedelta(hours=edition.source.ordinal - 1)
        SessionPage.objects.filter(pk=session.pk).update(starts_at=starts, ends_at=None)
    return session


def _furnish_subjects(made: Population, page: Any) -> None:
    page.languages = [Language.objects.get(code="fr")]
    page.goals = [Goal.objects.get(number=11)]
    page.pillars = [Pillar.objects.first()]
    page.themes = [made.themes[0], made.themes[-1]]


def _make_call(made: Population, edition: Page) -> CallPage:
    call = make_call(edition, slug=made.slug(), opens_on=date(2030, 1, 1), closes_on=date(2030, 3, 1))
    call.criteria = [Criterion(label={"en": "Novelty"}, weight=100)]
    call.attachments = [CallAttachment(document=made.document())]
    call.themes = [made.themes[-1]]
    return publish(call)


def _make_article(made: Population, parent: Page) -> ArticlePage:
    article = make_article(parent, slug=made.slug(), cover=made.image())
    article.related_editions = list(EditionPage.objects.order_by("?").filter(is_source=True)[:2])
    article.related_sessions = list(SessionPage.objects.order_by("?").filter(is_source=True)[:2])
    article.related_organisations = [ArticleOrganisation(organisation=made.next("organisations"))]
    article.documents = [ArticleDocument(document=made.document())]
    return publish(article)
