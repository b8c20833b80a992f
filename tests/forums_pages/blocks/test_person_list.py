from typing import Any

import pytest
from django.utils import translation

from forums_pages.blocks.person_list import PersonListBlock
from forums_pages.models import Person
from tests.factories import make_image, make_organisation, make_person

pytestmark = pytest.mark.django_db


def cards(person: Any, *show: str) -> Any:
    return PersonListBlock().normalize({"people": [person], "show": list(show)}).cards


def test_only_what_was_asked_for_is_shown() -> None:
    organisation = make_organisation(name_in_languages={"fr": "Fondation Exemple"})
    person = make_person(job_title={"en": "Chair", "fr": "Présidente"}, organisation=organisation)
    person = Person.objects.get(pk=person.pk)

    assert cards(person) == [{"name": "Ada Example", "portrait": None, "job_title": "", "organisation": ""}]
    with translation.override("fr"):
        assert cards(person, "job_title", "organisation") == [
            {
                "name": "Ada Example",
                "portrait": None,
                "job_title": "Présidente",
                "organisation": "Fondation Exemple",
            }
        ]


def test_a_portrait_is_shown_with_consent_only() -> None:
    image = make_image()
    person = make_person(portrait=image, portrait_consent=True)
    assert cards(person, "portrait")[0]["portrait"] == image

    person.portrait_consent = False

    assert cards(person, "portrait")[0]["portrait"] is None


def test_an_employer_that_is_a_draft_is_not_named() -> None:
    person = make_person(organisation=make_organisation(live=False))

    assert cards(person, "organisation")[0]["organisation"] == ""
