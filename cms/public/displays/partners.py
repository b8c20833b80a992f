"""Partners of an edition: by level, then order, then name, as every surface shows them."""

from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString

from cms.public.displays.children import children, children_of
from cms.public.pictures import Picture, pictures
from cms.public.readable import shown
from cms.public.reader import Reader
from cms.public.wording import said
from forums_pages.enums import LogoSize
from media.presets import Preset


@dataclass(frozen=True)
class PartnerItem:
    """A partner: its logo only with approval, its name always."""

    name: str
    wording: SafeString
    via: SafeString
    url: str
    logo: Picture | None
    dark_logo: Picture | None


@dataclass(frozen=True)
class Level:
    """A level with its partners."""

    label: SafeString | str
    size: str
    partners: list[PartnerItem]


def partner_levels(edition: Any, reader: Reader) -> list[Level]:
    """Return the levels that have partners the public may see."""
    levels = children(edition, "partner_levels")
    pairs = children_of(levels, "partnerships", "organisation__logo", "organisation__logo_for_dark")
    visible = [(level, _in_order(found, reader)) for level, found in pairs]
    logos = _logos(visible)
    return [
        Level(
            said(level.label) or level.get_kind_display(),
            level.logo_size,
            [_item(each, logos, reader) for each in found],
        )
        for level, found in visible
        if found
    ]


def _in_order(partnerships: list[Any], reader: Reader) -> list[Any]:
    known = [
        each
        for each in partnerships
        if each.confirmed and each.organisation_id and shown(each.organisation, reader)
    ]
    return sorted(
        known,
        key=lambda each: (each.sort_order is None, each.sort_order or 0, each.organisation.name.lower()),
    )


def _logos(levels: list[tuple[Any, list[Any]]]) -> dict[int, dict[int, Picture]]:
    """Return the pictures that may be shown, by partnership: approved, and wanted at that level."""
    approved = [
        each
        for level, found in levels
        if level.logo_size != LogoSize.NAME_ONLY
        for each in found
        if each.logo_approved
    ]
    organisations = [each.organisation for each in approved]
    images = [image for each in organisations for image in (each.logo, each.logo_for_dark)]
    found = pictures(images, Preset.LOGO)
    return {id(each): found for each in approved}


def _item(partnership: Any, logos: dict[int, dict[int, Picture]], reader: Reader) -> PartnerItem:
    organisation = partnership.organisation
    found = logos.get(id(partnership), {})
    return PartnerItem(
        name=partnership.printed_name or organisation.full_name(reader.language),
        wording=said(partnership.wording),
        via=said(partnership.via),
        url=partnership.link or organisation.website,
        logo=found.get(organisation.logo_id),
        dark_logo=found.get(organisation.logo_for_dark_id),
    )
