"""Many rows at once, the same that saving and publishing one by one in the admin leaves behind.

A session that is saved and published through Wagtail costs about a tenth of a second. Here each step is
done for all of them together: rows, children, revision, publication, history, references and search
entries. ``tests/benchmarks/test_rows.py`` compares the outcome with one saved the ordinary way.
"""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.utils import timezone
from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import get_all_child_relations
from wagtail.log_actions import log
from wagtail.models import Page, ReferenceIndex, Revision
from wagtail.search.backends import get_search_backend

from forums_pages.models import BasePage
from forums_pages.models.directory import DirectoryRecord
from forums_pages.models.wordings import note_wording

BATCH = 500


@transaction.atomic
def add_published_pages(parent: BasePage, pages: Sequence[BasePage]) -> None:
    """Add new pages of one type, without children of their own, as the last children of ``parent``."""
    parent.refresh_from_db(fields=["numchild"])
    _place(parent, pages)
    bases = [Page(**_values(Page, page)) for page in pages]
    Page.objects.bulk_create(bases, batch_size=BATCH)
    for page, base in zip(pages, bases, strict=True):
        page.id = page.page_ptr_id = base.pk
    _insert_own_columns(pages)
    _insert_children(pages)
    for page in pages:
        log(instance=page, action="wagtail.create", content_changed=True)
    Page.objects.filter(pk=parent.pk).update(numchild=parent.numchild + len(pages))
    parent.numchild += len(pages)
    _publish(pages, Page)
    for page in pages:
        note_wording(page)


@transaction.atomic
def add_published_records(records: Sequence[DirectoryRecord]) -> None:
    """Add new records of one directory. Give each a slug: looking for a free one costs a statement."""
    model = type(records[0])
    for record in records:
        record.live = False
    model._default_manager.bulk_create(records, batch_size=BATCH)
    _insert_children(records)
    _publish(records, model)


def _place(parent: BasePage, pages: Sequence[BasePage]) -> None:
    content_type = ContentType.objects.get_for_model(type(pages[0]))
    for step, page in enumerate(pages, parent.numchild + 1):
        page.depth = parent.depth + 1
        page.path = Page._get_path(parent.path, page.depth, step)
        page._cached_parent_obj = parent
        page.content_type = content_type
        page.locale = parent.locale
        page.live = False
        page.draft_title = page.title
        page.set_url_path(parent)
        page.prepare_source()
        page.derive()


def _values(model: type[models.Model], instance: models.Model) -> dict[str, Any]:
    fields = model._meta.concrete_fields
    return {field.attname: getattr(instance, field.attname) for field in fields if not field.primary_key}


def _insert_own_columns(pages: Sequence[BasePage]) -> None:
    # ``bulk_create`` refuses models with a parent table; this is its second half, without the parent.
    model = type(pages[0])
    rows = model._base_manager.get_queryset()
    rows._for_write = True
    rows._batched_insert(pages, model._meta.local_concrete_fields, BATCH)
    for page in pages:
        page._state.adding = False
        page._state.db = rows.db


def _insert_children(parents: Sequence[Any]) -> None:
    model = type(parents[0])
    for relation in get_all_child_relations(model):
        name, key = relation.get_accessor_name(), relation.field.attname
        children = []
        for parent in parents:
            for child in getattr(parent, name).all():
                setattr(child, key, parent.pk)
                children.append(child)
        relation.related_model._base_manager.bulk_create(children, batch_size=BATCH)
    for field in model._meta.many_to_many:
        if isinstance(field, ParentalManyToManyField):
            _insert_links(field, parents)


def _insert_links(field: Any, parents: Sequence[Any]) -> None:
    through = field.remote_field.through
    here, there = f"{field.m2m_field_name()}_id", f"{field.m2m_reverse_field_name()}_id"
    links = [
        through(**{here: parent.pk, there: other.pk})
        for parent in parents
        for other in getattr(parent, field.name).all()
    ]
    through._base_manager.bulk_create(links, batch_size=BATCH)


def _publish(instances: Sequence[Any], base: type[models.Model]) -> None:
    now = timezone.now()
    revisions = [_revision(instance, base) for instance in instances]
    Revision.objects.bulk_create(revisions, batch_size=BATCH)
    changed = ["live", "live_revision", "latest_revision", "first_published_at", "last_published_at"]
    for instance, revision in zip(instances, revisions, strict=True):
        instance.live, instance.has_unpublished_changes = True, False
        instance.live_revision = instance.latest_revision = revision
        instance.first_published_at = instance.last_published_at = now
        if base is Page:
            instance.latest_revision_created_at = revision.created_at
        log(instance=instance, action="wagtail.publish", revision=revision, content_changed=True)
    if base is Page:
        changed.append("latest_revision_created_at")
    base._default_manager.bulk_update(instances, changed, batch_size=BATCH)
    _index(instances)


def _revision(instance: Any, base: type[models.Model]) -> Revision:
    return Revision(
        content_object=instance,
        base_content_type=ContentType.objects.get_for_model(base),
        object_id=str(instance.pk),
        created_at=timezone.now(),
        content=instance.serializable_data(),
        object_str=str(instance),
    )


def _index(instances: Sequence[Any]) -> None:
    references = [row for instance in instances for row in _references(instance)]
    ReferenceIndex.objects.bulk_create(references, batch_size=BATCH)
    index = get_search_backend().get_index_for_model(type(instances[0]))
    for _group, members in groupby(enumerate(instances), key=lambda pair: pair[0] // BATCH):
        index.add_items(type(instances[0]), [instance for _position, instance in members])


def _references(instance: Any) -> Iterable[ReferenceIndex]:
    base = ReferenceIndex._get_base_content_type(instance)
    own = ContentType.objects.get_for_model(instance)
    for target, target_id, model_path, content_path in set(
        ReferenceIndex._extract_references_from_object(instance)
    ):
        yield ReferenceIndex(
            content_type=own,
            base_content_type=base,
            object_id=str(instance.pk),
            to_content_type_id=target,
            to_object_id=target_id,
            model_path=model_path,
            content_path=content_path,
            content_path_hash=ReferenceIndex._get_content_path_hash(content_path),
        )
