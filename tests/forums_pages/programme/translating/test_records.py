"""The labels of an edition in which words of a language are lacking."""

from datetime import date, time

import pytest
from django.contrib.auth.models import User
from pytest_django import DjangoAssertNumQueries

from forums_pages.models import (
    EditionPage,
    EditionVenue,
    KeyFigure,
    Participation,
    PartnerLevel,
    Partnership,
    WorkingGroupMember,
)
from forums_pages.programme.translating.overview import overview_of
from tests.factories import (
    locale,
    make_edition,
    make_image,
    make_organisation,
    make_person,
    make_session,
    make_theme,
    make_venue,
    publish,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition() -> EditionPage:
    locale("fr"), locale("ar")
    return make_edition()


def told(edition: EditionPage, user: User) -> list[tuple[str, ...]]:
    rows = [row for row in overview_of(edition, user).rows if not row.is_page]
    return [
        (
            row.kind.value,
            row.title,
            *(f"{cell.standing.value} {cell.waiting or ''}".strip() for cell in row.cells),
        )
        for row in rows
    ]


def test_labels_of_pages_are_told_by_the_page_that_keeps_them(edition: EditionPage, admin_user: User) -> None:
    edition.admission = {"en": "Free", "fr": "Gratuit"}
    edition.key_figures = [KeyFigure(kind="other", value=3, label={"en": "Trees"}, unit={"en": "trees"})]
    publish(edition)
    session = make_session(edition, "Opening")
    person = make_person()
    session.participations = [Participation(person=person, job_title={"ar": "مديرة"})]
    publish(session)

    assert told(edition, admin_user)[:2] == [
        ("labels", "Forum 2030", "whole", "partly 2", "missing 3"),
        ("labels", "Opening", "missing 1", "missing 1", "whole"),
    ]


def test_what_nobody_wrote_or_everybody_has_is_not_told(edition: EditionPage, admin_user: User) -> None:
    edition.admission = {"en": "Free", "fr": "Gratuit", "ar": "مجاني"}
    edition.themes = [make_theme({"en": "Water", "fr": "Eau", "ar": "ماء"}, summary="")]
    publish(edition)
    make_session(edition, "Opening")

    assert told(edition, admin_user) == []


def test_records_are_those_that_the_edition_shows(edition: EditionPage, admin_user: User) -> None:
    level = PartnerLevel(kind="media")
    level.partnerships = [
        Partnership(organisation=make_organisation("Radio", description={"en": "News."}), confirmed=True),
        Partnership(
            organisation=make_organisation("Secret", description={"en": "Not yet."}), confirmed=False
        ),
    ]
    edition.partner_levels = [level]
    edition.venues = [EditionVenue(venue=make_venue("Hall"))]
    edition.themes = [make_theme("Water")]
    edition.cover = make_image("Cover", alt_text={"en": "A sea"})
    hidden = make_person("Not", "Public", job_title={"en": "Treasurer"})
    edition.working_group = [
        WorkingGroupMember(person=hidden, organisation=make_organisation(), is_public=False)
    ]
    publish(edition)
    session = make_session(edition, "Opening", day=date(2030, 5, 14), start_time=time(9))
    speaker = make_person(
        "Ada", "Example", job_title={"en": "Baker"}, biography={"en": "Bakes.", "fr": "Cuit."}
    )
    session.participations = [Participation(person=speaker)]
    publish(session)
    make_theme("Unrelated")
    cancelled = make_session(edition, "Off", state="cancelled")
    cancelled.participations = [Participation(person=make_person("Off", "Stage", job_title={"en": "x"}))]
    publish(cancelled)

    assert [row[:2] for row in told(edition, admin_user)] == [
        ("theme", "Water"),
        ("venue", "Hall, Sampleton"),
        ("person", "Ada Example"),
        ("organisation", "Radio"),
        ("image", "Cover"),
    ]
    assert told(edition, admin_user)[2] == ("person", "Ada Example", "whole", "partly 1", "missing 2")


def test_a_decorative_picture_needs_no_words(edition: EditionPage, admin_user: User) -> None:
    edition.cover = make_image("Ornament", alt_text="", is_decorative=True)
    publish(edition)

    assert told(edition, admin_user) == []


@pytest.mark.parametrize("size", [2, 20])
def test_statements_do_not_grow_with_the_directory(
    edition: EditionPage, admin_user: User, django_assert_num_queries: DjangoAssertNumQueries, size: int
) -> None:
    edition.themes = [make_theme(f"Theme {number}") for number in range(size)]
    edition.venues = [EditionVenue(venue=make_venue(f"Hall {number}")) for number in range(size)]
    publish(edition)
    edition = EditionPage.objects.get(pk=edition.pk)

    with django_assert_num_queries(26):
        rows = [row for row in overview_of(edition, admin_user).rows if not row.is_page]
    assert len(rows) == 2 * size
