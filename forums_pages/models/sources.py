"""What happens to facts when their page goes away: a translation takes them over."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import get_all_child_relations
from wagtail.models import PageViewRestriction

from forums_pages.models.base import BasePage


def successor_of(page: BasePage) -> BasePage | None:
    """Return the translation that is to become the source when ``page`` goes; None if there is none.

    Published ones come before drafts, translations before mere aliases, then the order of ``LANGUAGES``
    decides. An alias leads where nothing else is left: Wagtail keeps it as a page of its own.
    """
    order = [code for code, _name in settings.LANGUAGES]
    same = models.Q(translation_key=page.translation_key) | models.Q(alias_of=page.pk)
    candidates = (
        type(page)._default_manager.filter(same, is_source=False).exclude(pk=page.pk).select_related("locale")
    )
    ranked = sorted(
        candidates,
        key=lambda each: (not each.live, bool(each.alias_of_id), _rank(each.locale.language_code, order)),
    )
    return ranked[0] if ranked else None


def hand_over(page: BasePage) -> BasePage | None:
    """Give the facts of ``page`` to its successor, and let every row that pointed at it point there.

    Call it inside the transaction that deletes ``page``. Returns the new source; with no translation
    left, references are emptied and None is returned.

    Raises:
        ProtectedError: rows that cannot stand alone, such as proposals to a call, point at it, and there
            is no successor.
    """
    # What is held in memory may be older than a hand-over within the same deletion.
    current = type(page)._base_manager.filter(pk=page.pk, is_source=True).first()
    if current is None:
        return None
    heir = successor_of(current)
    if heir is not None:
        _take_facts(heir, current)
        if heir.get_latest_revision() is not None:
            _put_facts_into_draft(heir)
    _redirect_references(current, heir)
    return heir


def _rank(code: str, order: list[str]) -> int:
    return order.index(code) if code in order else len(order)


def _take_facts(heir: BasePage, page: BasePage) -> None:
    # The same identity on two sources would break its uniqueness, even for a moment.
    type(page)._base_manager.filter(pk=page.pk).update(is_source=False)
    _copy_fields(page, heir)
    copies: dict[Any, Any] = {}
    for relation in _child_facts(page):
        copies |= page.copy_child_relation(relation.name, heir)
    # An alias mirrors a page that is going; from now on it stands for itself.
    heir.alias_of = None
    heir.save(clean=False)
    for (_relation, old), copy in copies.items():
        _copy_what_hangs_on(copy, old)


def _put_facts_into_draft(heir: BasePage) -> None:
    """Put the facts that ``heir`` holds into its draft, children with their keys: publishing keeps them."""
    draft = heir.get_latest_revision_as_object()
    has_changes = heir.has_unpublished_changes
    _copy_fields(heir, draft)
    for relation in _child_facts(heir):
        accessor = relation.get_accessor_name()
        setattr(draft, accessor, list(getattr(heir, accessor).all()))
    draft.save_revision(changed=has_changes, clean=False)


def _child_facts(page: BasePage) -> list[Any]:
    names = page.fact_names()
    return [relation for relation in get_all_child_relations(type(page)) if relation.name in names]


def _copy_fields(page: BasePage, heir: BasePage) -> None:
    names = page.fact_names()
    heir.is_source = True
    for field in page._meta.local_fields:
        if field.name in names:
            setattr(heir, field.attname, getattr(page, field.attname))
    for field in page._meta.local_many_to_many:
        if isinstance(field, ParentalManyToManyField):
            setattr(heir, field.name, list(getattr(page, field.name).all()))


def _copy_what_hangs_on(copy: models.Model, old: int) -> None:
    """Give ``copy`` rows such as those of the child it was made from, which go with that, as scores do."""
    for relation in copy._meta.related_objects:
        if relation.on_delete is models.CASCADE and not isinstance(relation.field, ParentalKey):
            for row in relation.related_model._base_manager.filter(**{relation.field.attname: old}):
                row.pk = None
                setattr(row, relation.field.name, copy)
                row.save(force_insert=True)


def _redirect_references(page: BasePage, heir: BasePage | None) -> None:
    if heir is not None:
        _keep_closed(page, heir)
    for relation in page._meta.related_objects:
        if relation.on_delete in (models.DO_NOTHING, models.SET_NULL) and not relation.many_to_many:
            rows = relation.related_model._base_manager.filter(**{relation.field.name: page})
            if heir is None and not relation.field.null:
                _refuse_to_lose(rows)
            else:
                rows.update(**{relation.field.attname: heir.pk if heir is not None else None})
        elif relation.many_to_many and heir is not None:
            _copy_links(relation, page, heir)


def _refuse_to_lose(rows: models.QuerySet[Any]) -> None:
    if rows.exists():
        raise models.ProtectedError(_("Other records need this page, and no translation is left."), set(rows))


def _keep_closed(page: BasePage, heir: BasePage) -> None:
    """Let nobody read the heir who could not read ``page``, whose restrictions closed its translations."""
    for restriction in PageViewRestriction.objects.filter(page=page.pk):
        groups = list(restriction.groups.all())
        # A row of its own: the other one is about to be deleted with its page.
        restriction.pk, restriction.page_id = None, heir.pk
        restriction.save()
        restriction.groups.set(groups)


def _copy_links(relation: Any, page: BasePage, heir: BasePage) -> None:
    """Let every row that named ``page`` in a many-to-many field name ``heir`` as well."""
    through = relation.through
    here, there = relation.field.m2m_reverse_field_name(), relation.field.m2m_field_name()
    others = through._base_manager.filter(**{here: page}).values_list(f"{there}_id", flat=True)
    through._base_manager.bulk_create(
        [through(**{f"{there}_id": other, f"{here}_id": heir.pk}) for other in others], ignore_conflicts=True
    )
