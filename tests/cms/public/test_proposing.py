"""The form for proposals: what it offers, what it says is wrong, whom it keeps out."""

from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.core import mail
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from forums_pages.models import CallPage, Contribution, Language
from graphql_api.nodes import node_uid
from tests.factories import make_call, make_index, make_theme, publish, texts, translate

pytestmark = pytest.mark.django_db
FILLED: dict[str, Any] = {
    "name": "Ada Example",
    "email": "ada@example.org",
    "organisation": "Example Trust",
    "sector": "ACADEMIA",
    "country": "TN",
    "title": "Loans <b>for</b> all",
    "abstract": "How small loans change a town.",
    "sessionKind": "WORKSHOP",
    "language": "fr",
    "themes": ["cities"],
    "goals": ["5", "8"],
    "proposedSpeakers": "Grace Example",
    "technicalNeeds": "",
    "consent": "on",
}


@pytest.fixture(autouse=True)
def nobody_has_sent_anything() -> None:
    cache.clear()


@pytest.fixture
def call() -> CallPage:
    """A call that is open for years and asks for two formats, one theme and two languages."""
    row = make_call(title="Call 2030", opens_on=date(2020, 1, 1), closes_on=date(2099, 1, 1))
    row.session_kinds = ["round_table", "workshop"]
    row.themes = [make_theme(slug="cities", title={"en": "Cities"})]
    row.languages = list(Language.objects.filter(code__in=("fr", "ar")))
    row.confirmation_text = "We answer by July."
    translate(make_index(), "fr"), translate(make_index(), "ar")
    return publish(row)


def address(call: CallPage, language: str = "en") -> str:
    return f"/{language}/contribute/{node_uid(call)}/"


def parsed(response: HttpResponse) -> BeautifulSoup:
    return BeautifulSoup(response.content, "html.parser")


def ticket(client: Client, call: CallPage) -> str:
    """Return the ticket of a form that was shown a minute ago."""
    with time_machine.travel(timezone.now() - timedelta(minutes=1), tick=False):
        return str(parsed(client.get(address(call))).select_one("[name=ticket]")["value"])


def send(client: Client, call: CallPage, language: str = "en", **changes: Any) -> HttpResponse:
    data = {"ticket": ticket(client, call), **FILLED, **changes}
    return client.post(address(call, language), data, REMOTE_ADDR="192.0.2.7")


def test_a_proposal_arrives_and_its_sender_is_thanked(client: Client, call: CallPage) -> None:
    response = send(client, call)

    kept = Contribution.objects.get()
    page = parsed(response)
    assert (response.status_code, response["Cache-Control"], response.cookies.output()) == (
        200,
        "private, no-store",
        "",
    )
    assert texts(page.select("h1, .lead, main strong")) == [
        "Thank you: your proposal has arrived.",
        "We answer by July.",
        str(kept.reference),
    ]
    assert (kept.call, kept.title, kept.submitter_country.code, kept.session_kind, kept.locale) == (
        call,
        "Loans <b>for</b> all",
        "TN",
        "workshop",
        "en",
    )
    assert [each.slug for each in kept.themes.all()] == ["cities"]
    assert [each.number for each in kept.goals.all()] == [5, 8]
    assert "Ada" not in response.content.decode()


def test_the_call_leads_to_the_form_while_it_is_open(client: Client, call: CallPage) -> None:
    def links() -> list[str]:
        return [a["href"] for a in parsed(client.get(call.url)).select("main a.button")]

    assert links() == [address(call)]
    call.closes_on = date(2021, 1, 1)
    publish(call)
    assert links() == []


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_it_offers_what_the_call_offers(client: Client, call: CallPage, language: str) -> None:
    page = parsed(client.get(address(call, language)))

    values = {
        field["name"]: [option["value"] for option in field.select("option")]
        for field in page.select("select")
    }
    assert (values["sessionKind"], values["language"]) == (["ROUND_TABLE", "WORKSHOP"], ["", "ar", "fr"])
    assert [box["value"] for box in page.select("[name=themes]")] == ["cities"]
    assert len(page.select("[name=goals]")) == 17
    assert page.html["lang"] == language
    assert page.select_one('meta[name="robots"]')["content"] == "noindex, follow"


def test_mistakes_are_said_at_their_fields_and_nothing_written_is_lost(
    client: Client, call: CallPage
) -> None:
    response = send(client, call, email="nobody", title="", consent="", abstract="<script>x</script>")

    page = parsed(response)
    assert (response.status_code, Contribution.objects.count()) == (422, 0)
    assert texts(page.select(".problems li a")) == [
        "Your e-mail address",
        "Title of the proposal",
        "The organisers may use what I write here to choose among the proposals",
    ]
    anchors = [a["href"].removeprefix("#") for a in page.select(".problems li a")]
    assert [page.find(id=anchor)["name"] for anchor in anchors] == ["email", "title", "consent"]
    assert page.select_one("#proposal-email")["aria-invalid"] == "true"
    assert page.select_one("#proposal-name")["value"] == "Ada Example"
    assert page.select_one("#proposal-abstract").get_text(strip=True) == "<script>x</script>"
    assert [box["value"] for box in page.select("[name=goals][checked]")] == ["5", "8"]
    assert [option["value"] for option in page.select("select option[selected]")] == [
        "ACADEMIA",
        "TN",
        "WORKSHOP",
        "fr",
    ]


@pytest.mark.parametrize(
    "changes",
    [{"ticket": ""}, {"ticket": "invented"}, {"ticket": "0123456789abcdef0123456789abcdef:1abc:x"}],
)
def test_a_form_that_nobody_was_shown_is_asked_for_again(
    client: Client, call: CallPage, changes: dict[str, str]
) -> None:
    response = send(client, call, **changes)

    page = parsed(response)
    assert (response.status_code, Contribution.objects.count()) == (422, 0)
    assert texts(page.select(".problems li")) == [
        "Please look over what you have written, and send it once more."
    ]
    assert page.select_one("#proposal-title")["value"] == FILLED["title"]


def test_a_form_that_comes_back_at_once_is_a_machines(client: Client, call: CallPage) -> None:
    shown = parsed(client.get(address(call))).select_one("[name=ticket]")["value"]

    fast = client.post(address(call), {"ticket": shown, **FILLED})
    again = parsed(fast).select_one("[name=ticket]")["value"]
    with time_machine.travel(timezone.now() + timedelta(seconds=5)):
        slow = client.post(address(call), {"ticket": again, **FILLED})

    assert (fast.status_code, again, slow.status_code, Contribution.objects.count()) == (422, shown, 200, 1)


def test_a_machine_that_fills_in_everything_is_thanked_and_not_kept(client: Client, call: CallPage) -> None:
    response = send(client, call, website="https://spam.example")

    assert (response.status_code, Contribution.objects.count(), mail.outbox) == (200, 0, [])
    assert "Thank you" in response.content.decode()


def test_sent_twice_it_is_kept_once(client: Client, call: CallPage) -> None:
    data = {"ticket": ticket(client, call), **FILLED}

    first, second = (client.post(address(call), data) for _each in range(2))

    assert (first.status_code, second.status_code, Contribution.objects.count()) == (200, 200, 1)
    assert texts(parsed(first).select("main strong")) == texts(parsed(second).select("main strong"))


def test_too_many_from_one_network_are_put_off(client: Client, call: CallPage, settings: Settings) -> None:
    settings.CONTRIBUTION_RATE = {"burst": 1, "per_minute": 1}
    send(client, call)

    response = send(client, call, title="Another")

    assert (response.status_code, Contribution.objects.count()) == (429, 1)
    assert int(response["Retry-After"]) <= 60
    assert texts(parsed(response).select(".problems li")) == [
        "Too many proposals came from your network. Send it again in 1 minute."
    ]
    assert client.post(address(call), {"ticket": "x"}, REMOTE_ADDR="198.51.100.1").status_code == 422


def test_a_call_that_is_not_open_says_so(client: Client, call: CallPage) -> None:
    given = {"ticket": ticket(client, call), **FILLED}
    call.closes_on = date(2021, 1, 1)
    publish(call)

    shown, sent = client.get(address(call)), client.post(address(call), given)

    for response in (shown, sent):
        assert (response.status_code, parsed(response).select("form.proposal")) == (200, [])
        assert "Proposals are no longer accepted." in response.content.decode()
    assert Contribution.objects.count() == 0


def test_addresses_of_nothing_are_not_found(client: Client, call: CallPage, settings: Settings) -> None:
    make_index()
    hidden = make_call(title="Draft", live=False)
    addresses = [address(hidden), "/en/contribute/nonsense/"]

    assert [client.get(each).status_code for each in addresses] == [404] * 2
    assert [client.post(each, FILLED).status_code for each in addresses] == [404] * 2
    settings.PUBLIC_SITE_ENABLED = False
    assert client.get(address(call)).status_code == 404


def test_no_cookie_is_read_or_set_and_no_token_asked_for(call: CallPage) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.cookies["sessionid"] = "whatever"

    response = strict.post(address(call), {"ticket": ticket(strict, call), **FILLED})

    assert (response.status_code, response.cookies.output()) == (200, "")
