"""Where in the admin the words of a page or record are written, for whom."""

from typing import Any

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.http import urlencode
from wagtail.models import Page
from wagtail.permissions import policy_registry

from forums_pages.programme.translating.states import Cell, Row, RowKind, Standing
from forums_pages.roles.pages import may_edit
from forums_pages.roles.rights import TRANSLATE
from media.models import CustomImage


class Places:
    """Answers for one user, without a statement for each row."""

    def __init__(self, user: Any, rows: list[Row]) -> None:
        self.user, self.rows = user, rows

    def of_row(self, row: Row) -> str:
        """Return the form of the source page or record; empty for those who may not change it."""
        return self._of_page(row.record) if isinstance(row.record, Page) else self._of_record(row)

    def of_cell(self, row: Row, cell: Cell) -> str:
        """Return where the words of one language are written, or the translation is begun; else empty."""
        if not row.is_page:
            return self.of_row(row)
        if cell.standing == Standing.MISSING:
            return self._of_beginning(row, cell)
        return self._of_page(cell.record)

    def _of_page(self, page: Page) -> str:
        return reverse("wagtailadmin_pages:edit", args=[page.pk]) if may_edit(self.user, page) else ""

    def _of_beginning(self, row: Row, cell: Cell) -> str:
        if not (self.user.has_perm(TRANSLATE) and may_edit(self.user, row.record)):
            return ""
        url = reverse("wagtail_localize:submit_page_translation", args=[row.record.pk])
        return f"{url}?{urlencode({'select_locale': cell.locale.language_code})}"

    def _of_record(self, row: Row) -> str:
        if row.kind == RowKind.IMAGE:
            is_allowed = row.record.pk in self._images
            return reverse("wagtailimages:edit", args=[row.record.pk]) if is_allowed else ""
        viewset = type(row.record).snippet_viewset
        if not viewset.permission_policy.user_has_permission(self.user, "change"):
            return ""
        return reverse(viewset.get_url_name("edit"), args=[row.record.pk])

    @cached_property
    def _images(self) -> set[int]:
        shown = [row.record.pk for row in self.rows if row.kind == RowKind.IMAGE]
        policy = policy_registry.get_by_type(CustomImage)
        allowed = policy.instances_user_has_permission_for(self.user, "change")
        return set(allowed.filter(pk__in=shown).values_list("pk", flat=True))
