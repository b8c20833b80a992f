"""The addresses of the gateway."""

from django.urls import path, re_path

from graphql_api.views import GatewayView, explain_errors

app_name = "graphql_api"

# With and without the last slash: a redirect would lose the body of a POST.
urlpatterns = [
    re_path(r"^graphql/?$", GatewayView.as_view(), name="endpoint"),
    path("graphql/errors/", explain_errors, name="errors"),
]
