"""Browsers are told what pages may do: no script inside a public page, no devices, no foreign frames."""

import pytest
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.test import Client, RequestFactory
from pytest_django import Settings

from cms.operations.policies import CONTENT, NO_DEVICES, PERMISSIONS, BrowserPolicies


def directives(response: HttpResponse) -> dict[str, str]:
    return dict(part.split(" ", 1) for part in response[CONTENT].split("; "))


def answered(response: HttpResponse) -> HttpResponse:
    def answer(_request: HttpRequest) -> HttpResponse:
        return response

    policies = BrowserPolicies(answer)(RequestFactory().get("/en/"))
    assert isinstance(policies, HttpResponse)
    return policies


def test_pages_for_visitors_run_no_script_inside() -> None:
    response = answered(HttpResponse("<p>"))
    policy = directives(response)
    assert (policy["default-src"], policy["script-src"], policy["frame-ancestors"]) == (
        "'none'",
        "'self'",
        "'self'",
    )
    assert response[PERMISSIONS] == NO_DEVICES


def test_uploads_and_drafts_elsewhere_may_be_shown(settings: Settings) -> None:
    settings.MEDIA_URL = "https://media.example.org/files/"
    settings.PREVIEW_URL = "https://www.example.org/preview?x=1"
    policy = directives(answered(HttpResponse("<p>")))
    assert policy["img-src"] == "'self' data: https://media.example.org"
    assert policy["frame-src"] == "'self' https://www.example.org"


def test_what_a_view_has_set_stays_and_data_needs_none() -> None:
    assert answered(HttpResponse("<p>", headers={CONTENT: "sandbox"}))[CONTENT] == "sandbox"
    assert CONTENT not in answered(JsonResponse({}))


def test_developers_read_djangos_own_pages(settings: Settings) -> None:
    settings.DEBUG = True
    assert [CONTENT in answered(HttpResponse("<p>", status=status)) for status in (200, 500)] == [True, False]


@pytest.mark.django_db
def test_the_admin_has_its_own(client: Client) -> None:
    policy = directives(client.get("/admin/login/"))
    assert (policy["script-src"], policy["object-src"]) == ("'self' 'unsafe-inline'", "'none'")
