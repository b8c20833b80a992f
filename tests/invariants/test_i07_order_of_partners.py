"""I7: partners stand in one order on every surface: level, order, name."""

import pytest

from forums_pages.enums import PartnerKind
from forums_pages.models import EditionPage, PartnerLevel, Partnership
from tests.factories import make_edition, make_organisation, publish

pytestmark = pytest.mark.django_db


def level(kind: PartnerKind, order: int, *partners: tuple[int, str]) -> PartnerLevel:
    page_level = PartnerLevel(kind=kind, sort_order=order)
    page_level.partnerships = [
        Partnership(organisation=make_organisation(name), sort_order=place) for place, name in partners
    ]
    return page_level


def edition_with_partners() -> EditionPage:
    edition = make_edition()
    edition.partner_levels = [
        level(PartnerKind.MEDIA, 1, (0, "Radio"), (0, "agency"), (0, "Zenith")),
        level(PartnerKind.ORGANISER, 0, (1, "Acted"), (0, "Convergences")),
    ]
    return publish(edition)


def test_by_level_then_order_then_name_whatever_its_case() -> None:
    edition = edition_with_partners()
    rows = Partnership.objects.filter(level__page=edition).in_public_order()
    assert [str(row) for row in rows] == ["Convergences", "Acted", "agency", "Radio", "Zenith"]


def test_two_levels_of_one_order_do_not_mix() -> None:
    edition = edition_with_partners()
    PartnerLevel.objects.update(sort_order=0)
    rows = Partnership.objects.filter(level__page=edition).in_public_order()
    kinds = [row.level.kind for row in rows.select_related("level")]
    assert kinds == sorted(kinds, key=kinds.index)
