"""A fact has one truth in every language: translations and aliases hold words only."""

from datetime import date, time

import pytest

from forums_pages.enums import EditionStatus, PartnerKind
from forums_pages.models import EditionPage, Participation, PartnerLevel, Partnership, SessionPage
from tests.factories import (
    make_edition,
    make_forum,
    make_organisation,
    make_person,
    make_session,
    publish,
    translate,
)

pytestmark = pytest.mark.django_db


def facts_of(session: SessionPage) -> tuple[object, ...]:
    people = [str(each.person) for each in session.participations.all()]
    return session.day, session.start_time, session.starts_at, session.identity_id, session.edition_id, people


NO_FACTS = (None, None, None, None, None, [])


def full_session() -> SessionPage:
    session = make_session(title="Ouverture", day=date(2030, 5, 14), start_time=time(9, 30))
    session.participations = [Participation(person=make_person())]
    return publish(session)


@pytest.mark.parametrize("how", ["translation", "alias", "alias in the same tree"])
def test_another_row_of_the_same_page_holds_no_facts(how: str) -> None:
    session = full_session()

    if how == "translation":
        other = translate(session, "fr", title="Ouverture")
    elif how == "alias":
        other = session.copy_for_translation(translate(session.edition, "ar").locale, alias=True)
    else:
        other = session.create_alias(update_slug="mirror")

    other = SessionPage.objects.get(pk=other.pk)
    assert (other.is_source, facts_of(other)) == (False, NO_FACTS)
    assert other.source == session


def test_an_alias_of_an_alias_mirrors_the_page_that_both_show() -> None:
    session = full_session()
    mirror = session.create_alias(update_slug="mirror")
    mirror.create_alias(update_slug="mirror-of-mirror")
    session.title = "Opening"
    publish(session)

    rows = SessionPage.objects.exclude(pk=session.pk).order_by("pk")
    assert [(row.alias_of.pk, row.title, row.source) for row in rows] == [
        (session.pk, "Opening", session)
    ] * 2


def test_aliases_of_what_becomes_an_alias_follow() -> None:
    session = full_session()
    french = translate(session, "fr", title="Ouverture")
    mirror = french.create_alias(update_slug="miroir")

    french.alias_of = session
    french.save(update_fields=["alias_of"], clean=False)

    assert SessionPage.objects.get(pk=mirror.pk).alias_of.pk == session.pk


def test_publishing_either_page_again_keeps_facts_where_they_are() -> None:
    session = full_session()
    french = translate(session, "fr", title="Ouverture")
    facts = facts_of(session)

    for page in (french, session):
        publish(page.get_latest_revision_as_object())

    session.refresh_from_db()
    french.refresh_from_db()
    assert (session.is_source, facts_of(session)) == (True, facts)
    assert (french.is_source, facts_of(french)) == (False, NO_FACTS)


def test_a_changed_time_is_true_in_every_language_the_moment_the_source_is_published() -> None:
    session = full_session()
    french = translate(session, "fr", title="Ouverture")

    draft = session.get_latest_revision_as_object()
    draft.start_time = time(11, 0)
    draft.save_revision()
    before = french.source.start_time
    publish(draft)

    assert (before, french.source.start_time) == (time(9, 30), time(11, 0))


def test_a_copy_is_a_source_of_its_own_with_a_new_identity() -> None:
    session = full_session()
    copy = session.copy(update_attrs={"slug": "copy"}, copy_revisions=True)

    copy = SessionPage.objects.get(pk=copy.pk)
    assert copy.is_source
    assert copy.identity_id not in (None, session.identity_id)
    assert [str(each.person) for each in copy.participations.all()] == ["Ada Example"]


def test_an_edition_written_in_french_belongs_to_the_forum_written_in_english() -> None:
    forum = make_forum("Tunisia")
    french_forum = translate(forum, "fr", title="Tunisie")
    edition = make_edition(french_forum, "Forum 2025")

    assert (edition.is_source, edition.locale.language_code, edition.forum) == (True, "fr", forum)
    english = translate(edition, "en", title="2025 forum")
    assert (english.is_source, english.forum, english.source) == (False, None, edition)
    assert english.status == EditionStatus.UPCOMING


def test_nested_children_of_a_translation_are_gone_too() -> None:
    edition = make_edition()
    level = PartnerLevel(kind=PartnerKind.MEDIA)
    level.partnerships = [Partnership(organisation=make_organisation())]
    edition.partner_levels = [level]
    edition = publish(edition)
    translate(edition, "fr")

    assert list(Partnership.objects.values_list("level__page", flat=True)) == [edition.pk]


def test_fact_names_leave_out_words_and_what_wagtail_keeps() -> None:
    names = set(EditionPage.fact_names())
    assert {"start_date", "themes", "partner_levels", "forum"} <= names
    assert not names & {"title", "slug", "slogan", "summary", "body", "live", "is_source", "comments"}
