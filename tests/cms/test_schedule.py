"""What was given a time is found when it is due; a process of its own does it, on a real database."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import Revision

from cms.schedule import do_what_is_due, due
from tests.factories import make_article, make_organisation, make_person

pytestmark = pytest.mark.django_db


def test_nothing_is_due_before_its_time() -> None:
    later = timezone.now() + timedelta(minutes=5)
    make_person(expire_at=later)
    make_article().save_revision(approved_go_live_at=later)
    assert not do_what_is_due()
    assert not any(rows.exists() for rows in due(timezone.now()))


def test_what_is_due_is_found_of_every_kind() -> None:
    past = timezone.now() - timedelta(minutes=5)
    person, organisation = make_person(expire_at=past), make_organisation(expire_at=past)
    article = make_article(expire_at=past)
    version = make_article(title="Other").save_revision(approved_go_live_at=past)
    found = {row for rows in due(timezone.now()) for row in rows}
    assert {person, organisation, Revision.objects.get(pk=version.pk)} < found
    assert [row.pk for row in found if hasattr(row, "url_path")] == [article.pk]
    assert len(found) == 4
