"""Previews beside a form, which overwrite nobody."""

from typing import Any

from django.http import QueryDict
from wagtail.admin.views.pages.preview import PreviewOnEditView
from wagtail.snippets.views.snippets import PreviewOnEditView as RecordPreviewOnEditView

# What a form says of the version that it was opened with.
OPENED_WITH = (
    *("loaded_revision_id", "loaded_revision_created_at", "overwrite_revision_id"),
    "opened_without_history",
)


class ShowsWhatIsOpen:
    """Shows what a form holds, whatever was saved meanwhile: most often by the form's own autosave.

    A form refuses to overwrite what it does not know of; a preview saves nothing.
    """

    def get_form(self, query_dict: QueryDict) -> Any:
        """Return the form without the version that it was opened with."""
        sent = query_dict.copy()
        for name in OPENED_WITH:
            sent.pop(name, None)
        return super().get_form(sent)  # type: ignore[misc]  # a view's, which this is mixed into


class PagePreview(ShowsWhatIsOpen, PreviewOnEditView):
    """The preview of a page that is being edited."""


class RecordPreview(ShowsWhatIsOpen, RecordPreviewOnEditView):
    """The preview of a record that is being edited."""
