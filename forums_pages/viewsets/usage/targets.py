"""What is about to go: named by the address of its usage, which every confirmation of Wagtail's has."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, urlsplit

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.urls import Resolver404, resolve
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page
from wagtail.snippets.models import get_snippet_models

from forums_pages.models import Room, Venue

# Wagtail's index knows things by the content type of the model that all of their kind share, and a key.
Key = tuple[int, str]


@dataclass(frozen=True)
class Target:
    """A thing that is about to go; ``is_deleted`` is False where it is only taken down."""

    key: Key
    is_deleted: bool


def key_of(thing: models.Model) -> Key:
    """Return what the index knows a thing by."""
    return key_of_model(type(thing), thing.pk)


def key_of_model(model: type[models.Model], pk: Any) -> Key:
    """Return what the index knows a thing of that model by."""
    base = [model, *model._meta.get_parent_list()][-1]
    return ContentType.objects.get_for_model(base, for_concrete_model=False).pk, str(pk)


def target_at(usage_url: str) -> Target | None:
    """Return what the address of a usage is about; None if it is about nothing we know."""
    address = urlsplit(usage_url)
    try:
        match = resolve(address.path)
    except Resolver404:
        return None
    model = _models_by_view().get(match.view_name)
    keys = [*match.kwargs.values(), *match.args]
    if model is None or not keys:
        return None
    return Target(key_of_model(model, keys[0]), "describe_on_delete" in parse_qs(address.query))


def with_parts(keys: Iterable[Key]) -> dict[Key, Key]:
    """Return the keys that stand for each thing, its own among them: where a room is used, its venue is."""
    owners = {key: key for key in keys}
    venue, room = (ContentType.objects.get_for_model(model).pk for model in (Venue, Room))
    venues = [pk for kind, pk in owners if kind == venue]
    if venues:
        rooms = Room.objects.filter(venue__in=venues).values_list("pk", "venue")
        owners |= {(room, str(pk)): (venue, str(owner)) for pk, owner in rooms}
    return owners


def _models_by_view() -> dict[str, type[models.Model]]:
    """Return the models by the names of the views that show where they are used."""
    snippets = {model.snippet_viewset.get_url_name("usage"): model for model in get_snippet_models()}
    return snippets | {
        "wagtailadmin_pages:usage": Page,
        "wagtailimages:image_usage": get_image_model(),
        "wagtaildocs:document_usage": get_document_model(),
    }
