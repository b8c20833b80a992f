"""Children that code adds stand in the order in which they were added, in every database."""

import pytest

from forums_pages.enums import PartnerKind
from forums_pages.models import Participation, PartnerLevel, Partnership
from tests.factories import make_edition, make_organisation, make_person, make_session, publish

pytestmark = pytest.mark.django_db


def test_children_without_a_number_get_their_place() -> None:
    session = make_session()
    session.participations = [Participation(person=make_person(name)) for name in ("C", "A", "B")]
    session = publish(session)
    session.participations.add(Participation(person=make_person("D")))
    session = publish(session)

    rows = [(str(row), row.sort_order) for row in session.participations.order_by("sort_order")]
    assert rows == [
        ("C Example (Speaker)", 0),
        ("A Example (Speaker)", 1),
        ("B Example (Speaker)", 2),
        ("D Example (Speaker)", 3),
    ]


def test_a_place_that_was_given_stays() -> None:
    session = make_session()
    session.participations = [
        Participation(person=make_person("Last"), sort_order=7),
        Participation(person=make_person("First"), sort_order=2),
    ]
    rows = publish(session).participations.order_by("sort_order")
    assert [(str(row.person), row.sort_order) for row in rows] == [("First Example", 2), ("Last Example", 7)]


def test_children_of_children_get_their_place_too() -> None:
    edition = make_edition()
    level = PartnerLevel(kind=PartnerKind.MEDIA)
    level.partnerships = [Partnership(organisation=make_organisation(name)) for name in ("Radio", "Daily")]
    edition.partner_levels = [PartnerLevel(kind=PartnerKind.ORGANISER), level]
    publish(edition)

    rows = Partnership.objects.order_by("pk").values_list(
        "level__sort_order", "sort_order", "organisation__name"
    )
    assert list(rows) == [(1, 0, "Radio"), (1, 1, "Daily")]
