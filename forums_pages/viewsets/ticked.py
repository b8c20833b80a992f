"""What is done with several rows of a listing at once: told row by row, then done with all or none."""

from abc import abstractmethod
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise, cached_property
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.ui.tables import BaseColumn, BulkActionsCheckboxColumn
from wagtail.admin.views.bulk_action import BulkAction

from forums_pages.contributions.locking import ChangedMeanwhileError
from forums_pages.viewsets.columns import RecordTitleColumn

# More than a page of a listing holds; what an address names beyond that is not looked at.
MOST = 100
LONGEST_KEY = 18


class TickedIndexMixin:
    """A listing whose rows can be ticked, with what can be done with them in its footer."""

    template_name = "forums_pages/admin/ticked/index.html"
    model: Any

    @cached_property
    def columns(self) -> list[BaseColumn]:
        """Put a box to tick before each row."""
        kind = self.model._meta.model_name
        own = super().columns  # type: ignore[misc]  # the view behind it has them
        return [BulkActionsCheckboxColumn("bulk_actions", obj_type=kind), *own]

    def _get_title_column(self, field_name: str, column_class: Any = RecordTitleColumn, **kwargs: Any) -> Any:
        kind = self.model._meta.model_name
        return super()._get_title_column(  # type: ignore[misc]  # the view behind it has it
            field_name, column_class, get_title_id=lambda row: f"{kind}_{row.pk}_title", **kwargs
        )


@dataclass(frozen=True)
class Row:
    """One of the ticked rows: what it is called, where it is read, and why it must stay as it is."""

    item: Any
    label: str
    url: str
    detail: str = ""
    obstacle: str = ""


class SeenForm(forms.Form):
    """Remembers which rows somebody looked at, and how they stood."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)


class TellingBulkAction(BulkAction):
    """Tells what would be done with each row; on the word, does it with those that it can be done with.

    What was changed since somebody looked leaves everything as it was, and the rows are shown anew.
    """

    template_name = "forums_pages/admin/ticked/confirm.html"
    form_class = SeenForm
    header_icon = "tick"
    title: str | Promise = ""
    button: str | Promise = ""
    button_class = ""

    @abstractmethod
    def rows(self, keys: list[int]) -> Iterable[Row]:
        """Return the rows that the user may do it with, of those that are ticked."""

    @abstractmethod
    def sign_of(self, item: Any) -> str:
        """Return what is different once ``item`` was changed."""

    @abstractmethod
    def carry_out(self, items: Sequence[Any], form: Any) -> str:
        """Do it, and return in a sentence what was done."""

    def buttons_after(self) -> list[Any]:
        """Return where the message leads that says what was done; nowhere by default."""
        return []

    @cached_property
    def ticked(self) -> list[Row]:
        """The ticked rows, in the order of the listing."""
        keys = [
            int(key) for key in self.request.GET.getlist("id") if key.isdigit() and len(key) <= LONGEST_KEY
        ]
        return list(self.rows(keys[:MOST]))

    @property
    def going(self) -> list[Row]:
        """The rows with which it can be done."""
        return [row for row in self.ticked if not row.obstacle]

    def get_initial(self) -> dict[str, Any]:
        """Remember how the rows stand."""
        return {**super().get_initial(), "seen": self._signs()}

    def form_valid(self, form: Any) -> HttpResponse:
        """Do all of it; nothing where somebody else was faster."""
        try:
            self._check_seen(form.cleaned_data["seen"])
            with transaction.atomic():
                done = self.carry_out([row.item for row in self.going], form)
        except ChangedMeanwhileError:
            return self._told_anew(form)
        messages.success(self.request, done, buttons=self.buttons_after())
        return redirect(self.next_url)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return what is done with which rows, and what with none."""
        return {
            "form": kwargs.get("form") or self.get_form(),
            "going": self.going,
            "staying": [row for row in self.ticked if row.obstacle],
            "title": self.title,
            "button": self.button,
            "header_icon": self.header_icon,
            "next": self.next_url,
            "submit_url": f"{self.request.path}?{self.request.META['QUERY_STRING']}",
            "view": self,
        }

    def _check_seen(self, seen: str) -> None:
        if seen != self._signs() or not self.going:
            raise ChangedMeanwhileError

    def _signs(self) -> str:
        return " ".join(f"{row.item.pk}:{self.sign_of(row.item)}" for row in self.going)

    def _told_anew(self, form: Any) -> HttpResponse:
        """Show the rows as they stand now, with what was typed."""
        del self.ticked
        messages.error(
            self.request, _("Somebody else has changed something meanwhile. Please look once more.")
        )
        data = form.data.copy()
        data[form.add_prefix("seen")] = self._signs()
        shown = self.get_context_data(form=type(form)(data, **self._kept_kwargs()))
        response: HttpResponse = self.render_to_response(shown)
        return response

    def _kept_kwargs(self) -> dict[str, Any]:
        given: dict[str, Any] = self.get_form_kwargs()
        return {name: value for name, value in given.items() if name not in ("data", "files")}
