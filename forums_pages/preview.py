"""Previews: of records that hold every language inside, one per language; and of anything, elsewhere."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language, get_language_info
from wagtail import hooks
from wagtail.models import PreviewableMixin


class PreviewElsewhere(PreviewableMixin):
    """Lets the hook ``serve_preview_elsewhere`` answer: content knows no templates of pages."""

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """Return the first answer of a hook, asked with the draft, the request and a language.

        Whoever has only a link to the draft brings its token, as the request's ``preview_token``.
        """
        for ask in hooks.get_hooks("serve_preview_elsewhere"):
            response: HttpResponse | None = ask(self, request, self.preview_language(mode_name))
            if response is not None:
                return response
        ours: HttpResponse = super().serve_preview(request, mode_name)
        return ours

    def preview_language(self, mode_name: str) -> str:
        """Return the language that is previewed: a page's own, a record's by the mode that was chosen."""
        locale = getattr(self, "locale", None) if getattr(self, "locale_id", None) else None
        code = locale.language_code if locale is not None else mode_name
        return code if code in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


class PreviewInLanguages(PreviewElsewhere):
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
