"""The closed sets of the domain as GraphQL enums; every value says what it means."""

import enum

import strawberry
from django.conf import settings
from django.db.models import TextChoices
from django.utils.translation import override
from strawberry.types.enum import StrawberryEnumDefinition

from forums_pages.enums import (
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

__all__ = [
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
    "RegistrationState",
    "Sector",
    "SessionKind",
    "SessionState",
    "WorkingGroupRole",
]
PUBLIC: tuple[type[TextChoices], ...] = (
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
# Without any language active, a label is what the code says: English, whoever asks first.
with override(None):
    for each in PUBLIC:
        _offer(each)
    for language in _definition(LocaleCode).values:
        language.description = f"{dict(settings.LANGUAGES)[language.value]}."
