"""When the words of pages changed for the public, which tells what their translations have not followed."""

import hashlib
from typing import Any

from django.db import models
from django.utils import timezone
from wagtail.fields import StreamField

from forums_pages.models.base import PAGE_WORDS, BasePage


class PublishedWording(models.Model):
    """The words of one source page as they were last published, by their digest, and since when."""

    # It is no use of the page that anybody would have to be told of.
    wagtail_reference_index_ignore = True

    page = models.OneToOneField(
        "wagtailcore.Page", on_delete=models.CASCADE, primary_key=True, related_name="+"
    )
    digest = models.CharField(max_length=64)
    changed_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.page_id}: {self.changed_at}"


def note_wording(page: BasePage) -> None:
    """Note the words of ``page``, a source that was just published, if they differ from those before.

    Of a page that was published before anybody noted anything, they count as what they always were.
    """
    digest = hashlib.sha256("\x1f".join(_texts_of(page)).encode()).hexdigest()
    known = PublishedWording.objects.filter(page=page.pk)
    if known.filter(digest=digest).exists():
        return
    if not known.update(digest=digest, changed_at=timezone.now()):
        since = page.first_published_at or timezone.now()
        PublishedWording.objects.create(page_id=page.pk, digest=digest, changed_at=since)


def _texts_of(page: BasePage) -> list[str]:
    """Return what a translator translates; numbers, pictures and links to pages are none of it."""
    texts: list[str] = []
    for name in (*PAGE_WORDS, *page.words):
        field: Any = page._meta.get_field(name)
        value = getattr(page, name)
        # An untranslated slug works.
        if isinstance(field, StreamField):
            texts += filter(None, map(str, field.get_searchable_content(value)))
        elif name != "slug":
            texts.append(str(value or ""))
    return texts
