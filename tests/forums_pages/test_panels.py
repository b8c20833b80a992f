from datetime import date
from typing import Any

import pytest
from django.test import Client

from forums_pages.models import ArticlePage, EditionPage, EditionVenue, Language, SessionPage
from tests.factories import (
    Desk,
    make_article,
    make_call,
    make_edition,
    make_forum,
    make_member,
    make_session,
    make_venue,
    publish,
    translate,
)


@pytest.fixture
def desk(db: None) -> Client:
    client = Client()
    client.force_login(make_member("chief", is_superuser=True))
    return client


def form_of(client: Client, page: Any) -> Any:
    return client.get(f"/admin/pages/{page.pk}/edit/").context["form"]


def test_a_translation_offers_words_and_says_where_the_facts_are(desk: Client) -> None:
    edition = make_edition()
    french = translate(edition, "fr", title="Édition")
    page = desk.get(f"/admin/pages/{french.pk}/edit/")
    note = f'<a href="/admin/pages/{edition.pk}/edit/">Edit the facts in “Forum 2030” (English)</a>'

    assert note in page.content.decode()
    assert not set(page.context["form"].fields) & set(EditionPage.fact_names())
    assert note not in desk.get(f"/admin/pages/{edition.pk}/edit/").content.decode()


def test_rooms_are_those_of_the_edition_by_venue(desk: Client) -> None:
    edition = make_edition()
    here, there = make_venue("Here", rooms=("A", "B")), make_venue("There", rooms=("C",))
    make_venue("Elsewhere", rooms=("D",))
    edition.venues = [EditionVenue(venue=here), EditionVenue(venue=there)]
    edition = publish(edition)
    first, second, third = (*here.rooms.all(), *there.rooms.all())
    first.capacity = 200
    first.save()
    choices = form_of(desk, make_session(edition)).fields["room"].choices

    assert list(choices) == [
        ("", "No room yet"),
        ("Here, Sampleton", [(first.pk, "A (200 seats)"), (second.pk, "B")]),
        ("There, Sampleton", [(third.pk, "C")]),
    ]


def test_the_zone_of_the_forum_is_suggested(desk: Client) -> None:
    edition = make_edition(make_forum(time_zone="Asia/Yangon"), time_zone="Africa/Tunis")

    assert form_of(desk, edition).fields["time_zone"].widget.likely == ("Asia/Yangon",)
    assert form_of(desk, make_call(edition)).fields["time_zone"].widget.likely == ("Africa/Tunis",)


def test_a_new_session_starts_with_the_languages_and_the_day_of_its_edition(desk: Client) -> None:
    edition = make_edition(start_date=date(2030, 5, 14), end_date=None)
    edition.languages = list(Language.objects.filter(code__in=["fr", "ar"]))
    edition = publish(edition)
    form = desk.get(f"/admin/pages/add/forums_pages/sessionpage/{edition.pk}/").context["form"]

    assert {each.pk for each in form.initial["languages"]} == {"ar", "fr"}
    assert form.initial["day"] == date(2030, 5, 14)


def test_formats_of_a_call_are_ticked(desk: Client) -> None:
    call = make_call(session_kinds=["workshop", "agora"])

    assert form_of(desk, call)["session_kinds"].value() == ["workshop", "agora"]


def test_articles_relate_to_sources_whichever_language_was_chosen(db: None, client: Client) -> None:
    edition, session = make_edition(), make_session()
    french = translate(edition, "fr", title="Édition")
    article = make_article()
    form = Desk(client).open(article)
    assert form.fill(related_editions=[french, edition], related_sessions=[session]).publish().accepted
    kept = ArticlePage.objects.get(pk=article.pk)

    assert (list(kept.related_editions.all()), list(kept.related_sessions.all())) == ([edition], [session])
    assert SessionPage.objects.count() == 1


def test_an_edition_is_drafted_without_a_date_and_not_published(db: None, client: Client) -> None:
    edition = make_edition(live=False, start_date=None, end_date=None)
    editor = Desk(client)
    assert editor.open(edition).fill(slogan="Together").save().accepted
    refused = editor.open(edition).fill(slogan="Together again").publish()

    assert refused.errors == {
        "start_date": ["Give the first day, or choose “Not known yet” as the precision."]
    }
    assert refused.response.context["form"]["slogan"].value() == "Together again"
    assert EditionPage.objects.get(pk=edition.pk).live is False
