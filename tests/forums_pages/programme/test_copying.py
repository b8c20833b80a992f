"""The next edition starts from the last one: what stays comes along, and claims nothing yet."""

from datetime import date, time

import pytest
from django.contrib.auth.models import User
from django.db.models.signals import pre_save

from forums_pages.enums import (
    DatePrecision,
    EditionStatus,
    EventFormat,
    FigureKind,
    Lifecycle,
    PartnerKind,
    SessionKind,
    SessionState,
)
from forums_pages.models import (
    EditionContact,
    EditionDocument,
    EditionPage,
    EditionVenue,
    Goal,
    KeyFigure,
    Language,
    Participation,
    PartnerLevel,
    Partnership,
    Replay,
    SessionPage,
    WorkingGroupMember,
)
from forums_pages.programme.copying import copy_as_next_edition
from tests.factories import (
    make_document,
    make_edition,
    make_forum,
    make_organisation,
    make_person,
    make_session,
    make_theme,
    make_venue,
    publish,
    translate,
)

pytestmark = pytest.mark.django_db


def full_edition() -> EditionPage:
    edition = make_edition(
        make_forum("Exampleland"),
        "Forum 2030",
        ordinal=4,
        time_zone="Africa/Tunis",
        format=EventFormat.HYBRID,
        lifecycle=Lifecycle.HELD,
        slogan="Together",
        hashtag="forum2030",
    )
    edition.themes = [make_theme()]
    edition.goals = list(Goal.objects.filter(number__in=(1, 13)))
    edition.languages = list(Language.objects.filter(code__in=("fr", "ar")))
    edition.venues = [EditionVenue(venue=make_venue())]
    edition.key_figures = [KeyFigure(kind=FigureKind.PARTICIPANTS, value=700)]
    edition.documents = [EditionDocument(document=make_document())]
    edition.contacts = [EditionContact(name="Press office", email="press@example.org")]
    edition.working_group = [
        WorkingGroupMember(organisation=make_organisation("Still there"), joined_on=date(2029, 1, 1)),
        WorkingGroupMember(organisation=make_organisation("Gone"), left_on=date(2029, 1, 1)),
    ]
    level = PartnerLevel(kind=PartnerKind.MEDIA, label={"en": "Media"})
    level.partnerships = [
        Partnership(organisation=make_organisation("Radio"), wording={"fr": "avec"}, logo_approved=True)
    ]
    edition.partner_levels = [level]
    return publish(edition)


def test_structure_comes_along_unconfirmed() -> None:
    old = full_edition()
    new = copy_as_next_edition(old, None)

    assert (new.get_parent().pk, new.forum, new.ordinal) == (old.get_parent().pk, old.forum, 5)
    assert (new.live, new.lifecycle, str(new.time_zone)) == (False, Lifecycle.PLANNED, "Africa/Tunis")
    assert new.title == "Forum 2030 (copy, to be renamed)"
    for name in ("themes", "goals", "languages", "pillars"):
        assert list(getattr(new, name).all()) == list(getattr(old, name).all())
    level = new.partner_levels.get()
    partner = level.partnerships.get()
    assert (level.kind, str(level.label)) == (PartnerKind.MEDIA, "Media")
    assert (str(partner), str(partner.wording)) == ("Radio", "avec")
    assert (partner.confirmed, partner.logo_approved) == (False, False)
    members = [(str(each), each.is_public, each.joined_on) for each in new.working_group.all()]
    assert members == [("Still there", False, None)]
    assert [str(each) for each in new.contacts.all()] == ["Press office"]


def test_what_belongs_to_the_old_edition_stays_with_it() -> None:
    old = full_edition()
    session = make_session(old, day=date(2030, 5, 14))
    session.participations = [Participation(person=make_person())]
    session.replays = [Replay(url="https://youtu.be/x", consent=True)]
    publish(session)

    new = copy_as_next_edition(old, None)

    facts = (
        new.start_date,
        new.end_date,
        new.date_precision,
        new.format,
        str(new.city),
        new.slogan,
        new.hashtag,
    )
    assert facts == (None, None, DatePrecision.UNKNOWN, EventFormat.UNKNOWN, "", "", "")
    assert [getattr(new, name).count() for name in ("venues", "key_figures", "documents")] == [0, 0, 0]
    assert (new.get_children().count(), new.status) == (0, EditionStatus.UPCOMING)
    assert old.partner_levels.get().partnerships.get().confirmed


def test_the_draft_can_be_edited_and_published_at_once() -> None:
    user = User.objects.create_user("ada")
    new = copy_as_next_edition(full_edition(), user)

    draft = new.get_latest_revision_as_object()
    assert (draft.partner_levels.get_object_list()[0].partnerships.count(), new.owner) == (1, user)
    draft.full_clean()
    assert publish(draft).live


def test_sessions_come_along_on_request_as_titles_and_kinds() -> None:
    old = full_edition()
    session = make_session(
        old,
        "Opening",
        kind=SessionKind.OPENING,
        day=date(2030, 5, 14),
        start_time=time(9, 0),
        abstract="Then.",
    )
    session.participations = [Participation(person=make_person())]
    session.languages = list(Language.objects.filter(code="fr"))
    publish(session)
    make_session(old, "Cancelled", state=SessionState.CANCELLED)

    new = copy_as_next_edition(old, None, with_sessions=True)

    copy = SessionPage.objects.of_edition(new.pk).get()
    assert (copy.title, copy.kind, copy.state, copy.live) == (
        "Opening",
        "opening",
        SessionState.PROPOSED,
        False,
    )
    assert (copy.day, copy.start_time, copy.room, copy.abstract) == (None, None, None, "")
    assert (copy.participations.count(), [each.code for each in copy.languages.all()]) == (0, ["fr"])
    assert copy.guid not in (None, session.guid)


def test_copying_a_translation_copies_the_edition_it_translates() -> None:
    french = make_edition(translate(make_forum("Tunisia"), "fr", title="Tunisie"), "Forum 2025", ordinal=6)
    arabic = translate(french, "ar", title="المنتدى")

    new = copy_as_next_edition(arabic, None)

    assert (new.is_source, new.locale.language_code, new.forum, new.ordinal) == (True, "fr", french.forum, 7)
    assert copy_as_next_edition(french, None).slug != new.slug


def test_an_unknown_number_stays_unknown() -> None:
    assert copy_as_next_edition(make_edition(), None).ordinal is None


def test_a_failure_half_way_leaves_nothing() -> None:
    old = full_edition()
    make_session(old)

    def fail(**_arguments: object) -> None:
        raise OSError("disk full")

    pre_save.connect(fail, sender=SessionPage)
    try:
        with pytest.raises(OSError, match="disk full"):
            copy_as_next_edition(old, None, with_sessions=True)
    finally:
        pre_save.disconnect(fail, sender=SessionPage)
    assert EditionPage.objects.count() == 1
