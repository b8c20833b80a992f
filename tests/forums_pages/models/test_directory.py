"""Directory records keep the identity that partners store."""

from typing import Any

import pytest
from django.utils.translation import override
from i18nfield.strings import LazyI18nString

from forums_pages.models import Person, Theme
from tests.factories import make_person

pytestmark = pytest.mark.django_db


def test_the_guid_never_comes_from_a_revision() -> None:
    person = make_person()
    revision = person.save_revision()
    revision.content["guid"] = "00000000-0000-4000-8000-000000000000"
    revision.save()

    revision.publish()

    assert Person.objects.get(pk=person.pk).guid == person.guid


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ({"fr": "La Mer", "en": "The Sea", "ar": "البحر"}, "the-sea"),
        (LazyI18nString({"fr": "La Mer", "en": "The Sea"}), "the-sea"),
        ({"fr": "La Mer"}, "la-mer"),
        ("Cities", "cities"),
        ({}, "theme"),
    ],
)
def test_the_slug_of_a_theme_is_made_from_its_title_in_one_language(title: Any, slug: str) -> None:
    with override("fr"):
        theme = Theme(title=title)
        theme.save()

    assert Theme.objects.get().slug == slug
