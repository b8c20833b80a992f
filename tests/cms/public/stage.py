"""One edition with everything that an edition can have, for tests that look at whole pages."""

from datetime import UTC, date, datetime, time
from typing import Any

from forums_pages.enums import (
    DatePrecision,
    EventFormat,
    FigureQualifier,
    LogoSize,
    PartnerKind,
    RegistrationState,
    SessionKind,
)
from forums_pages.models import (
    CallPage,
    EditionPage,
    Goal,
    Language,
    Participation,
    PartnerLevel,
    Partnership,
    Pillar,
    SessionPage,
)
from forums_pages.models.calls import Criterion
from forums_pages.models.edition_parts import (
    EditionContact,
    EditionDocument,
    EditionVenue,
    KeyFigure,
    WorkingGroupMember,
)
from forums_pages.models.session_parts import CoOrganiser, Replay, Resource
from tests.factories import (
    make_call,
    make_document,
    make_edition,
    make_image,
    make_organisation,
    make_person,
    make_session,
    make_theme,
    make_venue,
    publish,
)

DAY = date(2030, 5, 14)


def fill_edition(edition: EditionPage) -> EditionPage:
    """Give an edition one of everything, in memory."""
    edition.slogan = "Together for fair cities"
    edition.summary = "Two days of work on fair cities."
    edition.format = EventFormat.HYBRID
    edition.date_precision = DatePrecision.DAY
    edition.registration_state = RegistrationState.OPEN
    edition.registration_url = "https://register.example.org/2030"
    edition.registration_closes = date(2030, 5, 1)
    edition.admission = {"en": "Free, registration required", "fr": "Gratuit, sur inscription"}
    edition.hashtag = "Fair2030"
    edition.access_note = {"en": "Bring an identity card."}
    edition.online_platform = "Example Meet"
    edition.cover = make_image("Cover")
    edition.languages = list(Language.objects.filter(pk__in=["en", "fr", "ar"]))
    edition.goals = list(Goal.objects.filter(pk__in=[1, 7, 11, 13]))
    edition.pillars = list(Pillar.objects.all())
    edition.themes = [make_theme({"en": "Fair cities", "fr": "Villes justes"}, colour="#19486A")]
    edition.venues = [EditionVenue(venue=make_venue())]
    edition.key_figures = [
        KeyFigure(value=1400, qualifier=FigureQualifier.MORE_THAN, on_site=900, online=500),
        KeyFigure(kind="countries", value=15),
    ]
    edition.working_group = [WorkingGroupMember(organisation=make_organisation("Ministry of Examples"))]
    edition.contacts = [
        EditionContact(
            name="Press office", role={"en": "Press"}, email="press@example.org", email_is_public=True
        )
    ]
    edition.documents = [EditionDocument(document=make_document(language="fr"))]
    edition.partner_levels = [_level(PartnerKind.FINANCIAL, "Development Bank of Example", LogoSize.LARGE)]
    return edition


def _level(kind: str, name: str, size: str) -> PartnerLevel:
    level = PartnerLevel(kind=kind, logo_size=size)
    partner = make_organisation(name, logo=make_image(f"Logo of {name}"), website="https://bank.example.org")
    level.partnerships = [
        Partnership(
            organisation=partner,
            logo_approved=True,
            wording={"en": "With the support of"},
            via={"en": "Project X, implemented by Y"},
        )
    ]
    return level


def fill_session(session: SessionPage, **fields: Any) -> SessionPage:
    """Give a session one of everything, in memory."""
    session.abstract = "How cities become fair."
    session.kind = SessionKind.PLENARY
    session.day = DAY
    session.start_time, session.end_time = time(9, 30), time(11, 0)
    session.is_online = True
    session.languages = list(Language.objects.filter(pk="fr"))
    session.interpretation_languages = list(Language.objects.filter(pk="ar"))
    session.goals = list(Goal.objects.filter(pk=11))
    employer = make_organisation("University of Examples")
    person = make_person(
        "Ada", "Example", organisation=employer, portrait=make_image("Portrait"), portrait_consent=True
    )
    session.participations = [Participation(person=person, job_title={"en": "Professor"})]
    session.co_organisers = [CoOrganiser(organisation=make_organisation("City of Sampleton"))]
    session.replays = [
        Replay(
            url="https://video.example.org/1", consent=True, embargo_until=datetime(2020, 1, 1, tzinfo=UTC)
        )
    ]
    session.resources = [Resource(url="https://slides.example.org/1", label={"en": "Slides"})]
    for name, value in fields.items():
        setattr(session, name, value)
    return session


def fill_call(call: CallPage) -> CallPage:
    """Give a call one of everything, in memory."""
    call.summary = "Propose a session."
    call.opens_on, call.closes_on = date(2030, 1, 1), date(2030, 2, 28)
    call.soft_closes_on, call.results_on = date(2030, 2, 15), date(2030, 3, 15)
    call.session_kinds = ["workshop", "panel"]
    call.fee_note = "No fee."
    call.criteria = [
        Criterion(label={"en": "Relevance"}, weight=60),
        Criterion(label={"en": "Clarity"}, weight=40),
    ]
    return call


def make_full_edition() -> EditionPage:
    """Return a published edition with one of everything, a session and a call."""
    edition = publish(fill_edition(make_edition(title="Forum 2030")))
    publish(fill_session(make_session(edition, "Opening session")))
    publish(fill_call(make_call(edition, "Call 2030")))
    return edition
