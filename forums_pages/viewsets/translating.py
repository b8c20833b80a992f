"""The entry "Translate this page" of listings, without a question to the database for every row."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.widgets.button import Button
from wagtail.models import Locale
from wagtail_localize.wagtail_hooks import page_listing_more_buttons

LISTING_HOOK = "register_page_listing_more_buttons"


def translate_button(
    page: Any, user: Any, view_name: str | None = None, next_url: str | None = None
) -> Iterator[Any]:
    """Yield the button where the page lacks a language and the user may send it to be translated.

    wagtail-localize's own asks twice per row, and offers to synchronise what is never out of step here:
    facts are read from the source, and changed words are marked when the source is published.
    """
    if page.is_root() or not user.has_perm("wagtail_localize.submit_translation"):
        return
    if lacks_a_language(page):
        url = reverse("wagtail_localize:submit_page_translation", args=[page.alias_of_id or page.pk])
        yield Button(_("Translate this page"), url, priority=60, icon_name="wagtail-localize-language")


def lacks_a_language(page: Any) -> bool:
    """Return whether a language is missing; listings have read it along for all rows."""
    if hasattr(page, "_has_untranslated_locale"):
        return bool(page._has_untranslated_locale)
    written = page.get_translations(inclusive=True).exclude(alias_of__isnull=False).values_list("locale_id")
    return bool(Locale.objects.exclude(pk__in=written).exists())


def replace_listing_button() -> None:
    """Let our button stand where wagtail-localize's stood. Wagtail has no public way to withdraw a hook."""
    registered = hooks._hooks.get(LISTING_HOOK, [])
    hooks._hooks[LISTING_HOOK] = [entry for entry in registered if entry[0] is not page_listing_more_buttons]
    hooks.register(LISTING_HOOK, translate_button)
