from typing import Any

import pytest

from forums_pages.blocks.organisation_list import OrganisationListBlock
from tests.factories import make_image, make_organisation

pytestmark = pytest.mark.django_db
BLOCK = OrganisationListBlock()


def wall(*organisations: Any, show_names: bool = False) -> Any:
    return BLOCK.normalize({"organisations": list(organisations), "show_names": show_names})


def test_an_organisation_without_a_logo_is_shown_by_its_name() -> None:
    logo = make_image()
    with_logo, without = make_organisation("With", logo=logo), make_organisation("Without")

    assert wall(with_logo, without).entries == [
        {"name": "With", "logo": logo, "name_shown": False},
        {"name": "Without", "logo": None, "name_shown": True},
    ]


def test_a_logo_is_read_aloud_once_whether_the_name_stands_beside_it_or_not() -> None:
    organisation = make_organisation("Trust", logo=make_image())

    alone, beside = (BLOCK.render(wall(organisation, show_names=names)) for names in (False, True))

    assert [alone.count("Trust"), beside.count("Trust")] == [1, 1]
    assert ['alt="Trust"' in alone, 'alt=""' in beside] == [True, True]
