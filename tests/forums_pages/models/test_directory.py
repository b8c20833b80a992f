"""Directory records keep the identity that partners store."""

import pytest

from forums_pages.models import Person
from tests.factories import make_person

pytestmark = pytest.mark.django_db


def test_the_guid_never_comes_from_a_revision() -> None:
    person = make_person()
    revision = person.save_revision()
    revision.content["guid"] = "00000000-0000-4000-8000-000000000000"
    revision.save()

    revision.publish()

    assert Person.objects.get(pk=person.pk).guid == person.guid
