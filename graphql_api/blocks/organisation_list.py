"""Walls of logos."""

from dataclasses import dataclass
from typing import Any

import strawberry

from forums_pages.blocks.organisation_list import OrganisationListBlock
from forums_pages.models import Organisation
from graphql_api.blocks.base import Block, serves
from graphql_api.blocks.reading import read, rows_in, words
from graphql_api.types.files import ImageType, image_of
from graphql_api.types.organisation import OrganisationType


@dataclass(frozen=True)
class ListedRow:
    """The source object of ``ListedOrganisation``."""

    organisation: Any
    names_wanted: bool

    @property
    def logo(self) -> Any:
        """The logo, unless it is in a private collection."""
        return image_of(self.organisation, "logo_id")

    @property
    def shows_name(self) -> bool:
        """Whether the name is written out; without a logo it always is."""
        return self.names_wanted or self.logo is None


def _listed(row: Any) -> list[ListedRow]:
    names_wanted = row.fields.get("show_names") is True
    return [ListedRow(each, names_wanted) for each in rows_in(row, "organisations", Organisation)]


@strawberry.type(description="An organisation on a wall of logos.")
class ListedOrganisation:
    """See ``ListedRow``, its source object."""

    organisation: OrganisationType = strawberry.field(description="The organisation.")
    logo: ImageType | None = strawberry.field(
        description="The logo that the editors put on this wall; null when there is none."
    )
    shows_name: bool = strawberry.field(
        description="Whether to write the name beside the logo; without a logo always."
    )


@serves(OrganisationListBlock)
@strawberry.type(
    name="OrganisationListBlock",
    description="Organisations by their logos. The partners of an edition are its `partnerLevels`.",
)
class OrganisationListBlockType(Block):
    """An ``OrganisationListBlock`` with at least one organisation that may be seen."""

    heading: str | None = words("heading", "Its heading.")
    organisations: list[ListedOrganisation] = read(
        _listed, "The organisations, in the editors' order.", "organisations", "show_names"
    )

    @classmethod
    def is_shown(cls, row: Any) -> bool:
        """Return whether there is an organisation that may be seen."""
        return bool(rows_in(row, "organisations", Organisation))
