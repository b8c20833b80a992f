"""Previews of records that hold every language inside: one preview per language."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language, get_language_info
from wagtail.models import PreviewableMixin


class PreviewInLanguages(PreviewableMixin):
    """Lets an editor choose the language of the preview; it starts with the editor's own."""

    @property
    def preview_modes(self) -> list[tuple[str, str]]:
        """The languages by code and own name."""
        return [(code, get_language_info(code)["name_local"]) for code, _name in settings.LANGUAGES]

    @property
    def default_preview_mode(self) -> str:
        """The editor's language if content is kept in it, else the site's."""
        active = (get_language() or "").split("-")[0]
        return active if active in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        """Return what the template is given: the record as ``object``, and ``preview_language``."""
        context: dict[str, Any] = super().get_preview_context(request, mode_name)
        known = mode_name if mode_name in dict(settings.LANGUAGES) else self.default_preview_mode
        return {**context, "preview_language": known}
