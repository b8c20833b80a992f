"""The columns of the table: one for each language, with a sign and a word in every cell."""

from typing import Any

from django.utils.translation import get_language_info
from wagtail.admin.ui.tables import Column
from wagtail.models import Locale

from forums_pages.programme.translating.states import Row, Standing
from forums_pages.viewsets.statuses import Status
from forums_pages.viewsets.translations.places import Places

LOOKS = {
    Standing.SOURCE: ("over", "doc-full"),
    Standing.MISSING: ("stopped", "plus"),
    Standing.DRAFT: ("coming", "draft"),
    Standing.READY: ("coming", "upload"),
    Standing.OUT_OF_DATE: ("warning", "warning"),
    Standing.PUBLISHED: ("now", "check"),
    Standing.PARTLY: ("warning", "warning"),
    Standing.WHOLE: ("now", "check"),
}


def look_of(standing: Standing) -> Status:
    """Return the word, the sign and the tone of a standing."""
    tone, icon = LOOKS[standing]
    return Status(label=standing.label, tone=tone, icon=icon)


def language_name(locale: Locale) -> str:
    """Return the name of the language in the reader's."""
    return str(get_language_info(locale.language_code)["name_translated"])


class LanguageColumn(Column):
    """How each row stands in one language; a link to where that is changed."""

    cell_template_name = "forums_pages/translations/language_cell.html"

    def __init__(self, locale: Locale, places: Places) -> None:
        super().__init__(locale.language_code, label=language_name(locale).capitalize())
        self.locale, self.places = locale, places

    def get_cell_context_data(self, instance: Row, parent_context: Any) -> dict[str, Any]:
        """Add the look of the standing, the address and what waits."""
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        cell = instance.cell(self.locale)
        return context | {
            "cell": cell,
            "look": look_of(cell.standing),
            "url": self.places.of_cell(instance, cell),
            "title": instance.title,
            "language": self.label,
        }
