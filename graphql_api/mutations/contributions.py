"""Takes proposals in: through the one form that checks them, once for each key, and echoing nothing."""

import json
import logging
import uuid
from dataclasses import asdict
from datetime import datetime
from typing import Annotated, Any

import strawberry
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.crypto import salted_hmac
from django.utils.translation import override

from forums_pages.contributions.submission import CallNotOpenError, refuse_unless_open, submit
from forums_pages.models import CallPage
from graphql_api.context import GatewayContext
from graphql_api.enums import CallStatus
from graphql_api.errors import RateLimitedError
from graphql_api.loading.peers import load
from graphql_api.loading.reading import Reading
from graphql_api.loading.words import served
from graphql_api.models import Submission
from graphql_api.mutations.proposals import SubmitContributionInput, form_data, path_of
from graphql_api.mutations.unlock import TooManyAttempts
from graphql_api.nodes import read_identifier
from graphql_api.pages.call import CallForContributionsType
from graphql_api.rates import Bucket, Rate
from graphql_api.types.dates import in_zone

logger = logging.getLogger("graphql_api")
SALT = "graphql_api.contributions"


@strawberry.type(description="The proposal has arrived; a receipt is on its way by e-mail.")
class ContributionSubmitted:
    """Nothing that was sent is repeated: whoever holds this learns nothing of anybody."""

    reference: strawberry.ID = strawberry.field(
        description="What the submitter quotes when asking about it. Nothing can be looked up with it."
    )
    confirmation: str | None = strawberry.field(
        description="What the organisers say to whoever has sent a proposal, in the language served."
    )
    call: CallForContributionsType = strawberry.field(description="The call that it answers.")


@strawberry.type(description="Something that has to be corrected.")
class InputProblem:
    """An error of a field."""

    path: list[str] = strawberry.field(
        description='Where in the input, such as ["submitter", "email"]; empty for the whole.'
    )
    code: str = strawberry.field(
        description="What is wrong, for programs: such as required, invalid, invalid_choice, max_length."
    )
    message: str = strawberry.field(
        description="What is wrong, for whoever fills in the form, in its language."
    )


@strawberry.type(description="The proposal cannot be taken as it is; nothing was kept. Show every problem.")
class ContributionInvalid:
    """What the form found."""

    problems: list[InputProblem] = strawberry.field(description="All problems at once.")


@strawberry.type(description="The call takes no proposals now; nothing was kept.")
class CallNotOpen:
    """What ``CallNotOpenError`` says."""

    call_status: CallStatus = strawberry.field(description="Whether it is not open yet, or closed.")
    reason: str = strawberry.field(
        description="A sentence for whoever wanted to send one, in the form's language."
    )
    opens_at: datetime | None = strawberry.field(description="When it opens; null while that is not known.")
    closes_at: datetime | None = strawberry.field(
        description="Its last minute; null while that is not known."
    )


@strawberry.type(description="There is no such call to see.")
class CallNotFound:
    """The id names no visible call."""

    reason: str = strawberry.field(description="A sentence for the developer.")


SubmitContributionPayload = Annotated[
    ContributionSubmitted | ContributionInvalid | CallNotOpen | CallNotFound | TooManyAttempts,
    strawberry.union("SubmitContributionPayload", description="What came of sending a proposal."),
]


def submit_contribution(
    info: strawberry.Info,
    input: Annotated[  # noqa: A002  # the name that clients expect
        SubmitContributionInput, strawberry.argument(description="The proposal.")
    ],
) -> SubmitContributionPayload:
    """Keep the proposal, or say why not."""
    context: GatewayContext = info.context
    context.memory["is_personal"] = True
    try:
        _attempts(context).take(1)
    except RateLimitedError as error:
        return TooManyAttempts(retry_after=error.retry_after)
    reading = Reading(context, str(input.locale.value) if input.locale else settings.LANGUAGE_CODE)
    row = _call(reading, input.call)
    if row is None:
        return CallNotFound(reason="No call with this id takes proposals from everybody.")
    with override(reading.locale):
        return _file(reading, row, input)


def _file(reading: Reading, row: Any, given: SubmitContributionInput) -> Any:
    try:
        reference = _reference(reading, row, given)
    except CallNotOpenError as error:
        return CallNotOpen(
            call_status=CallStatus(row.status_on(reading.gate.moment)),
            reason=str(error.message),
            opens_at=in_zone(row.opens_at, row.time_zone),
            closes_at=in_zone(row.closes_at, row.time_zone),
        )
    except ValidationError as error:
        return ContributionInvalid(problems=_problems(error))
    confirmation = (
        CallPage.objects.filter(pk=served(row).pk).values_list("confirmation_text", flat=True).first()
    )
    return ContributionSubmitted(
        reference=strawberry.ID(str(reference)), confirmation=confirmation or None, call=row
    )


def _reference(reading: Reading, row: Any, given: SubmitContributionInput) -> uuid.UUID:
    """Return the reference of the proposal, filing it unless it was filed before with the same key."""
    key, fingerprint = _digest("key", given.idempotency_key), _digest("proposal", _canonical(given))
    filed = _filed(key, fingerprint)
    if filed is not None:
        return filed
    refuse_unless_open(row, reading.gate.moment)
    data = form_data(given, reading.locale, reading.gate)
    call = CallPage.objects.get(pk=row.pk)
    if given.website:
        logger.info("contribution_of_a_machine call=%s", row.pk)
        return uuid.uuid4()
    try:
        with transaction.atomic():
            contribution = submit(call, data, reading.gate.moment)
            Submission.objects.create(key=key, fingerprint=fingerprint, reference=contribution.reference)
    except IntegrityError:
        # The same request came twice at the same time, and the other one was first.
        filed = _filed(key, fingerprint)
        if filed is None:
            raise
        return filed
    return contribution.reference


def _filed(key: str, fingerprint: str) -> uuid.UUID | None:
    found = Submission.objects.filter(key=key).first()
    if found is None:
        return None
    if found.fingerprint != fingerprint:
        message = "This key was used for another proposal. Make a new one for each form that is shown."
        raise ValidationError({"idempotency_key": ValidationError(message, code="reused")})
    return found.reference


def _call(reading: Reading, identifier: str) -> Any:
    key = read_identifier(identifier)
    if key is None or key.kind.model is not CallPage:
        return None
    found = load(reading, reading.gate.calls().filter(translation_key=key.key)[:1])
    return found[0] if found else None


def _problems(error: ValidationError) -> list[InputProblem]:
    return [
        InputProblem(path=list(path_of(field)), code=each.code or "invalid", message=" ".join(each.messages))
        for field, errors in error.error_dict.items()
        for each in errors
    ]


def _attempts(context: GatewayContext) -> Bucket:
    caller = context.memory.get("caller") or "unknown"
    return Bucket(f"contribute {caller}", Rate(**settings.CONTRIBUTION_RATE), context.moment)


def _canonical(given: SubmitContributionInput) -> str:
    return json.dumps(asdict(given), sort_keys=True, default=str)


def _digest(what: str, text: str) -> str:
    """Return a digest that tells nothing of ``text``, which may hold a name and an address."""
    return salted_hmac(f"{SALT}.{what}", text, algorithm="sha256").hexdigest()


@strawberry.type
class ContributionMutations:
    """Answers to calls."""

    submit_contribution: SubmitContributionPayload = strawberry.mutation(
        resolver=submit_contribution, description="Sends a proposal in answer to a call for contributions."
    )
