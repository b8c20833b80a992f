"""Saves records and pages with a version and a history, and publishes them where that was asked for."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.utils.text import slugify
from modelcluster.models import get_all_child_m2m_relations, get_all_child_relations
from wagtail.models import Page

from forums_pages.models import BasePage
from forums_pages.programme.importing.writing.work import Work, Written

LONGEST_STEM = 200


def draft_of(row: Any) -> Any:
    """Return the latest draft of a record or page, or itself where there is none."""
    return row.get_latest_revision_as_object() if row.has_unpublished_changes else row


def save_changed(row: Any, draft: Any, before: dict[str, Any], may_publish: bool, work: Work) -> Written:
    """Save ``draft`` as a new version of ``row``.

    It is published where ``row`` is public and had no changes of which the public knows nothing: those are
    for their editor to publish.
    """
    was_unpublished = bool(row.has_unpublished_changes)
    revision = draft.save_revision(user=work.user, log_action=True)
    publishes = work.publishes and may_publish and row.live and not was_unpublished
    if publishes:
        revision.publish(user=work.user)
    return Written(row, revision, before, was_unpublished, publishes)


def add_page(parent: Page, page: BasePage, publishes: bool, work: Work) -> Written:
    """Add ``page`` below ``parent``, as a draft or public; ``new`` gives it its first version.

    Raises:
        ValidationError: it breaks a rule, also one that a draft might.
    """
    page.owner, page.locale = work.user, parent.locale
    page.slug = free_slug(parent, page.slug or page.title, work)
    _set_live(page, publishes, work)
    with parts_at_hand(page):
        parent.add_child(instance=page)
    if not publishes:
        # Of a draft, Wagtail checks title and slug only.
        page.full_clean()
    return Written(page, None, is_published=publishes)


def add_record(record: Any, publishes: bool, work: Work) -> Written:
    """Add a record of the directory, as a draft or public; ``new`` gives it its first version."""
    _set_live(record, publishes, work)
    record.full_clean()
    with parts_at_hand(record):
        record.save()
    return Written(record, None, is_published=publishes)


@contextmanager
def parts_at_hand(thing: Any) -> Iterator[None]:
    """Save something new in here: its inline children stay in memory, besides the database."""
    parts = dict(getattr(thing, "_cluster_related_objects", {}))
    yield
    relations = [each.get_accessor_name() for each in get_all_child_relations(thing)]
    relations += [each.name for each in get_all_child_m2m_relations(thing)]
    thing._cluster_related_objects = {name: parts.get(name, []) for name in relations}


def free_slug(parent: Page, wanted: str, work: Work) -> str:
    """Return a slug like ``wanted`` that no other page below ``parent`` has."""
    if parent.pk not in work.slugs:
        work.slugs[parent.pk] = set(Page.objects.child_of(parent).values_list("slug", flat=True))
    taken = work.slugs[parent.pk]
    stem = slugify(wanted, allow_unicode=True)[:LONGEST_STEM] or "page"
    numbered = (f"{stem}-{number}" for number in range(2, len(taken) + 3))
    found = next(slug for slug in (stem, *numbered) if slug not in taken)
    taken.add(found)
    return found


def _set_live(thing: Any, publishes: bool, work: Work) -> None:
    thing.live, thing.has_unpublished_changes = publishes, not publishes
    if publishes:
        thing.first_published_at = thing.last_published_at = work.moment
