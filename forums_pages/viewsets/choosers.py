"""Choosers that can also create: what all of them share."""

from typing import Any

from django.db import transaction
from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.ui.tables import BaseColumn
from wagtail.log_actions import log
from wagtail.models import DraftStateMixin
from wagtail.permissions import policy_registry
from wagtail.snippets.views.chooser import (
    ChooseResultsView,
    ChooseView,
    SnippetChooserViewSet,
    SnippetCreateView,
)

from forums_pages.viewsets.columns import PictureColumn


class CreationMeta(WagtailAdminModelForm.Meta):
    """Lets a form use the fields that the admin uses."""


class CreationForm(WagtailAdminModelForm):
    """A form with the few fields that matter; the rest can be filled in later."""

    def __init__(self, *args: Any, user: Any = None, **kwargs: Any) -> None:
        self.user = user
        super().__init__(*args, for_user=user, prefix="new", **kwargs)

    def may(self, action: str, model: type[Model]) -> bool:
        """Return whether the user may ``action`` records of ``model``."""
        policy = policy_registry.get_by_type(model)
        return bool(self.user is not None and policy.user_has_permission(self.user, action))

    @transaction.atomic
    def save(self, commit: bool = True) -> Any:
        """Save the record with a first revision: public at once for those who may publish, else a draft."""
        record = super().save(commit=False)
        self.save_record(record)
        return record

    def save_record(self, record: Any) -> None:
        """Save a new record, and publish it where the user may."""
        is_drafted = isinstance(record, DraftStateMixin)
        if is_drafted:
            record.live = False
        record.save()
        revision = record.save_revision(user=self.user)
        log(instance=record, action="wagtail.create", user=self.user, revision=revision)
        if is_drafted and self.may("publish", type(record)):
            revision.publish(user=self.user)
            record.refresh_from_db()


class CreatingMixin:
    """Lets the creation form know who creates."""

    request: Any
    form_fields: Any = None

    def get_creation_form_kwargs(self) -> dict[str, Any]:
        """Add the user."""
        kwargs: dict[str, Any] = super().get_creation_form_kwargs()  # type: ignore[misc]  # the view it is mixed into
        return kwargs | {"user": self.request.user}


class ListingMixin(CreatingMixin):
    """Shows what tells two records apart: a picture and a few columns."""

    picture_column: PictureColumn | None = None
    extra_columns: tuple[BaseColumn, ...] = ()

    @property
    def columns(self) -> list[BaseColumn]:
        """Return the picture, the name and the extra columns."""
        title = self.title_column  # type: ignore[attr-defined]  # the view it is mixed into
        picture = [self.picture_column] if self.picture_column is not None else []
        return [*picture, title, *self.extra_columns]

    @property
    def page_subtitle(self) -> str:
        """Say where the records come from, rather than what Wagtail calls them."""
        return _("Directory")


class ForumsChooserViewSet(SnippetChooserViewSet):
    """A chooser whose window searches the directory and has a second tab to create a record."""

    per_page = 15
    search_tab_label = gettext_lazy("Search")
    picture_column: PictureColumn | None = None
    extra_columns: tuple[BaseColumn, ...] = ()

    def list_records(self) -> QuerySet[Any]:
        """Return the records with all that a row shows."""
        raise NotImplementedError

    def get_object_list(self) -> QuerySet[Any]:
        """Return what the window lists."""
        return self.list_records()

    @property
    def choose_view_class(self) -> Any:
        """Return the window's view, with our columns."""
        return self._with_columns(ChooseView)

    @property
    def choose_results_view_class(self) -> Any:
        """Return the view of the window's results, with our columns."""
        return self._with_columns(ChooseResultsView)

    @property
    def create_view_class(self) -> Any:
        """Return the view that creates a record."""
        return type("CreateView", (CreatingMixin, SnippetCreateView), {})

    def _with_columns(self, view: Any) -> Any:
        columns = {"picture_column": self.picture_column, "extra_columns": self.extra_columns}
        return type(view.__name__, (ListingMixin, view), columns)
