"""Columns that our listings share. None of them asks the database anything of its own."""

from collections.abc import Callable
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, TitleColumn

from forums_pages.viewsets.statuses import status_of

Reader = Callable[[Any], Any]
STATUS_NOW = _("Status now")


def from_facts(read: Reader) -> Reader:
    """Return an accessor that reads the page which holds a row's facts."""
    return lambda row: read(getattr(row, "facts", row))


class FactColumn(Column):
    """A value of the facts of a page, whichever language the row is in."""

    def __init__(self, name: str, label: str | Promise, read: Reader, **kwargs: Any) -> None:
        super().__init__(name, label=label, accessor=from_facts(read), **kwargs)


class StatusColumn(Column):
    """The status that readers are told, as a word with a sign and a colour."""

    cell_template_name = "forums_pages/admin/status_cell.html"

    def __init__(
        self, name: str, label: str | Promise = STATUS_NOW, read: Reader = status_of, **kwargs: Any
    ) -> None:
        super().__init__(name, label=label, accessor=from_facts(read), **kwargs)


class LanguagesColumn(Column):
    """The languages in which a page exists; drafts are marked in words."""

    cell_template_name = "forums_pages/admin/languages_cell.html"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__("languages_written", label=_("Languages"), **kwargs)


class PictureColumn(Column):
    """A small portrait or logo. It repeats the name beside it, so screen readers pass over it."""

    cell_template_name = "forums_pages/admin/picture_cell.html"

    def __init__(self, name: str, label: str | Promise, spec: str, **kwargs: Any) -> None:
        super().__init__(name, label=label, width="5rem", **kwargs)
        self.spec = spec

    def get_cell_context_data(self, instance: Any, parent_context: Any) -> dict[str, Any]:
        """Add the copy of the picture, or None where there is no picture or its file cannot be read."""
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        picture = self.get_value(instance)
        context["copy"] = _copy_of(picture, self.spec) if picture is not None else None
        return context


class RecordTitleColumn(TitleColumn):
    """The name of a record, in the direction of its own script."""

    cell_template_name = "forums_pages/admin/title_cell.html"


def _copy_of(picture: Any, spec: str) -> Any:
    try:
        return picture.get_rendition(spec)
    except (OSError, ValueError):
        # A lost or broken file must not take the whole listing away.
        return None
