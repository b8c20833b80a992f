"""A page that is published as it is added: what saving a draft and publishing it leaves, at less cost.

``test_published.py`` compares the two. Tests of publishing itself use ``publish``, which is Wagtail's own.
"""

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.models import Page, PageLogEntry, Revision
from wagtail.signals import page_published

from forums_pages.models import BasePage


def add_published(parent: Page, page: BasePage) -> None:
    """Add ``page`` below ``parent`` with its first revision, history and what follows from publishing."""
    now = timezone.now()
    page.live, page.has_unpublished_changes = True, False
    page.first_published_at = page.last_published_at = now
    parent.add_child(instance=page)
    revision = _first_revision(page)
    page.latest_revision = page.live_revision = revision
    page.latest_revision_created_at = revision.created_at
    Page.objects.filter(pk=page.pk).update(
        latest_revision=revision, live_revision=revision, latest_revision_created_at=revision.created_at
    )
    page_published.send(sender=type(page), instance=page, revision=revision)
    _note_in_history(page, revision)


def _first_revision(page: BasePage) -> Revision:
    draft = {"live": False, "first_published_at": None, "last_published_at": None}
    revision = Revision(
        content_type=page.content_type,
        base_content_type=ContentType.objects.get_for_model(Page),
        object_id=str(page.pk),
        created_at=timezone.now(),
        content=page.serializable_data() | draft,
        object_str=str(page),
    )
    # Saving it would look for other revisions of the page.
    Revision.objects.bulk_create([revision])
    return revision


def _note_in_history(page: BasePage, revision: Revision) -> None:
    entry = PageLogEntry(
        page=page,
        content_type=page.content_type,
        label=page.get_admin_display_title(),
        action="wagtail.publish",
        timestamp=timezone.now(),
        revision=revision,
        content_changed=True,
    )
    PageLogEntry.objects.bulk_create([entry])
