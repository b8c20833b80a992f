"""Scenario 21: a list of past editions is imported; what nobody knows stays unknown, and is told as such."""

from typing import Any

import pytest
from django.test import Client

from tests.factories import make_forum
from tests.forums_pages.programme.importing.taking import take

pytestmark = pytest.mark.django_db
PAST = """Number;Name;Year;City;Participants
1;Forum Philippines 2019;2019-11-05;Manila;> 300
2;Forum Philippines 2021;2021;;
"""
QUESTION = """{
  editions(orderBy: EARLIEST_FIRST) {
    nodes { title startDate { date precision } endDate { date } city keyFigures { kind value qualifier } }
  }
}"""


def asks(client: Client) -> list[dict[str, Any]]:
    answer = client.post("/graphql/", {"query": QUESTION}, content_type="application/json").json()
    assert "errors" not in answer, answer["errors"]
    found: list[dict[str, Any]] = answer["data"]["editions"]["nodes"]
    return found


def test_what_nobody_knows_is_told_as_unknown(client: Client) -> None:
    # As Excel saves it in French, with semicolons and in a code page of Windows.
    imported = take(PAST.encode("windows-1252"), make_forum("Philippines"), "edition", publish=True)
    assert (imported.state, imported.problem) == ("applied", None)
    assert asks(client) == [
        {
            "title": "Forum Philippines 2019",
            "startDate": {"date": "2019-11-05", "precision": "DAY"},
            "endDate": {"date": "2019-11-05"},
            "city": "Manila",
            "keyFigures": [{"kind": "PARTICIPANTS", "value": 300, "qualifier": "MORE_THAN"}],
        },
        {
            "title": "Forum Philippines 2021",
            "startDate": {"date": "2021-01-01", "precision": "YEAR"},
            "endDate": {"date": "2021-01-01"},
            "city": None,
            "keyFigures": [],
        },
    ]
