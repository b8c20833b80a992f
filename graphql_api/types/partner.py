"""Partners of an edition, level by level."""

from typing import TYPE_CHECKING, Annotated, Any

import strawberry

from forums_pages.models import PartnerLevel
from graphql_api.enums import LogoSize, PartnerKind
from graphql_api.loading.relations import to_many, to_one
from graphql_api.types.fields import computed
from graphql_api.types.files import ImageType, image_of
from graphql_api.types.organisation import OrganisationType, named_organisation_of, organisation_name

if TYPE_CHECKING:
    from graphql_api.pages.edition import EditionType


def _level(partnership: Any) -> Any:
    return to_one(partnership, "level_id", lambda gate: gate.every(PartnerLevel))


def _name(partnership: Any) -> str:
    return partnership.printed_name or organisation_name(named_organisation_of(partnership))


def _logo(partnership: Any, attribute: str) -> Any:
    organisation = named_organisation_of(partnership)
    shown = partnership.logo_approved and _level(partnership).logo_size != LogoSize.NAME_ONLY
    return image_of(organisation, attribute) if shown else None


@strawberry.type(
    name="Partnership", description="An organisation that supports an edition, as it was printed then."
)
class PartnershipType:
    """A confirmed ``Partnership``."""

    name: str = computed(_name, "The name as this edition printed it, else the organisation's.")
    organisation: OrganisationType = computed(named_organisation_of, "The organisation.")
    wording: str | None = strawberry.field(
        description="The exact wording agreed, such as With the support of."
    )
    via: str | None = strawberry.field(description="Such as Project X, implemented by Y.")
    url: str | None = computed(
        lambda row: row.link or named_organisation_of(row).website or None, "Where its name or logo leads."
    )
    logo: ImageType | None = computed(
        lambda row: _logo(row, "logo_id"),
        "For light backgrounds; null unless its use was approved: show the name.",
    )
    logo_for_dark: ImageType | None = computed(
        lambda row: _logo(row, "logo_for_dark_id"), "For dark backgrounds; null unless its use was approved."
    )
    level: Annotated["PartnerLevelType", strawberry.lazy("graphql_api.types.partner")] = computed(
        _level, "Its level, which says what kind of partner it is."
    )
    edition: Annotated["EditionType", strawberry.lazy("graphql_api.pages.edition")] = computed(
        lambda row: to_one(_level(row), "page_id", lambda gate: gate.editions()), "The edition."
    )


@strawberry.type(
    name="PartnerLevel", description="A level of partners of one edition, in its own words and order."
)
class PartnerLevelType:
    """A ``PartnerLevel``."""

    label: str | None = strawberry.field(description="Such as Gold partners; null: name it after its kind.")
    kind: PartnerKind = strawberry.field(description="What the level means, comparable across editions.")
    logo_size: LogoSize = strawberry.field(description="How large its logos are shown.")
    partnerships: list[PartnershipType] = computed(
        lambda row: to_many(row, "level_id", lambda gate: gate.partnerships(), "partnerships"),
        "Its partners, in the agreed order.",
        size=20,
    )
