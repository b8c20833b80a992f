"""I12: a published page has a title, slugs are unique among siblings, and use is shown before deletion."""

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from wagtail.models import Page, ReferenceIndex

from forums_pages.models import Participation, Person, SessionPage
from tests.factories import Desk, make_edition, make_person, make_session, publish, translate

pytestmark = pytest.mark.django_db


def test_neither_a_source_nor_a_translation_is_published_without_a_title(client: Client) -> None:
    session = make_session()
    french = translate(session, "fr", title="Ouverture")
    desk = Desk(client)
    for page in (session, french):
        answer = desk.open(page).fill(title="").publish()
        assert answer.errors == {"title": ["This field is required."]}
    assert SessionPage.objects.get(pk=french.pk).title == "Ouverture"


def test_a_slug_is_given_once_among_siblings(client: Client) -> None:
    edition = make_edition()
    make_session(edition, "Opening")
    form = Desk(client).new(edition, SessionPage).fill(title="Opening", slug="opening")

    assert form.publish().errors == {"slug": ["The slug 'opening' is already in use within the parent page."]}
    with pytest.raises(ValidationError):
        Page.objects.get(pk=edition.pk).add_child(instance=SessionPage(title="Opening", slug="opening"))
    elsewhere = make_session(make_edition(title="Another"), "Opening")
    assert elsewhere.slug == "opening"


def test_a_draft_without_a_slug_takes_it_from_its_title(client: Client) -> None:
    draft = make_session(make_edition(), "Opening", live=False)
    assert Desk(client).open(draft).fill(title="Opening & tea", slug="").publish().errors == {}
    published = SessionPage.objects.get(pk=draft.pk)
    assert (published.live, published.slug) == (True, "opening-tea")


def test_deleting_a_person_shows_the_sessions_first(client: Client) -> None:
    person = make_person()
    session = make_session(title="Opening")
    session.participations = [Participation(person=person)]
    session = publish(session)
    Desk(client)

    question = client.get(reverse(Person.snippet_viewset.get_url_name("delete"), args=[person.pk]))
    usage = client.get(reverse(Person.snippet_viewset.get_url_name("usage"), args=[person.pk]))

    assert ReferenceIndex.get_references_to(person).count() == 1
    text = " ".join(BeautifulSoup(question.content, "html.parser").get_text(" ").split())
    assert "Shown to readers in these today, and then no longer: Sessions (1)." in text
    assert "Opening Session Participation → Person" in text
    assert "Opening" in usage.content.decode()
    assert Person.objects.filter(pk=person.pk).exists()
