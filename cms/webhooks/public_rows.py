"""What everybody may see, as subscribers know it: what rang is compared with it, and the difference is told.

Only what passes the gateway's gate is ever written down here, so nothing else can be told; and of what was,
its end is told, whoever ended it: deletion, a restriction, or the page above.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Model, Q
from wagtail.models import Page

from cms.webhooks.changes import TOLD_OF_ROWS, Action, Change
from cms.webhooks.models import PublicRow
from cms.webhooks.rings import Ring, model_of, rung_rows
from cms.webhooks.seeing import RECORDS, Row, Seeing
from forums_pages.models import BasePage, Menu, PublicSettings, Theme
from graphql_api.tree import KINDS as CONTAINERS
from graphql_api.visible_pages import PAGE_MODELS

# So many keys in one statement.
BATCH = 500
# Of what has no node of its own, it is told that it changed.
SITE_WIDE: dict[type[Model], str] = {Menu: "Menu", PublicSettings: "Site"}


def fill() -> None:
    """Write down everything that may be seen now, and forget the rest; nobody is told anything."""
    PublicRow.objects.all().delete()
    comparison = _Comparison()
    for model in (*PAGE_MODELS.values(), *RECORDS):
        comparison.examine(model, dict.fromkeys(model._default_manager.values_list("pk", flat=True), False))


def follow(rings: Iterable[Ring]) -> list[Change]:
    """Bring up to date what is known of what rang and of what hangs on it, and return what to tell."""
    comparison, told = _Comparison(), list(rings)
    for model, rows in rung_rows(told).items():
        comparison.examine(model, rows)
    comparison.look_below()
    rung = dict.fromkeys(map(model_of, told))
    site_wide = [Change(Action.CHANGED, SITE_WIDE[model]) for model in rung if model in SITE_WIDE]
    return [*comparison.changes(), *site_wide]


class _Comparison:
    """One write's differences, in the order in which they were found: one for each row."""

    def __init__(self) -> None:
        self._seeing = Seeing()
        self._found: dict[tuple[str, int], Change] = {}
        self._looked_at: set[tuple[str, int]] = set()
        self._flipped: list[int] = []

    def changes(self) -> Iterator[Change]:
        """Yield what is to be told."""
        yield from self._found.values()

    def examine(self, model: Any, rows: dict[int, bool]) -> None:
        """Compare rows of ``model``; those that are True have changed wherever they may be seen."""
        label = model._meta.label_lower
        waiting = [pk for pk, touched in rows.items() if touched or (label, pk) not in self._looked_at]
        for start in range(0, len(waiting), BATCH):
            pks = waiting[start : start + BATCH]
            self._looked_at.update((label, pk) for pk in pks)
            known = {each.row: each for each in PublicRow.objects.filter(label=label, row__in=pks)}
            seen = self._seeing.rows(model, pks)
            self._appear(model, [seen[pk] for pk in pks if pk in seen and pk not in known])
            self._vanish(model, [known[pk] for pk in pks if pk in known and pk not in seen])
            self._stay(model, [(known[pk], seen[pk], rows[pk]) for pk in pks if pk in known and pk in seen])

    def look_below(self) -> None:
        """Compare everything below the pages that came, went or moved."""
        if not self._flipped:
            return
        below = Q(pk__in=[])
        keys = Page.objects.filter(pk__in=self._flipped).values("translation_key")
        mirrors = Q(translation_key__in=keys) | Q(alias_of__translation_key__in=keys)
        for path in Page.objects.filter(mirrors).values_list("path", flat=True):
            below |= Q(path__startswith=path)
        for model in PAGE_MODELS.values():
            rows = model._default_manager.filter(below).order_by("path").values_list("pk", flat=True)
            self.examine(model, dict.fromkeys(rows, False))
        themes = Theme.objects.filter(forum__in=self._flipped).values_list("pk", flat=True)
        self.examine(Theme, dict.fromkeys(themes, False))

    def _appear(self, model: Any, rows: list[Row]) -> None:
        made = [PublicRow(label=model._meta.label_lower, **row) for row in rows]
        PublicRow.objects.bulk_create(made, ignore_conflicts=True)
        for each in made:
            self._note(model, each, Action.PUBLISHED)

    def _vanish(self, model: Any, known: list[PublicRow]) -> None:
        pks = [each.row for each in known]
        left = set(model._default_manager.filter(pk__in=pks).values_list("pk", flat=True)) if pks else set()
        for each in known:
            self._note(model, each, Action.UNPUBLISHED if each.row in left else Action.DELETED)
        PublicRow.objects.filter(pk__in=[each.pk for each in known]).delete()

    def _stay(self, model: Any, those: list[tuple[PublicRow, Row, bool]]) -> None:
        moved = []
        for known, seen, touched in those:
            before = known.path
            if any(getattr(known, name) != value for name, value in seen.items()):
                moved.append(known)
            for name, value in seen.items():
                setattr(known, name, value)
            if before != known.path:
                self._note(model, known, Action.MOVED, before)
            elif touched:
                self._note(model, known, Action.CHANGED)
        PublicRow.objects.bulk_update(moved, TOLD_OF_ROWS)

    def _note(self, model: Any, row: PublicRow, action: Action, before: str = "") -> None:
        place = (row.label, row.row)
        told = self._found.get(place)
        if told is None or told.action is Action.CHANGED:
            self._found[place] = Change.of(row, action, before, is_page=issubclass(model, BasePage))
        if model._meta.model_name in CONTAINERS and action is not Action.CHANGED:
            self._flipped.append(row.row)
