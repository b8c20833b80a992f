"""What a proposal is sent in as, and how its fields are called where it is checked."""

from collections.abc import Iterator, Mapping
from typing import Any

import strawberry
from django.core.exceptions import ValidationError

from forums_pages.models import Goal, Language
from graphql_api.enums import LocaleCode, Sector, SessionKind
from graphql_api.filters.values import MAX_VALUES, storable
from graphql_api.nodes import read_identifier
from graphql_api.visibility import Visibility


@strawberry.input(description="Who proposes it. For the team only: it is never shown to anybody else.")
class SubmitterInput:
    """The submitter's fields of a ``Contribution``."""

    name: str = strawberry.field(description="The name of the person to write to.")
    email: str = strawberry.field(description="Where the receipt and the decision are sent.")
    organisation: str | None = strawberry.field(default=None, description="For whom the person speaks.")
    sector: Sector | None = strawberry.field(default=None, description="The sector of the organisation.")
    country: str | None = strawberry.field(default=None, description="ISO 3166-1 alpha-2, such as TN.")


@strawberry.input(description="A proposal that answers a call for contributions.")
class SubmitContributionInput:
    """The public fields of a ``Contribution``."""

    call: strawberry.ID = strawberry.field(description="The id or uid of the call.")
    idempotency_key: str = strawberry.field(
        description="A text of 16 to 100 characters that nobody else uses, such as a UUID, made when the "
        "form is shown. Sent again with the same key, the same proposal is not filed twice."
    )
    submitter: SubmitterInput = strawberry.field(description="Who proposes it.")
    consent: bool = strawberry.field(
        description="Whether the submitter consents to the use of the data for this call. Must be true."
    )
    title: str = strawberry.field(description="A title of up to 255 characters.")
    abstract: str = strawberry.field(description="What it is about, in up to 5,000 characters.")
    session_kind: SessionKind = strawberry.field(
        description="Its format: one of the call's `sessionKinds`; any where the call names none."
    )
    language: str | None = strawberry.field(
        default=None,
        description="The language it would be held in: the code of one of the call's `languages`.",
    )
    themes: list[str] = strawberry.field(
        default_factory=list, description="Of the call's `themes`: slugs, ids or uids."
    )
    goals: list[int] = strawberry.field(default_factory=list, description="The goals it is about, 1 to 17.")
    proposed_speakers: str | None = strawberry.field(default=None, description="Who might speak.")
    technical_needs: str | None = strawberry.field(default=None, description="What it needs on the spot.")
    locale: LocaleCode | None = strawberry.field(
        default=None, description="The language of the form, of its messages and of the receipt."
    )
    website: str | None = strawberry.field(
        default=None,
        description="Leave it empty, and hide the field from people: only machines that fill in everything "
        "fall for it. What they send is answered and not kept.",
    )


# Where the fields of the form are in the input; all others bear the same name.
PATHS = {
    "submitter_name": ("submitter", "name"),
    "submitter_email": ("submitter", "email"),
    "submitter_organisation": ("submitter", "organisation"),
    "submitter_sector": ("submitter", "sector"),
    "submitter_country": ("submitter", "country"),
    "session_kind": ("sessionKind",),
    "proposed_speakers": ("proposedSpeakers",),
    "technical_needs": ("technicalNeeds",),
    "idempotency_key": ("idempotencyKey",),
}  # fmt: skip
SHORTEST_KEY, LONGEST_KEY = 16, 100


def path_of(field: str) -> tuple[str, ...]:
    """Return where a field of the form is in the input; nowhere for what concerns the whole."""
    return () if field == "__all__" else PATHS.get(field, (field,))


def form_data(given: SubmitContributionInput, locale: str, gate: Visibility) -> dict[str, Any]:
    """Return what the form reads.

    Raises:
        ValidationError: by field, for what names nothing that there is.
    """
    problems = dict(_problems(given))
    if problems:
        raise ValidationError(problems)
    who = given.submitter
    return {
        "locale": locale,
        "submitter_name": who.name,
        "submitter_email": who.email,
        "submitter_organisation": who.organisation or "",
        "submitter_sector": who.sector or "",
        "submitter_country": (who.country or "").upper(),
        "consent": given.consent,
        "title": given.title,
        "abstract": given.abstract,
        "session_kind": given.session_kind,
        "language": _language(given.language),
        "themes": _themes(given.themes, gate),
        "goals": list(_goals(given.goals)),
        "proposed_speakers": given.proposed_speakers or "",
        "technical_needs": given.technical_needs or "",
    }


def _problems(given: SubmitContributionInput) -> Iterator[tuple[str, ValidationError]]:
    key = given.idempotency_key
    if not SHORTEST_KEY <= len(key) <= LONGEST_KEY:
        message = f"The key must have from {SHORTEST_KEY} to {LONGEST_KEY} characters."
        yield "idempotency_key", ValidationError(message, code="length")
    for name, values in (("themes", given.themes), ("goals", given.goals)):
        if len(values) > MAX_VALUES:
            yield name, ValidationError(f"There are more than {MAX_VALUES}.", code="length")


def _language(code: str | None) -> Any:
    if not code:
        return None
    found = Language.objects.filter(code__in=storable([code])).values_list("pk", flat=True).first()
    return found if found is not None else "0"


def _themes(names: list[str], gate: Visibility) -> list[Any]:
    """Return the keys of the themes; what names none is a key that none has, which the form refuses."""
    rows = list(gate.themes().values_list("pk", "slug", "guid"))
    known: Mapping[str, Any] = {slug: pk for pk, slug, _guid in rows} | {
        str(guid): pk for pk, _slug, guid in rows
    }
    found = []
    for name in names:
        key = read_identifier(name)
        found.append(known.get(key.key if key is not None and key.kind.name == "Theme" else name, 0))
    return found


def _goals(numbers: list[int]) -> Iterator[Any]:
    known = dict(Goal.objects.values_list("number", "pk"))
    yield from (known.get(number, 0) for number in numbers)
