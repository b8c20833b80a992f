import json
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client

from forums_pages.models import Organisation, Person, Pillar, Theme, Venue
from tests.factories import make_forum, make_image, make_organisation, make_person

CHOOSERS = "/admin/snippets/choose/forums_pages"


def create(client: Client, kind: str, **fields: Any) -> dict[str, Any]:
    data = {f"new-{name}": value for name, value in fields.items()}
    response = client.post(f"{CHOOSERS}/{kind}/create/", data)
    answer: dict[str, Any] = json.loads(response.content)
    return answer


def writer(*codenames: str) -> Client:
    user = User.objects.create_user("writer", password="writer")
    permissions = Permission.objects.filter(codename__in=["access_admin", *codenames])
    user.user_permissions.set(permissions)
    client = Client()
    client.force_login(user)
    return client


def test_a_speaker_is_created_in_the_chooser_and_is_public_at_once(desk: Client) -> None:
    answer = create(
        desk, "person", given_name="Amina", family_name="Trabelsi", job_title_0="Mayor", job_title_2="عمدة",
        organisation_name="City of Sousse", country="TN",
    )  # fmt: skip
    person = Person.objects.get()

    assert (answer["step"], answer["result"]["id"]) == ("chosen", str(person.pk))
    assert answer["result"]["string"] == "Amina Trabelsi"
    assert (person.live, person.job_title.data, str(person.country)) == (
        True,
        {"en": "Mayor", "ar": "عمدة"},
        "TN",
    )
    assert (person.organisation.name, person.organisation.live) == ("City of Sousse", True)
    assert person.revisions.count() == 1
    assert answer["result"]["edit_url"] == f"/admin/snippets/forums_pages/person/edit/{person.pk}/"


def test_an_organisation_of_the_directory_is_found_by_name_or_acronym(desk: Client) -> None:
    acted = make_organisation("Acted", acronym="ACT")
    create(desk, "person", family_name="One", organisation_name=" acted ")
    create(desk, "person", family_name="Two", organisation_name="act")

    assert list(Organisation.objects.all()) == [acted]
    assert set(Person.objects.values_list("organisation", flat=True)) == {acted.pk}


def test_a_mistake_shows_the_form_again_with_what_was_written(desk: Client) -> None:
    answer = create(desk, "person", given_name="Amina")

    assert answer["step"] == "reshow_creation_form"
    assert (
        'value="Amina"' in answer["htmlFragment"],
        "This field is required." in answer["htmlFragment"],
    ) == (
        True,
        True,
    )
    assert not Person.objects.exists()


def test_who_may_not_publish_creates_a_draft(db: None) -> None:
    answer = create(writer("add_person"), "person", family_name="Trabelsi")

    assert answer["step"] == "chosen"
    assert Person.objects.get().live is False


def test_who_may_not_add_organisations_is_told(db: None) -> None:
    answer = create(writer("add_person"), "person", family_name="Trabelsi", organisation_name="New")

    assert "you may not add one" in answer["htmlFragment"]
    assert (Person.objects.count(), Organisation.objects.count()) == (0, 0)


def test_who_may_not_add_is_refused(db: None) -> None:
    response = writer().post(f"{CHOOSERS}/person/create/", {"new-family_name": "Trabelsi"})

    assert (response.status_code, Person.objects.count()) == (302, 0)


def test_organisations_themes_and_venues_are_created_too(desk: Client) -> None:
    forum = make_forum()
    create(desk, "organisation", name="Acted", sector="association")
    create(desk, "theme", title_1="Eau", forum=forum.pk, pillar="ZERO_CARBON")
    create(desk, "venue", name_1="Palais", city_1="Tunis", rooms_by_line="Grande salle\n\n Salle B ")
    organisation, theme, venue = Organisation.objects.get(), Theme.objects.get(), Venue.objects.get()

    assert (organisation.sector, organisation.live) == ("association", True)
    assert (theme.title.data, theme.forum, theme.pillar) == (
        {"fr": "Eau"},
        forum,
        Pillar.objects.get(key="ZERO_CARBON"),
    )
    assert (theme.live, venue.name.data) == (True, {"fr": "Palais"})
    assert [room.name.data for room in venue.rooms.all()] == [{"fr": "Grande salle"}, {"fr": "Salle B"}]


def test_the_window_offers_a_search_and_a_creation_tab(desk: Client) -> None:
    make_person("Ada", "<b>Zed</b>", organisation=make_organisation("City"))
    window = json.loads(desk.get(f"{CHOOSERS}/person/").content)["html"]

    assert [
        words in window for words in ("New person", "Ada &lt;b&gt;Zed&lt;/b&gt;", "City", "<b>Zed</b>")
    ] == [
        True,
        True,
        True,
        False,
    ]


@pytest.mark.parametrize("kind", ["person", "organisation"])
def test_twenty_choices_cost_as_many_statements_as_two(
    desk: Client, count_statements: Callable[[Client, str], int], kind: str
) -> None:
    def fill(numbers: range) -> None:
        for number in numbers:
            employer = make_organisation(f"Organisation {number}", logo=make_image())
            make_person(f"Person {number}", organisation=employer, portrait=make_image())

    fill(range(2))
    few = count_statements(desk, f"{CHOOSERS}/{kind}/")
    fill(range(2, 15))
    assert count_statements(desk, f"{CHOOSERS}/{kind}/") == few
