"""What pages are called for a reader of one language."""

from wagtail.models import Page

from forums_pages.models import BasePage


def title_in(page: BasePage, language: str) -> str:
    """Return the page's published title in ``language``, else as it was written."""
    translated = Page.objects.filter(
        translation_key=page.translation_key, locale__language_code=language, live=True
    ).first()
    return str((translated or page).title)
