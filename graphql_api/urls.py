"""The address of the gateway."""

from django.urls import re_path

from graphql_api.views import GatewayView

app_name = "graphql_api"

# With and without the last slash: a redirect would lose the body of a POST.
urlpatterns = [re_path(r"^graphql/?$", GatewayView.as_view(), name="endpoint")]
