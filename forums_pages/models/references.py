"""Keeps Wagtail's index of who refers to whom up to date, once for each record that is saved.

Wagtail brings the index of a page up to date after the page and after each of its inline children, reading
the whole page again every time: an edition with twenty partners was read thirty-five times to be published.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from modelcluster.models import get_all_child_relations
from wagtail.models import ReferenceIndex


@contextmanager
def references_left_alone() -> Iterator[bool]:
    """Save in here without bringing the index up to date; yield whether it would have been.

    Where somebody has switched the index off for longer, such as an import that rebuilds it, it stays off.
    """
    # Wagtail's handlers load its models, so they cannot be imported before those are there.
    from wagtail.signal_handlers import (  # noqa: PLC0415
        disable_reference_index_auto_update,
        reference_index_auto_update_disabled,
    )

    if getattr(reference_index_auto_update_disabled, "value", False):
        yield False
        return
    with disable_reference_index_auto_update():
        yield True


@contextmanager
def references_updated_once(instance: models.Model) -> Iterator[None]:
    """Save ``instance`` with its children in here: the index is updated after all of them, at the end."""
    from wagtail.signal_handlers import update_reference_index_on_save  # noqa: PLC0415 - see above

    with references_left_alone() as wanted:
        yield
    if wanted:
        update_reference_index_on_save(instance)


def add_references_of(things: Iterable[models.Model]) -> None:
    """Index new things, of which nothing is in the index yet, in one statement for many."""
    rows = []
    for thing in things:
        models_of_it: list[type[models.Model]] = [type(thing), *thing._meta.get_parent_list()]
        kinds = [ContentType.objects.get_for_model(each, for_concrete_model=False) for each in models_of_it]
        found = set(ReferenceIndex._extract_references_from_object(thing))
        rows += [
            ReferenceIndex(
                content_type=kinds[0],
                base_content_type=kinds[-1],
                object_id=thing.pk,
                to_content_type_id=kind,
                to_object_id=pk,
                model_path=model_path,
                content_path=content_path,
                content_path_hash=ReferenceIndex._get_content_path_hash(content_path),
            )
            for kind, pk, model_path, content_path in found
        ]
    ReferenceIndex.objects.bulk_create(rows, batch_size=200)


def parts_of(*owners: type[models.Model]) -> set[type[models.Model]]:
    """Return the models of our own whose rows are saved and deleted inside an owner, at any depth."""
    found = {
        relation.related_model
        for owner in owners
        for relation in get_all_child_relations(owner)
        if relation.related_model._meta.app_label == owner._meta.app_label
    }
    return found | parts_of(*found) if found else found


def forget_references(part: Any) -> None:
    """Remove the deleted ``part`` of a record from the index, also while the record is being saved."""
    with transaction.atomic():
        ReferenceIndex.remove_for_object(part)
        ReferenceIndex.remove_references_to(part)
