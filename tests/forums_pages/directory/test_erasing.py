from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.storage import default_storage
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks
from wagtail.admin.models import FormState
from wagtail.models import ModelLogEntry, Revision

from forums_pages.directory.erasing import Found, erase, find
from forums_pages.models import Participation, Person
from forums_pages.models.people import PersonLink
from forums_pages.signals import content_changed
from media.models import CustomImage
from tests.factories import make_article, make_image, make_person, make_session, publish

pytestmark = pytest.mark.django_db
BIOGRAPHY = {"en": "Born by the sea.", "fr": "Née au bord de la mer."}


@pytest.fixture
def person() -> Person:
    """A person with everything, an earlier portrait in a version, a draft on top and a session."""
    made = make_person(
        biography=BIOGRAPHY,
        portrait=make_image("Earlier"),
        portrait_consent=True,
        email="ada@example.org",
        notes="Rings at night.",
        job_title={"en": "Mayor"},
    )
    made.save_revision().publish()
    made.portrait = make_image("Now")
    made.links = [PersonLink(url="https://ada.example")]
    made.save_revision().publish()
    made.job_title = {"en": "Minister"}
    made.save_revision()
    session = make_session(title="Opening")
    session.participations = [Participation(person=made, role=role) for role in ("speaker", "moderator")]
    publish(session)
    return Person.objects.get(pk=made.pk)


def titles(images: list[CustomImage]) -> list[str]:
    return [image.title for image in images]


def everything_stored(person: Person) -> str:
    """Return all that the database holds of the person, in one text."""
    rows = Revision.objects.for_instance(person).values_list("content", flat=True)
    fields = Person.objects.filter(pk=person.pk).values().get()
    return str([*rows, fields, *PersonLink.objects.values(), *FormState.objects.values()])


def test_what_there_is_is_told_before(person: Person) -> None:
    found = find(person)

    assert titles(found.portraits) == ["Earlier", "Now"]
    assert found == Found(
        portraits=found.portraits,
        portraits_in_use=[],
        languages=["en", "fr"],
        links=1,
        versions=3,
        sessions=1,
        has_private_details=True,
    )
    assert find(make_person(family_name="Empty")).is_nothing


def test_nothing_of_it_stays_in_any_version(
    person: Person, admin_user: User, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    FormState.objects.update_or_create_by_instance(
        person,
        user=admin_user,
        defaults={"data": "biography_0=by+the+sea", "last_updated_at": timezone.now()},
    )
    files = [image.file.name for image in find(person).portraits]
    canaries = ("the sea", "la mer", "ada@example.org", "at night", "ada.example")
    assert [each for each in canaries if each not in everything_stored(person)] == []

    with django_capture_on_commit_callbacks(execute=True):
        erase(person, admin_user, with_private_details=True)

    person.refresh_from_db()
    assert [each for each in canaries if each in everything_stored(person)] == []
    assert find(person).is_nothing
    assert (CustomImage.objects.count(), [name for name in files if default_storage.exists(name)]) == (0, [])


def test_what_the_person_did_stays(person: Person, admin_user: User) -> None:
    erase(person, admin_user, with_private_details=False)

    person.refresh_from_db()
    roles = [each.role for each in person.participations.all()]
    draft = person.get_latest_revision_as_object()
    assert (person.live, str(person), roles) == (True, "Ada Example", ["speaker", "moderator"])
    assert (str(person.job_title), str(draft.job_title)) == ("Mayor", "Minister")
    assert (person.email, person.notes) == ("ada@example.org", "Rings at night.")


def test_a_picture_that_is_shown_elsewhere_stays(person: Person, admin_user: User) -> None:
    page = make_article(title="Report")
    page.body = [("image", {"picture": {"image": person.portrait, "alt_text": "Ada", "decorative": False}})]
    publish(page)

    found = erase(person, admin_user, with_private_details=True)

    assert (titles(found.portraits), titles(found.portraits_in_use)) == (["Earlier"], ["Now"])
    assert titles(list(CustomImage.objects.all())) == ["Now"]


def test_readers_are_told_and_history_says_who(
    person: Person,
    admin_user: User,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    heard: list[tuple[Any, ...]] = []

    def listen(label: str, pk: int, action: str, **_kwargs: Any) -> None:
        heard.append((label, pk, action))

    content_changed.connect(listen)
    with django_capture_on_commit_callbacks(execute=True):
        erase(person, admin_user, with_private_details=True)
    content_changed.disconnect(listen)

    entry = ModelLogEntry.objects.latest("pk")
    assert ("forums_pages.person", person.pk, "published") in heard
    assert (entry.action, entry.user, entry.object_id) == (
        "forums_pages.erase_person",
        admin_user,
        str(person.pk),
    )
