"""A preview shows what the form holds, also after the form's own autosave."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db.models import Model
from django.http import QueryDict
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from tests.factories import (
    Desk,
    data_of,
    make_article,
    make_call,
    make_edition,
    make_forum,
    make_index,
    make_organisation,
    make_person,
    make_session,
    make_standard,
    make_theme,
)

pytestmark = pytest.mark.django_db

MAKERS = (
    *(make_index, make_forum, make_edition, make_session, make_call, make_article, make_standard),
    *(make_person, make_organisation, make_theme),
)


def addresses(record: Any) -> tuple[str, str]:
    """Return where the record is edited, and where it is previewed."""
    if isinstance(record, Page):
        views, key = ("wagtailadmin_pages:edit", "wagtailadmin_pages:preview_on_edit"), record.pk
        return reverse(views[0], args=[key]), reverse(views[1], args=[key])
    named = type(record).snippet_viewset.get_url_name
    return reverse(named("edit"), args=[record.pk]), reverse(named("preview_on_edit"), args=[record.pk])


def opened(client: Client, address: str) -> QueryDict:
    return data_of(client.get(address).content.decode())


@pytest.mark.parametrize("make", MAKERS, ids=lambda make: make.__name__.removeprefix("make_"))
def test_a_version_saved_since_the_form_was_opened_does_not_end_its_preview(
    client: Client, make: Callable[[], Model]
) -> None:
    Desk(client)
    record: Any = make()
    record.save_revision()
    edit, preview = addresses(record)
    form = opened(client, edit)
    assert form["loaded_revision_id"]
    type(record).objects.get(pk=record.pk).save_revision()

    answer = client.post(preview, form.urlencode(), "application/x-www-form-urlencoded")

    assert answer.json() == {"is_valid": True, "is_available": True}
