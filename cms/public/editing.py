"""From a value in a preview to the field that it was written in: which values lead where, for whom.

Only an editor's own preview has marks. Public pages, frames and shared drafts are drawn without: see
``templatetags/editing.py``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from modelcluster.models import get_all_child_relations
from wagtail.models import Page
from wagtail.permissions import policy_registry

from forums_pages.models import BasePage, Organisation, Person, Theme
from forums_pages.models.base import PAGE_WORDS
from graphql_api.loading.bodies import blocks_by_id

RECORDS: Mapping[str, Any] = {"person": Person, "organisation": Organisation, "theme": Theme}
# As Wagtail writes it where it lists what uses a picture.
ANCHOR = "#:w:contentpath="


@dataclass(frozen=True)
class Editing:
    """Where the values of one draft are edited by one editor.

    ``url`` is the draft's own form, empty while it was never saved. Facts of a translation are edited where
    ``facts`` leads: None for a page that holds its own, empty for those who may not edit the source.
    """

    model: Any
    url: str = ""
    facts: str | None = None
    words: frozenset[str] = frozenset()
    records: frozenset[str] = frozenset()
    blocks: Mapping[str, str] = field(default_factory=dict)

    def mark(self, name: str) -> SafeString:
        """Return the attributes that lead a value to its field; none if the form has no such field."""
        labels = labels_of(self.model)
        if name not in labels or (self._is_elsewhere(name) and not self.facts):
            return SafeString()
        form = f"{self.facts}{ANCHOR}{name}" if self._is_elsewhere(name) else ""
        return _attributes(name, str(capfirst(labels[name])), form)

    def mark_block(self, block_id: str) -> SafeString:
        """Return the attributes that lead a block of the body, named as the gateway does, to the form."""
        own = self.blocks.get(block_id)
        return _attributes(f"body.{own}", _("this block")) if own else SafeString()

    def mark_record(self, kind: str, slug: str, name: str) -> SafeString:
        """Return the attributes that lead to the form of a record of its own, for those who may change it."""
        if kind not in self.records or not slug:
            return SafeString()
        return _attributes(kind, name, reverse("edit_previewed_record", args=[kind, slug]))

    def _is_elsewhere(self, name: str) -> bool:
        return self.facts is not None and name not in self.words


def editing_of(draft: Any, user: Any, locale: str) -> Editing | None:
    """Return where ``user`` edits the values of ``draft``; None for those who may not, or only look."""
    if user is None or not user.is_authenticated or not may_edit(draft, user):
        return None
    is_page = isinstance(draft, BasePage)
    return Editing(
        model=type(draft),
        url=form_of(draft),
        facts=_facts_of(draft, user),
        words=frozenset((*PAGE_WORDS, *draft.words)) if is_page else frozenset(),
        records=frozenset(kind for kind, model in RECORDS.items() if may_change(model, user)),
        blocks=blocks_by_id(draft, locale) if is_page else {},
    )


def may_edit(draft: Any, user: Any) -> bool:
    """Return whether ``user`` may change the page or record: a locked page can be looked at only."""
    if draft.pk is None:
        # Whoever previews what was never saved has the form in which it is made.
        return True
    if not isinstance(draft, Page):
        return may_change(type(draft), user)
    tester = draft.permissions_for_user(user)
    return bool(tester.can_edit() and not tester.page_locked())


def may_change(model: Any, user: Any) -> bool:
    """Return whether ``user`` may change records of this kind."""
    return bool(policy_registry.get_by_type(model).user_has_permission(user, "change"))


def form_of(draft: Any) -> str:
    """Return the address of the form; empty for what was never saved."""
    if draft.pk is None:
        return ""
    name = (
        "wagtailadmin_pages:edit" if isinstance(draft, Page) else draft.snippet_viewset.get_url_name("edit")
    )
    return reverse(name, args=[draft.pk])


def _facts_of(draft: Any, user: Any) -> str | None:
    if not isinstance(draft, BasePage) or draft.is_source:
        return None
    source = draft.source
    return form_of(source) if may_edit(source, user) else ""


@cache
def labels_of(model: Any) -> dict[str, Any]:
    """Return the names of what a form of ``model`` has: its fields, and the lists of parts within it."""
    own = [*model._meta.fields, *model._meta.many_to_many]
    found = {each.name: each.verbose_name for each in own if each.editable}
    parts = {
        each.name: each.related_model._meta.verbose_name_plural for each in get_all_child_relations(model)
    }
    return found | parts


def _attributes(name: str, label: str, form: str = "") -> SafeString:
    said = _("Edit: %(what)s") % {"what": label}
    there = format_html(' data-form="{}"', form) if form else ""
    return format_html(' data-field="{}" data-edit="{}"{}', name, said, there)
