from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from PIL import Image

from cms.feeds import cards
from tests.cms.feeds.stage import Stage
from tests.factories import publish

QUERY = """
  query($code: String!, $locale: LocaleCode) {
    session(code: $code, locale: $locale) {
      seo { openGraph { card } }
      edition { seo { openGraph { card } } forum { seo { openGraph { card } } } }
    }
  }
"""


def addresses(client: Client, stage: Stage, language: str = "en", case: str = "usual") -> list[str]:
    asked = {"query": QUERY, "variables": {"code": stage.sessions[case].code, "locale": language}}
    told: Any = client.post("/graphql/", asked, content_type="application/json").json()["data"]["session"]
    assert told["edition"]["forum"]["seo"]["openGraph"]["card"] is None
    return [each["seo"]["openGraph"]["card"] for each in (told, told["edition"])]


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_a_picture_has_the_size_that_networks_want_and_is_kept_for_ever(
    client: Client, stage: Stage, language: str
) -> None:
    for address in addresses(client, stage, language):
        answer = client.get(address)
        assert (answer.status_code, answer["Content-Type"]) == (200, "image/png")
        assert answer["Cache-Control"] == "public, max-age=31536000, immutable"
        assert Image.open(BytesIO(answer.content)).size == (1200, 630)
        assert len(answer.content) < 60_000
        again = client.get(address, headers={"If-None-Match": answer["ETag"]})
        assert (again.status_code, again.content) == (304, b"")


def test_other_words_have_another_address_and_the_old_one_leads_there(client: Client, stage: Stage) -> None:
    before = addresses(client, stage)
    pictures = [client.get(each).content for each in before]
    stage.edition.title = "Forum of 2030"
    publish(stage.edition)
    after = addresses(client, stage)

    assert set(before).isdisjoint(after)
    assert [client.get(each)["Location"] for each in before] == after
    assert [client.get(each).content for each in after] != pictures


def test_what_is_not_written_on_it_changes_no_address(client: Client, stage: Stage) -> None:
    before = addresses(client, stage)
    stage.edition.summary = "Other words"
    publish(stage.edition)
    assert addresses(client, stage) == before


def test_nothing_is_drawn_of_what_is_hidden(client: Client, stage: Stage) -> None:
    told = addresses(client, stage)
    assert [client.get(each).status_code for each in told] == [200, 200]
    stage.edition.unpublish()
    assert [client.get(each).status_code for each in told] == [404, 404]


def test_an_address_that_somebody_made_up_draws_nothing(client: Client, stage: Stage) -> None:
    session, edition = addresses(client, stage)
    for address in (session, edition):
        made_up = client.get(address.rpartition("-")[0] + "-0123456789abcdef0123.png")
        assert (made_up.status_code, made_up["Location"]) == (302, address)


def test_a_picture_is_drawn_once(client: Client, stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = []
    draw = cards.card

    def noted(*words: str) -> bytes:
        drawn.append(words)
        return draw(*words)

    monkeypatch.setattr(cards, "card", noted)
    session, edition = addresses(client, stage, case="cancelled")
    for address in (session, edition, session, edition):
        client.get(address)
    assert drawn == [
        ("Workshop", "Forum 2030", "Cancelled · Tuesday 14 May 2030 · 11:00–12:00 (Africa/Tunis)"),
        ("Forum 2030", "Exampleland", "14 May 2030 – 15 May 2030 · Sampleton"),
    ]


def test_so_many_at_once_that_one_has_to_wait_too_long(
    client: Client, stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cards, "PATIENCE", 0.01)
    held = [cards._drawing.acquire() for _place in range(cards.AT_ONCE)]
    try:
        answer = client.get(addresses(client, stage)[0])
    finally:
        for _each in held:
            cards._drawing.release()
    assert (answer.status_code, answer["Retry-After"]) == (503, "5")
