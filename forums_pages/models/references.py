"""Keeps Wagtail's index of who refers to whom up to date, once for each record that is saved.

Wagtail brings the index of a page up to date after the page and after each of its inline children, reading
the whole page again every time: an edition with twenty partners was read thirty-five times to be published.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

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
