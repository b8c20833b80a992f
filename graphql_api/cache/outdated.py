"""Which tags are to be thrown away elsewhere, after what the database has noted."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from functools import cache
from hashlib import blake2b
from typing import Any

from django.apps import apps
from modelcluster.fields import ParentalKey
from wagtail.models import Page

from graphql_api.cache.journal import merged
from graphql_api.cache.notes import Noted
from graphql_api.cache.tags import EVERYTHING, tags_of_change
from graphql_api.cache.trees import is_of_the_tree
from graphql_api.tree import read_tree

PAGES = Page._meta.db_table
# Of more, everything goes at once: whoever imports a programme changes most of what is shown.
MOST = 1000


def outdated(notes: list[Noted], tree: str, moment: datetime) -> tuple[set[str], str]:
    """Return the tags of what these changes may have made untrue, and what the tree is like now.

    ``tree`` is what it was like before. Every answer hangs on it, so with it everything goes. What was
    only ever a draft is shown by nothing.
    """
    if is_of_the_tree(merged((each.table, each.columns) for each in notes)) or not tree:
        now = looks_of_the_tree(moment)
        if now != tree:
            return {EVERYTHING}, now
    tags: set[str] = set()
    for each in _public(notes):
        tags |= tags_of_change(*each)
    return ({EVERYTHING} if len(tags) > MOST else tags), tree


def looks_of_the_tree(moment: datetime) -> str:
    """Return a digest of all that the tree says about what is published."""
    text = repr([tuple(each) for each in read_tree(moment).public_part()])
    return blake2b(text.encode(), digest_size=16).hexdigest()


def _public(notes: Iterable[Noted]) -> Iterable[Noted]:
    """Leave out what belongs to pages that came as drafts and still are."""
    changed: dict[str, list[Noted]] = defaultdict(list)
    for each in notes:
        changed[each.table].append(each)
    drafts = _drafts(changed.get(PAGES, []))
    for table, those in changed.items():
        hidden = _rows_of(table, drafts, those) if drafts else set()
        yield from dict.fromkeys(each for each in those if each.row not in hidden)


def _drafts(notes: list[Noted]) -> set[int]:
    came = {int(each.row) for each in notes if each.columns == "*" and each.row}
    # Whoever was published in between may have been seen.
    seen = {int(each.row) for each in notes if "live" in each.columns.split(",")}
    rows = Page.objects.filter(pk__in=came - seen, live=False)
    return set(rows.values_list("pk", flat=True)) if came - seen else set()


def _rows_of(table: str, drafts: set[int], notes: list[Noted]) -> set[str]:
    """Return which of a table's rows are these pages, or parts of them."""
    model = _models().get(table)
    if model is None:
        return set()
    if issubclass(model, Page):
        return {str(pk) for pk in drafts}
    parents = [
        field.name
        for field in model._meta.local_fields
        if isinstance(field, ParentalKey) and issubclass(field.related_model, Page)
    ]
    keys = {each.row for each in notes}
    found: set[str] = set()
    for parent in parents:
        rows = model._base_manager.filter(pk__in=keys, **{f"{parent}__in": drafts})
        found.update(str(pk) for pk in rows.values_list("pk", flat=True))
    return found


@cache
def _models() -> dict[str, Any]:
    return {model._meta.db_table: model for model in apps.get_models(include_auto_created=True)}
