"""The closed sets of the domain as GraphQL enums; every value says what it means."""

import enum

import strawberry
from django.conf import settings
from django.db.models import TextChoices
from django.utils.translation import override
from strawberry.types.enum import StrawberryEnumDefinition

from forums_pages.blocks.choices import (
    Approximation,
    ButtonStyle,
    HeadingLevel,
    ImageLayout,
    LatestKind,
    ListLayout,
    PersonDetail,
)
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
    "Approximation",
    "ArticleKind",
    "ButtonStyle",
    "CallStatus",
    "DatePrecision",
    "DocumentKind",
    "EditionStatus",
    "EventFormat",
    "FigureKind",
    "FigureQualifier",
    "ForumStatus",
    "HeadingLevel",
    "ImageLayout",
    "LatestKind",
    "Licence",
    "LinkKind",
    "ListLayout",
    "LocaleCode",
    "LogoSize",
    "ParticipationRole",
    "PartnerKind",
    "PersonDetail",
    "PillarKey",
    "Preset",
    "RegistrationState",
    "Sector",
    "SessionKind",
    "SessionState",
    "TextDirection",
    "TextMark",
    "TextStyle",
    "WorkingGroupRole",
]
PUBLIC: tuple[type[TextChoices], ...] = (
    Approximation,
    ArticleKind,
    ButtonStyle,
    CallStatus,
    DatePrecision,
    DocumentKind,
    EditionStatus,
    EventFormat,
    FigureKind,
    FigureQualifier,
    ForumStatus,
    HeadingLevel,
    ImageLayout,
    LatestKind,
    Licence,
    ListLayout,
    LogoSize,
    ParticipationRole,
    PartnerKind,
    PersonDetail,
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
    """Offer ``choices`` to GraphQL, described by their docstring's first paragraph and by their labels."""
    promise = (choices.__doc__ or "").partition("\n\n")[0]
    described = strawberry.enum(choices, description=promise.replace("``", "`"))
    for value in _definition(described).values:
        value.description = f"{choices(value.value).label}."


@strawberry.enum(description="Where a link leads.")
class LinkKind(enum.Enum):
    """The kinds of ``loading.links.LinkRow``."""

    PAGE = strawberry.enum_value("PAGE", description="To a page of this site, by its path.")
    DOCUMENT = strawberry.enum_value("DOCUMENT", description="To a file of this site for download.")
    WEB = strawberry.enum_value("WEB", description="To an address elsewhere.")
    EMAIL = strawberry.enum_value("EMAIL", description="To somebody's inbox (mailto:).")
    PHONE = strawberry.enum_value("PHONE", description="To somebody's telephone (tel:).")
    ANCHOR = strawberry.enum_value("ANCHOR", description="To a place on the same page, such as #programme.")


@strawberry.enum(description="What a part of a rich text is.")
class TextStyle(enum.Enum):
    """The styles of ``loading.markup.TextNode``."""

    PARAGRAPH = strawberry.enum_value("PARAGRAPH", description="A paragraph.")
    HEADING_2 = strawberry.enum_value("HEADING_2", description="A heading of level 2.")
    HEADING_3 = strawberry.enum_value("HEADING_3", description="A heading of level 3.")
    HEADING_4 = strawberry.enum_value("HEADING_4", description="A heading of level 4.")
    BULLET = strawberry.enum_value("BULLET", description="An item of a list with bullets.")
    NUMBER = strawberry.enum_value("NUMBER", description="An item of a numbered list.")
    RULE = strawberry.enum_value("RULE", description="A line between two parts; it has no words.")


@strawberry.enum(description="How words are set apart.")
class TextMark(enum.Enum):
    """The marks of ``loading.markup.Span``."""

    BOLD = strawberry.enum_value("BOLD", description="Important: bold.")
    ITALIC = strawberry.enum_value("ITALIC", description="Stressed: italic.")
    SUBSCRIPT = strawberry.enum_value("SUBSCRIPT", description="Lowered, as in CO2.")
    SUPERSCRIPT = strawberry.enum_value("SUPERSCRIPT", description="Raised, as in square metres.")


@strawberry.enum(description="Which of the three Zeros.")
class PillarKey(enum.Enum):
    """The keys of ``Pillar``, which is fixed data."""

    ZERO_EXCLUSION = strawberry.enum_value("ZERO_EXCLUSION", description="Zero Exclusion.")
    ZERO_CARBON = strawberry.enum_value("ZERO_CARBON", description="Zero Carbon.")
    ZERO_POVERTY = strawberry.enum_value("ZERO_POVERTY", description="Zero Poverty.")


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
