"""The one address of the gateway: GraphQL over HTTP for programs, GraphiQL for people."""

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.csrf import csrf_exempt
from graphql import GraphQLError
from strawberry.exceptions import MissingQueryError
from strawberry.schema.exceptions import CannotGetOperationTypeError, InvalidOperationTypeError
from strawberry.types import ExecutionResult
from strawberry.types.graphql import OperationType

from graphql_api.context import GatewayContext, new_request_id
from graphql_api.errors import Code
from graphql_api.examples import example_documents
from graphql_api.http.answers import GRAPHQL_JSON, HTML, MEDIA_TYPES, METHODS, answer, preflight, refusal
from graphql_api.http.requests import GraphQLRequest, RefusedError, read_get, read_post
from graphql_api.schema import schema

GRAPHIQL_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'self'"
)


# A forged request can do no more than anybody may: cookies are not read, and nothing is changed.
@method_decorator(csrf_exempt, name="dispatch")
class GatewayView(View):
    """Answers anonymously, whoever is logged in: cookies and sessions are never looked at."""

    http_method_names = ["get", "head", "post", "options"]

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        """Answer; what cannot be answered is refused with a sentence."""
        request.user = AnonymousUser()
        self.request_id = new_request_id()
        media_type = request.get_preferred_type(MEDIA_TYPES) or GRAPHQL_JSON
        try:
            response = super().dispatch(request, *args, **kwargs)
        except RefusedError as error:
            return refusal(error.status, error.code, str(error), media_type, self.request_id)
        if not isinstance(response, HttpResponse):
            raise TypeError("Every method answers at once.")
        return response

    def get(self, request: HttpRequest) -> HttpResponse:
        """Run a query written in the address, or show GraphiQL to a browser."""
        if request.get_preferred_type((*MEDIA_TYPES, HTML)) == HTML:
            return self._graphiql(request)
        return self._run(request, read_get(request.GET), {OperationType.QUERY})

    head = get

    def post(self, request: HttpRequest) -> HttpResponse:
        """Run the operation in the body."""
        return self._run(request, read_post(request), {OperationType.QUERY, OperationType.MUTATION})

    def options(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        """Tell browsers that pages of every origin may ask."""
        return preflight()

    def http_method_not_allowed(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        """Refuse every other method."""
        response = refusal(
            405, Code.METHOD_NOT_ALLOWED, "Use GET for queries, or POST.", GRAPHQL_JSON, self.request_id
        )
        response["Allow"] = METHODS
        return response

    def _run(self, request: HttpRequest, asked: GraphQLRequest, allowed: set[OperationType]) -> HttpResponse:
        media_type = request.get_preferred_type(MEDIA_TYPES)
        if media_type is None:
            raise RefusedError(406, Code.NOT_ACCEPTABLE, f"Accept {' or '.join(MEDIA_TYPES)}.")
        context = GatewayContext(request, self.request_id)
        try:
            result = schema.execute_sync(
                asked.query,
                variable_values=asked.variables,
                context_value=context,
                operation_name=asked.operation_name,
                allowed_operation_types=allowed,
            )
        except InvalidOperationTypeError as error:
            return self._refuse_operation(error, media_type)
        except (CannotGetOperationTypeError, MissingQueryError):
            result = ExecutionResult(data=None, errors=[GraphQLError("The document has no such operation.")])
        return answer(result, media_type, self.request_id)

    def _refuse_operation(self, error: InvalidOperationTypeError, media_type: str) -> HttpResponse:
        if error.operation_type is OperationType.SUBSCRIPTION:
            raise RefusedError(
                400, Code.INVALID_DOCUMENT, "This endpoint answers queries, not subscriptions."
            )
        response = refusal(
            405, Code.METHOD_NOT_ALLOWED, "Send mutations by POST.", media_type, self.request_id
        )
        response["Allow"] = "POST, OPTIONS"
        return response

    def _graphiql(self, request: HttpRequest) -> HttpResponse:
        response = render(request, "graphql_api/graphiql.html", {"examples": example_documents()})
        response["Content-Security-Policy"] = GRAPHIQL_POLICY
        patch_vary_headers(response, ["Accept"])
        return response
