"""What is due takes effect page by page, each wholly or not at all."""

from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from wagtail.models import PageLogEntry, Revision
from wagtail.signals import page_published, page_unpublished

from forums_pages.models import ArticlePage, Person
from tests.factories import make_article, make_person

pytestmark = pytest.mark.django_db


def due(title: str) -> ArticlePage:
    """Return an article of which a version, with another title, was scheduled a minute ago."""
    article = make_article(title=title)
    article.title = f"{title}, changed"
    revision = article.save_revision()
    moment = timezone.now() - timedelta(minutes=1)
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=moment)
    return article


def titles() -> list[str]:
    return list(ArticlePage.objects.order_by("pk").values_list("title", flat=True))


def refuse(title: str) -> Any:
    """Return a listener that fails, as a full disk does, at the end of publishing the page called so."""

    def fail(instance: Any, **_details: Any) -> None:
        if instance.title == title:
            raise OSError("No space left on device")

    return fail


@pytest.fixture
def full_for_the_first() -> Any:
    listener = refuse("First, changed")
    page_published.connect(listener)
    yield listener
    page_published.disconnect(listener)


def test_what_is_due_is_published() -> None:
    due("First"), due("Second")
    call_command("publish_scheduled")
    assert titles() == ["First, changed", "Second, changed"]
    assert not Revision.objects.filter(approved_go_live_at__isnull=False).exists()


def test_what_fails_has_not_happened_and_keeps_nothing_else_from_its_turn(full_for_the_first: Any) -> None:
    first = due("First")
    due("Second")
    before = ArticlePage.objects.filter(pk=first.pk).values().get()
    entries = PageLogEntry.objects.filter(page=first.pk).count()
    told = StringIO()

    with pytest.raises(CommandError, match="1 of what was due"):
        call_command("publish_scheduled", stderr=told)

    assert titles() == ["First", "Second, changed"]
    assert ArticlePage.objects.filter(pk=first.pk).values().get() == before
    assert PageLogEntry.objects.filter(page=first.pk).count() == entries
    assert told.getvalue().startswith("revision ")
    assert "OSError: No space left on device" in told.getvalue()

    page_published.disconnect(full_for_the_first)
    call_command("publish_scheduled")
    assert titles() == ["First, changed", "Second, changed"]


def test_what_has_expired_is_taken_down_each_on_its_own() -> None:
    gone = timezone.now() - timedelta(minutes=1)
    make_article(title="First", expire_at=gone), make_article(title="Second", expire_at=gone)
    make_person(expire_at=gone)
    listener = refuse("First")
    page_unpublished.connect(listener)
    with pytest.raises(CommandError):
        call_command("publish_scheduled", stderr=StringIO())
    page_unpublished.disconnect(listener)

    found = ArticlePage.objects.order_by("pk").values_list("live", "expired")
    assert (list(found), Person.objects.get().live) == ([(True, False), (False, True)], False)


def test_a_dry_run_tells_and_changes_nothing() -> None:
    due("First")
    told = StringIO()
    call_command("publish_scheduled", dryrun=True, stdout=told)
    assert ("First, changed" in told.getvalue(), titles()) == (True, ["First"])
