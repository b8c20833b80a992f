"""One of everything that the gateway may show, all of it visible until a test hides something."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.test import RequestFactory, override_settings
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
    ForumsIndexPage,
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
    StandardPage,
    Theme,
    Venue,
    WorkingGroupMember,
)
from graphql_api.context import GatewayContext
from graphql_api.extensions.cost import CEILING
from graphql_api.nodes import KINDS, node_id, node_uid
from graphql_api.schema import schema
from media.models import CustomDocument, CustomImage
from tests.factories import (
    make_article,
    make_call,
    make_document,
    make_edition,
    make_forum,
    make_image,
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
from tests.forums_pages.blocks.bodies import Words, every_block
from tests.graphql_api.everything import list_queries, node_queries, whole_query


@dataclass
class World:
    """The rows, by what they are."""

    forum: ForumPage
    edition: EditionPage
    session: SessionPage
    call: CallPage
    person: Person
    organisation: Organisation
    theme: Theme
    venue: Venue
    image: CustomImage
    document: CustomDocument
    article: ArticlePage
    standard: StandardPage


def make_world() -> World:
    """Return a world in which every edge of the schema leads somewhere."""
    folder = root_collection().add_child(name="Press").add_child(name="Portraits")
    image = make_image(collection=folder, focal_point_x=60, focal_point_y=40)
    document = make_document(collection=folder)
    organisation = make_organisation(logo=image, logo_for_dark=image, sector="academia", country="TN")
    Organisation.objects.update(description={"en": "A trust."})
    FormerName.objects.create(organisation=organisation, name="Example Fund")
    person = make_person(
        organisation=organisation,
        portrait=image,
        portrait_consent=True,
        biography={"en": "Has written about cities."},
        job_title={"en": "Director"},
        country="TN",
    )
    PersonLink.objects.create(person=person, url="https://ada.example", label={"en": "Own site"})
    venue = make_venue()
    Venue.objects.update(country="TN", latitude="36.8", longitude="10.2")
    forum = make_forum("Tunisia", brand_image=image, further_countries=["GR"])
    theme = make_theme(slug="fair-cities", forum=forum, pillar=Pillar.objects.first())
    theme.goals = [Goal.objects.get(number=11)]
    theme.save()
    world = World(forum, None, None, None, person, organisation, theme, venue, image, document, None, None)  # type: ignore[arg-type]  # filled below
    world.forum = _furnish_forum(world)
    world.edition = _furnish_edition(world)
    world.session = _furnish_session(world)
    world.call = _furnish_call(world)
    world.article = _furnish_article(world)
    world.standard = make_standard(title="About")
    make_standard(world.standard, "Legal notice")
    _furnish_bodies(world)
    return world


def _furnish_bodies(world: World) -> None:
    """Write bodies: with every block where answers look into them, else with every kind of link."""
    links = (("page", world.session), ("page", world.article), ("document", world.document))
    text = "".join(f'<a linktype="{kind}" id="{row.pk}">{kind}</a>, ' for kind, row in links)
    names = ("edition", "session", "person", "organisation", "article")
    cast = {name: getattr(world, name) for name in names}
    blocks = every_block(Words(), image=world.image, document=world.document, **cast)
    prose = ("paragraph", f"<p>{text}</p>")
    programme = ("session_list", {"sessions": [], "edition": world.edition, "day": None, "kind": ""})
    latest = ("page_list", {"pages": [], "latest": "articles", "count": 3})
    download = ("call_to_action", {"title": "Read", "button": "Read", "link": {"document": world.document}})
    # In one place: answers look into every kind of block where it is nearest.
    world.forum.body = [*blocks, prose, programme, latest, download]
    world.forum = publish(world.forum)
    world.article.body = [prose]
    world.article = publish(world.article)
    raw = world.article.body.get_prep_value()
    for model in (ForumsIndexPage, EditionPage, SessionPage, CallPage, StandardPage):
        model.objects.update(body=raw)


def _furnish_forum(world: World) -> ForumPage:
    forum = world.forum
    forum.languages = [Language.objects.get(code="fr")]
    forum.hosts = [ForumHost(organisation=world.organisation)]
    contact = ForumContact(name="Office", person=world.person, email="office@trust.example", phone="123")
    contact.email_is_public = contact.phone_is_public = True
    forum.contacts = [contact]
    return publish(forum)


def _furnish_edition(world: World) -> EditionPage:
    edition = make_edition(
        world.forum,
        "Forum 2030",
        ordinal=1,
        cover=world.image,
        format="hybrid",
        lifecycle="planned",
        previous_start_date=date(2029, 5, 14),
        previous_end_date=date(2029, 5, 15),
    )
    level = PartnerLevel(kind="financial")
    level.partnerships = [
        Partnership(organisation=world.organisation, wording={"en": "With support of"}, logo_approved=True)
    ]
    edition.partner_levels = [level]
    edition.working_group = [WorkingGroupMember(organisation=world.organisation, person=world.person)]
    edition.key_figures = [KeyFigure(value=700)]
    edition.contacts = [EditionContact(person=world.person, email="ada@trust.example", email_is_public=True)]
    edition.documents = [EditionDocument(document=world.document)]
    edition.venues = [EditionVenue(venue=world.venue)]
    _furnish_subjects(edition, world)
    return publish(edition)


def _furnish_session(world: World) -> SessionPage:
    room = world.venue.rooms.first()
    session = make_session(world.edition, "Opening", day=date(2030, 5, 14), start_time=time(9), room=room)
    session.participations = [Participation(person=world.person, job_title={"en": "Chair"})]
    session.co_organisers = [CoOrganiser(organisation=world.organisation)]
    french = Language.objects.get(code="fr")
    session.replays = [Replay(url="https://video.example/1", consent=True, language=french)]
    session.resources = [Resource(document=world.document)]
    session.interpretation_languages = [french]
    _furnish_subjects(session, world)
    session = publish(session)
    translate(session, "fr", title="Ouverture")
    return session


def _furnish_call(world: World) -> CallPage:
    call = make_call(world.edition, "Call", opens_on=date(2030, 1, 1), closes_on=date(2030, 3, 1))
    call.criteria = [Criterion(label={"en": "Novelty"}, weight=100)]
    call.attachments = [CallAttachment(document=world.document)]
    call.languages = [Language.objects.get(code="fr")]
    call.themes = [world.theme]
    return publish(call)


def _furnish_article(world: World) -> ArticlePage:
    article = make_article(world.forum, "News", cover=world.image)
    article.related_editions = [world.edition]
    article.related_sessions = [world.session]
    article.related_organisations = [ArticleOrganisation(organisation=world.organisation)]
    article.documents = [ArticleDocument(document=world.document)]
    return publish(article)


def _furnish_subjects(page: EditionPage | SessionPage, world: World) -> None:
    page.languages = [Language.objects.get(code="fr")]
    page.goals = [Goal.objects.get(number=11)]
    page.pillars = [Pillar.objects.first()]
    page.themes = [world.theme]


def private(collection: Collection, **fields: Any) -> Any:
    """Make a collection private."""
    return collection.view_restrictions.create(restriction_type="login", **fields)


HEADS = """query($ids: [ID!]!) { nodes(ids: $ids) { ... on Page { seo {
  title description canonical robots jsonLd alternates { language url }
  openGraph { type title description url siteName locale image { url alt } }
} } } }"""
SITE = "{ site(locale: fr) { home { title path } header { label url } footer { label url } about } }"


def answers() -> Iterator[str]:
    """Yield everything that the gateway says, as texts of JSON.

    It is read in French, where English is the fallback. Every edge is followed from the forums, every list
    is read, and every row of the database is asked for by its identifiers, whether it is visible or not.
    """
    queries = [whole_query("fr"), *list_queries("fr").values(), _routes(), SITE]
    yield from (json.dumps(run(query), ensure_ascii=False) for query in queries)
    for kind in KINDS:
        rows = [row for row in kind.model._default_manager.all() if getattr(row, kind.key)]
        ids = [*map(node_uid, rows), *(node_id(row, "fr") for row in rows)]
        yield json.dumps(run(node_queries()[kind.name], ids=ids), ensure_ascii=False)
        yield json.dumps(run(HEADS, ids=ids), ensure_ascii=False)


def is_said(text: str) -> bool:
    """Return whether ``text`` is anywhere in what the gateway says; that it is not takes the longest."""
    return any(text in answer for answer in answers())


def _routes() -> str:
    """Return a query for the address of every page there is, visible or not."""
    addresses = [page.get_url() for page in Page.objects.filter(depth__gt=1)]
    told = "{ __typename ... on Page { title slug path } }"
    return (
        f"{{ {' '.join(f'r{n}: route(path: {json.dumps(url)}) {told}' for n, url in enumerate(addresses))} }}"
    )


def run(query: str, request: HttpRequest | None = None, **variables: Any) -> dict[str, Any]:
    """Return the data of an operation that must succeed, whatever it costs."""
    context = GatewayContext(request or RequestFactory().get("/"))
    with override_settings(GRAPHQL_LIMITS={**settings.GRAPHQL_LIMITS, "cost": CEILING}):
        result = schema.execute_sync(query, variable_values=variables, context_value=context)
    assert not result.errors, [(error.path, error.original_error or error) for error in result.errors]
    assert result.data is not None
    return result.data
