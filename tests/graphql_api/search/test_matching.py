"""How a search is run: the words are looked up once, and not once for every entry."""

import pytest
from django.test import RequestFactory

from graphql_api.context import GatewayContext
from graphql_api.loading.reading import Reading
from graphql_api.search.keeping import keep_everything
from graphql_api.search.matching import find_entries
from tests.factories import make_standard

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("search_index")]

# What SQLite says of its index of words where it is given the row to look at.
FOR_EACH_ROW = "VIRTUAL TABLE INDEX 0:="


def test_words_are_looked_up_once() -> None:
    make_standard(title="Ways to the goals")
    keep_everything()
    entries = find_entries(Reading(GatewayContext(RequestFactory().get("/")), "en"), ["ways"], ())

    assert (entries.count(), FOR_EACH_ROW in entries.explain()) == (1, False)
