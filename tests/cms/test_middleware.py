"""Answers that are the same in every language do not vary by it; pages for visitors do."""

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from cms.middleware import VisitorLocaleMiddleware


class SameForAll(HttpResponse):
    is_localised = False


def headers(response: HttpResponse) -> dict[str, str]:
    def answer(_request: HttpRequest) -> HttpResponse:
        return response

    request = RequestFactory().get("/", headers={"accept-language": "fr"})
    answered = VisitorLocaleMiddleware(answer)(request)
    return {name: answered[name] for name in ("Vary", "Content-Language") if name in answered}


def test_pages_vary_by_the_visitors_language() -> None:
    assert headers(HttpResponse()) == {"Vary": "Accept-Language", "Content-Language": "fr"}


def test_what_is_the_same_in_every_language_does_not() -> None:
    assert headers(SameForAll()) == {}


@pytest.mark.parametrize("path", ["/graphql/", "/graphql"])
@pytest.mark.parametrize("cookie", ["sessionid=abc; csrftoken=x", "sessionid=; csrftoken=", "a=b"])
def test_the_gateway_sets_no_cookie_whatever_cookies_come(client: Client, path: str, cookie: str) -> None:
    """Django answers a cookie that is malformed with a new one, which a cache would give to everybody."""
    asked = {"query": "{ __typename }"}
    answers = [
        client.get(path, asked, headers={"cookie": cookie, "accept": accept})
        for accept in ("application/json", "text/html")
    ]
    answers.append(client.post(path, asked, content_type="application/json", headers={"cookie": cookie}))

    assert [each.status_code for each in answers] == [200, 200, 200]
    assert [(dict(each.cookies), "Cookie" in each["Vary"]) for each in answers] == [({}, False)] * 3


@pytest.mark.django_db
def test_the_gateway_varies_by_media_type_key_and_grant_only(client: Client) -> None:
    response = client.get("/graphql/", {"query": "{ __typename }"}, headers={"accept-language": "fr"})
    assert (response["Vary"], "Content-Language" in response) == (
        "Accept, Authorization, X-Page-Grant, Min-Content-Version",
        False,
    )
