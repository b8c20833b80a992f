"""Takes away what a person asked to be removed: in all languages, drafts and earlier versions at once.

The name stays, in the person's sessions and wherever it is printed, so that a programme keeps its speakers;
to take that away too, the person is unpublished.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.admin.models import FormState
from wagtail.log_actions import log
from wagtail.models import ReferenceIndex, Revision
from wagtail.signals import published

from forums_pages.fields import words
from forums_pages.models import Person
from media.models import CustomImage

LOG_ACTION = "forums_pages.erase_person"
# What everybody could read, and what only the team can.
PUBLIC_FIELDS = ("portrait", "portrait_consent", "biography")
PRIVATE_FIELDS = ("email", "notes")


@dataclass(frozen=True)
class Found:
    """What there is to take away of a person, and what stays."""

    portraits: list[CustomImage]
    portraits_in_use: list[CustomImage]
    languages: list[str]
    links: int
    versions: int
    sessions: int
    has_private_details: bool

    @property
    def is_nothing(self) -> bool:
        """Whether all of it was taken away before, or was never there."""
        shown = (self.portraits, self.portraits_in_use, self.languages, self.links)
        return not any((*shown, self.has_private_details))


def find(person: Person) -> Found:
    """Return what there is of ``person``, drafts and earlier versions included."""
    images = list(_portraits(person))
    in_use = [image for image in images if _is_used_elsewhere(image, person)]
    biographies = [person.biography, *(each.content.get("biography") for each in _versions(person))]
    return Found(
        portraits=[image for image in images if image not in in_use],
        portraits_in_use=in_use,
        languages=sorted({code for each in biographies for code in words(each)}),
        links=person.links.count(),
        versions=_versions(person).count(),
        sessions=person.participations.values("page").distinct().count(),
        has_private_details=bool(person.email or person.notes),
    )


@transaction.atomic
def erase(person: Person, user: AbstractBaseUser | None, *, with_private_details: bool) -> Found:
    """Take away portrait, biography and links of ``person``, and return what there was.

    Pictures that are shown nowhere else are deleted. Nothing of it can be brought back.
    """
    person = Person.objects.select_for_update().get(pk=person.pk)
    found = find(person)
    names = PUBLIC_FIELDS + (PRIVATE_FIELDS if with_private_details else ())
    for name in names:
        setattr(person, name, Person._meta.get_field(name).get_default())
    person.links = []
    person.save()
    blank = Person().serializable_data()
    for version in _versions(person):
        version.content |= {**{name: blank[name] for name in names}, "links": []}
        version.save(update_fields=["content"])
    # What somebody has typed and not saved yet.
    FormState.objects.for_instance(person).delete()
    for image in found.portraits:
        image.delete()
    log(instance=person, action=LOG_ACTION, user=user)
    if person.live:
        published.send(sender=Person, instance=person, revision=person.live_revision)
    return found


def _versions(person: Person) -> Any:
    return Revision.objects.for_instance(person)


def _portraits(person: Person) -> Iterator[CustomImage]:
    """Yield the portraits of all versions that still exist."""
    keys = {person.portrait_id, *(each.content.get("portrait") for each in _versions(person))}
    yield from CustomImage.objects.filter(pk__in=[key for key in keys if key]).order_by("pk")


def _is_used_elsewhere(image: CustomImage, person: Person) -> bool:
    """Whether another record or page shows the picture, in its body included."""
    own = {
        "base_content_type": ContentType.objects.get_for_model(person),
        "object_id": str(person.pk),
    }
    return bool(ReferenceIndex.get_references_to(image).exclude(**own).exists())
