"""The closed sets of the domain as GraphQL enums; every value says what it means."""

import enum

import strawberry
from django.conf import settings
from django.db.models import TextChoices
from django.utils.translation import override
from strawberry.types.enum import StrawberryEnumDefinition

from forums_pages.enums import (
    ArticleKind,
    CallStatus,
    DatePrecision,
    EditionStatus,
    EventFormat,
    FigureKind,
    FigureQualifier,
    ForumStatus,
    LogoSize,
    ParticipationRole,
    PartnerKind,
    RegistrationState,
    Sector,
    SessionKind,
    SessionState,
    WorkingGroupRole,
)
from media.enums import DocumentKind, Licence
from media.presets import Preset

__all__ = [
    "ArticleKind",
    "CallStatus",
    "DatePrecision",
    "DocumentKind",
    "EditionStatus",
    "EventFormat",
    "FigureKind",
    "FigureQualifier",
    "ForumStatus",
    "Licence",
    "LocaleCode",
    "LogoSize",
    "ParticipationRole",
    "PartnerKind",
    "Preset",
    "RegistrationState",
    "Sector",
    "SessionKind",
    "SessionState",
    "TextDirection",
    "WorkingGroupRole",
]
PUBLIC: tuple[type[TextChoices], ...] = (
    ArticleKind,
    CallStatus,
    DatePrecision,
    DocumentKind,
    EditionStatus,
    EventFormat,
    FigureKind,
    FigureQualifier,
    ForumStatus,
    Licence,
    LogoSize,
    ParticipationRole,
    PartnerKind,
    RegistrationState,
    Sector,
    SessionKind,
    SessionState,
    WorkingGroupRole,
)


def _definition(offered: object) -> StrawberryEnumDefinition:
    definition: StrawberryEnumDefinition = offered.__strawberry_definition__  # type: ignore[attr-defined]  # set by strawberry
    return definition


def _offer(choices: type[TextChoices]) -> None:
    """Offer ``choices`` to GraphQL, described by their own docstring and by their labels."""
    described = strawberry.enum(choices, description=(choices.__doc__ or "").replace("``", "`"))
    for value in _definition(described).values:
        value.description = f"{choices(value.value).label}."


LocaleCode = strawberry.enum(  # type: ignore[call-overload]  # its members come from the settings
    enum.Enum("LocaleCode", {code.replace("-", "_"): code for code, _name in settings.LANGUAGES}),
    description="A language of the content. Sessions may be held in others: see SpokenLanguage.",
)
strawberry.enum(
    Preset,
    name="PicturePreset",
    description="Where a picture is shown: its widths, and whether it is cropped round its focal point.",
)
PRESETS = {
    Preset.PORTRAIT: "A person's portrait, square, 240 to 720 pixels wide.",
    Preset.PORTRAIT_SMALL: "A small portrait beside a name, square, 64 to 192 pixels wide.",
    Preset.LOGO: "A logo, never cropped, up to 640 by 320 pixels; PNG for old browsers.",
    Preset.LOGO_SMALL: "A small logo, never cropped, up to 240 by 120 pixels; PNG for old browsers.",
    Preset.CARD: "The picture of a card, 16 to 9, 320 to 960 pixels wide.",
    Preset.COVER: "A picture beside or above an article, 3 to 2, 480 to 1440 pixels wide.",
    Preset.HERO: "A band across the whole page, 21 to 9, 640 to 1920 pixels wide.",
    Preset.GALLERY: "A picture of a gallery or between paragraphs, never cropped, up to 1600 pixels.",
    Preset.OPEN_GRAPH: "A preview in social networks, 1200 by 630 pixels, JPEG only.",
}
for each_preset in _definition(Preset).values:
    each_preset.description = PRESETS[Preset[each_preset.name]]


@strawberry.enum(description="In which direction a language is written.")
class TextDirection(enum.Enum):
    """The values of HTML's ``dir``."""

    LTR = strawberry.enum_value("ltr", description="From left to right.")
    RTL = strawberry.enum_value("rtl", description="From right to left.")


# Without any language active, a label is what the code says: English, whoever asks first.
with override(None):
    for each in PUBLIC:
        _offer(each)
    for language in _definition(LocaleCode).values:
        language.description = f"{dict(settings.LANGUAGES)[language.value]}."
