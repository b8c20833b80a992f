"""The page that takes away what a person asked to be removed: what it tells, and who may use it."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from forums_pages.models import Participation, Person
from forums_pages.roles import ensure_headquarters
from tests.factories import make_article, make_image, make_member, make_person, make_session, publish, texts

pytestmark = pytest.mark.django_db


@pytest.fixture
def person() -> Person:
    made = make_person(
        biography={"en": "Born by the sea.", "fr": "Née au bord de la mer."},
        portrait=make_image("Ada"),
        portrait_consent=True,
        email="ada@example.org",
    )
    session = make_session(title="Opening")
    session.participations = [Participation(person=made)]
    publish(session)
    made.save_revision().publish()
    return made


def address(person: Person, name: str = "erase") -> str:
    return reverse(f"wagtailsnippets_forums_pages_person:{name}", args=[person.pk])


def read(client: Client, url: str) -> BeautifulSoup:
    answer = client.get(url)
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def test_the_form_leads_to_it_and_it_tells_what_will_go(admin_client: Client, person: Person) -> None:
    assert address(person) in [a.get("href") for a in read(admin_client, address(person, "edit")).select("a")]

    page = read(admin_client, address(person)).main

    assert texts(page.select("li"))[-3:] == [
        "the portrait, which is deleted from the picture library,",
        "the biography in 2 languages,",
        "the same in 1 earlier version or draft.",
    ]
    assert "The name, job title and organisation, in 1 session." in texts([page])[0]


def test_it_goes_and_the_session_keeps_its_speaker(admin_client: Client, person: Person) -> None:
    answer = admin_client.post(address(person), {"with_private_details": "on"}, follow=True)

    person.refresh_from_db()
    assert answer.redirect_chain == [(address(person, "edit"), 302)]
    assert "What Ada Example asked for was removed." in answer.content.decode()
    assert (str(person.biography or ""), person.portrait, person.email) == ("", None, "")
    assert [str(each) for each in person.participations.all()] == ["Ada Example (Speaker)"]
    history = texts([read(admin_client, address(person, "history")).main])[0]
    assert "Portrait, biography and links were removed" in history
    assert "no portrait, no biography and no link" in read(admin_client, address(person)).main.get_text()


def test_the_team_may_keep_how_to_reach_the_person(admin_client: Client, person: Person) -> None:
    admin_client.post(address(person), {})

    person.refresh_from_db()
    assert (person.portrait, person.email) == (None, "ada@example.org")


def test_a_picture_that_others_show_is_named(admin_client: Client, person: Person) -> None:
    page = make_article(title="Report")
    page.body = [("image", {"picture": {"image": person.portrait, "alt_text": "Ada", "decorative": False}})]
    publish(page)

    links = read(admin_client, address(person)).main.select("li a")

    assert [link["href"] for link in links if "images" in link["href"]] == [
        reverse("wagtailimages:image_usage", args=[person.portrait.pk])
    ]


def test_those_who_may_not_publish_people_may_not(client: Client, person: Person) -> None:
    headquarters = ensure_headquarters()
    client.force_login(make_member("editor", headquarters.editors))
    before = ModelLogEntry.objects.count()

    answers = [client.get(address(person)), client.post(address(person), {})]
    links = [a.get("href") for a in read(client, address(person, "edit")).select("a")]

    # Wagtail leads whoever may not to the admin's first page.
    assert [answer.status_code for answer in answers] == [302, 302]
    assert address(person) not in links
    person.refresh_from_db()
    assert (person.portrait is not None, ModelLogEntry.objects.count()) == (True, before)


def test_a_record_that_somebody_has_locked_waits(client: Client, admin_user: User, person: Person) -> None:
    locker = make_member("locker")
    Person.objects.filter(pk=person.pk).update(locked=True, locked_by=locker, locked_at=timezone.now())
    client.force_login(admin_user)

    page = read(client, address(person)).main
    client.post(address(person), {})

    person.refresh_from_db()
    assert (page.select("main form[method=post] button"), person.portrait is not None) == ([], True)
    assert "locked" in page.get_text()
