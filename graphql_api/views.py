"""The one address of the gateway: GraphQL over HTTP for programs, GraphiQL for people."""

from dataclasses import replace
from datetime import datetime
from functools import partial

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.decorators import method_decorator
from django.utils.translation import override
from django.views import View
from django.views.decorators.csrf import csrf_exempt
from graphql import GraphQLError
from strawberry.exceptions import MissingQueryError
from strawberry.schema.exceptions import CannotGetOperationTypeError, InvalidOperationTypeError
from strawberry.types import ExecutionResult
from strawberry.types.graphql import OperationType

from graphql_api.cache.versions import latest_version
from graphql_api.context import GatewayContext, request_id_of
from graphql_api.errors import MEANINGS, Code, RateLimitedError
from graphql_api.examples import example_documents
from graphql_api.grants import HEADER
from graphql_api.http.advice import with_advice
from graphql_api.http.answers import (
    GRAPHQL_JSON,
    HTML,
    MEDIA_TYPES,
    METHODS,
    Answer,
    Envelope,
    answer,
    answer_again,
    failure,
    has_already,
    not_modified,
    preflight,
    refusal,
)
from graphql_api.http.caching import VERSION, headers_of, wait_for_version
from graphql_api.http.callers import caller_of
from graphql_api.http.documents import FoundDocument, find_document, mode_for, refuse_foreign
from graphql_api.http.kept import asking, tell_front
from graphql_api.http.keys import answer_to, key_of, note_use
from graphql_api.http.requests import GraphQLRequest, RefusedError, read_get, read_post
from graphql_api.keys.known import KnownKey
from graphql_api.keys.usage import operation_in
from graphql_api.rates import Bucket, rate_of_anonymous_callers
from graphql_api.schema import schema_for

GRAPHIQL_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'self'"
)
# What reading a document is worth, whether it can be executed or not: a unit for so many characters.
CHARACTERS_FOR_A_UNIT = 10
# What looking for a key costs that is none, so that nobody has us look all day.
UNITS_FOR_A_WRONG_KEY = 1_000


# A forged request can do no more than anybody may: cookies are not read, and nothing is changed.
@method_decorator(csrf_exempt, name="dispatch")
class GatewayView(View):
    """Answers whoever has a key, and everybody else alike: cookies and sessions are never looked at."""

    http_method_names = ["get", "head", "post", "options"]

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        """Answer, whatever language the caller's browser speaks; what cannot be answered is refused."""
        request.user = AnonymousUser()
        self.envelope = _envelope(request)
        self.key: KnownKey | None = None
        with override(settings.LANGUAGE_CODE):
            try:
                self.key = _key_of(request)
                response = super().dispatch(request, *args, **kwargs)
            except RefusedError as error:
                response = _refused(error, self.envelope)
            except Exception as error:  # noqa: BLE001  # whatever it is, programs read JSON, from every origin
                response = failure(error, self.envelope)
        if not isinstance(response, HttpResponse):
            raise TypeError("Every method answers at once.")
        if self.key is not None:
            answer_to(response, self.key, request.headers.get("Origin"))
            note_use(response, self.key)
        return response

    def get(self, request: HttpRequest) -> HttpResponse:
        """Run a query written in the address, or show GraphiQL to a browser."""
        if request.get_preferred_type((*MEDIA_TYPES, HTML)) == HTML:
            return self._graphiql(request)
        response = self._run(request, read_get(request.GET), {OperationType.QUERY})
        held = request.headers.get("If-None-Match", "")
        return not_modified(response) if has_already(held, response.get("ETag", "")) else response

    head = get

    def post(self, request: HttpRequest) -> HttpResponse:
        """Run the operation in the body."""
        return self._run(request, read_post(request), {OperationType.QUERY, OperationType.MUTATION})

    def options(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        """Tell browsers that pages of every origin may ask."""
        return preflight()

    def http_method_not_allowed(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        """Refuse every other method."""
        raise RefusedError(405, Code.METHOD_NOT_ALLOWED, "Use GET for queries, or POST.", Allow=METHODS)

    def _run(self, request: HttpRequest, asked: GraphQLRequest, allowed: set[OperationType]) -> Answer:
        if request.get_preferred_type(MEDIA_TYPES) is None:
            raise RefusedError(406, Code.NOT_ACCEPTABLE, f"Accept {' or '.join(MEDIA_TYPES)}.")
        key = self.key
        # What a key's scopes let it read is kept for nobody.
        is_personal = HEADER in request.headers or bool(key is not None and key.scopes)
        memory = {"caller": caller_of(request), "is_personal": is_personal}
        context = GatewayContext(request, self.envelope.request_id, key=key, memory=memory)
        bucket = _bucket(request, context.moment, key)
        try:
            if bucket is not None:
                bucket.take(1 + len(asked.query) // CHARACTERS_FOR_A_UNIT)
            found = find_document(asked, mode_for(key))
            response = self._answer(request, found, replace(context, bucket=bucket), allowed)
        except RateLimitedError as error:
            raise _too_many(error) from None
        response.operation = operation_in(found.request.query, found.request.operation_name)
        return response

    def _answer(
        self, request: HttpRequest, found: FoundDocument, context: GatewayContext, allowed: set[OperationType]
    ) -> Answer:
        kept_for = found.max_age if request.method != "POST" else None
        asked = asking(request, found.request, context)
        execute = partial(_execute, found.request, allowed=allowed)
        wait_for_version(request)
        result, entry, version = (
            asked.answer(execute) if asked is not None else (execute(context), None, None)
        )
        if entry is not None:
            found.answered(context.moment)
            tell_front(request, entry, found, context, kept_for)
            headers = [(VERSION, str(version)), *headers_of(entry, kept_for, context.moment)]
            again = answer_again(entry.answer.text, entry.answer.cost, self.envelope, headers=headers)
            again.is_kept = result.data is None
            return again
        for each in result.errors or ():
            if isinstance(each, RateLimitedError):
                raise each
        if not result.errors:
            found.answered(context.moment)
        told = schema_for(context.scopes)._schema
        if result.errors:
            refuse_foreign(found, told)
        result.errors = [with_advice(each, told) for each in result.errors or ()]
        is_personal = context.memory.get("is_personal")
        response = answer(result, self.envelope, kept_for=None if is_personal else kept_for)
        if version is None and asked is None and not result.errors and "mutation" in found.request.query:
            version = latest_version()
        if version is not None:
            response[VERSION] = str(version)
        return response

    def _graphiql(self, request: HttpRequest) -> HttpResponse:
        response = render(request, "graphql_api/graphiql.html", {"examples": example_documents()})
        response["Content-Security-Policy"] = GRAPHIQL_POLICY
        patch_vary_headers(response, ["Accept"])
        return response


def explain_errors(request: HttpRequest) -> HttpResponse:
    """Show what the codes of errors mean; each has an anchor, which errors name as ``documentationUrl``."""
    return render(request, "graphql_api/errors.html", {"meanings": MEANINGS})


def _envelope(request: HttpRequest) -> Envelope:
    documentation = settings.GRAPHQL_ERRORS_URL or request.build_absolute_uri(reverse("graphql_api:errors"))
    media_type = request.get_preferred_type(MEDIA_TYPES) or GRAPHQL_JSON
    return Envelope(media_type, request_id_of(request), documentation)


def _refused(error: RefusedError, envelope: Envelope) -> HttpResponse:
    response = refusal(error.status, error.code, str(error), envelope)
    for name, value in error.headers.items():
        if name == "Vary":
            patch_vary_headers(response, [value])
        else:
            response[name] = value
    return response


def _key_of(request: HttpRequest) -> KnownKey | None:
    """Return the caller's key. Preflights bring none, and are answered whatever they bring."""
    moment = timezone.now()
    try:
        return key_of(request, moment) if request.method != "OPTIONS" else None
    except RefusedError:
        bucket = _bucket(request, moment, None)
        try:
            if bucket is not None:
                bucket.take(UNITS_FOR_A_WRONG_KEY)
        except RateLimitedError as error:
            raise _too_many(error) from None
        raise


def _bucket(request: HttpRequest, moment: datetime, key: KnownKey | None) -> Bucket | None:
    """Return what the caller takes from: with a publishable key, each address from its own."""
    rate, caller = rate_of_anonymous_callers(), caller_of(request)
    if key is not None:
        rate = key.rate or rate
        caller = f"{key.public_id}:" if key.is_secret else f"{key.public_id}:{caller or ''}"
    return Bucket(caller, rate, moment) if rate is not None and caller is not None else None


def _execute(asked: GraphQLRequest, context: GatewayContext, allowed: set[OperationType]) -> ExecutionResult:
    try:
        return schema_for(context.scopes).execute_sync(
            asked.query,
            variable_values=asked.variables,
            context_value=context,
            operation_name=asked.operation_name,
            allowed_operation_types=allowed,
        )
    except InvalidOperationTypeError as error:
        if error.operation_type is OperationType.SUBSCRIPTION:
            message = "This endpoint answers queries, not subscriptions."
            raise RefusedError(400, Code.INVALID_DOCUMENT, message) from None
        message = "Send mutations by POST."
        raise RefusedError(405, Code.METHOD_NOT_ALLOWED, message, Allow="POST, OPTIONS") from None
    except (CannotGetOperationTypeError, MissingQueryError):
        return ExecutionResult(
            data=None,
            errors=[GraphQLError("The document has no such operation: give the name of one that it has.")],
        )


def _too_many(error: RateLimitedError) -> RefusedError:
    return RefusedError(429, Code.RATE_LIMITED, error.message, Retry_After=str(error.retry_after))
