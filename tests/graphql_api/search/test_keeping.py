"""Entries are written when their words changed, and keep their key, which cursors hold."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from forums_pages.models import StandardPage
from graphql_api.models import SearchEntry
from graphql_api.search.keeping import keep_everything, keep_pages
from tests.factories import make_organisation, make_person, make_standard, translate

pytestmark = pytest.mark.django_db


def kept() -> list[tuple[Any, ...]]:
    return list(SearchEntry.objects.order_by("pk").values_list("pk", "kind", "locale", "title"))


def test_what_says_the_same_is_not_written_again() -> None:
    page = make_standard(title="About")
    translate(page, "fr", title="Sur nous")
    make_person()
    make_organisation()
    keep_everything()
    before = kept()

    with CaptureQueriesContext(connection) as statements:
        count = keep_everything()

    written = [each["sql"] for each in statements if each["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]
    assert (kept(), count, written) == (before, len(before), [])


def test_a_change_is_written_into_the_same_entry() -> None:
    page = make_standard(title="About")
    keep_everything()
    [(pk, *_rest)] = [each for each in kept() if each[1] == "StandardPage"]
    StandardPage.objects.update(title="About us")

    keep_pages(StandardPage, [page.translation_key])

    assert (pk, "StandardPage", "en", "About us") in kept()
    assert SearchEntry.objects.get(pk=pk).title_terms.split() == ["about", "us"]
