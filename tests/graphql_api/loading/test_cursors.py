"""A cursor is read as strictly as it is written."""

import base64
import json
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db.models import F

from graphql_api.errors import InvalidInputError
from graphql_api.loading.cursors import Ordering, SortKey

ORDER = Ordering(
    "order",
    (
        SortKey("sort_at", F("at"), datetime),
        SortKey("sort_day", F("day"), date, descending=True),
        SortKey("sort_name", F("name"), str),
    ),
)


class Row:
    sort_at = datetime(2030, 5, 14, 9, tzinfo=UTC)
    sort_day = date(2030, 5, 14)
    sort_name = "é"
    sort_pk = 7


GOOD = ["order", "2030-05-14T09:00:00+00:00", "2030-05-14", "é", 7]


def written(values: Any) -> str:
    return base64.urlsafe_b64encode(json.dumps(values).encode()).decode().rstrip("=")


def test_what_is_written_is_read_again() -> None:
    cursor = ORDER.cursor(Row())  # type: ignore[arg-type]  # any object with the sort keys will do

    assert ORDER._read(cursor) == [Row.sort_at, Row.sort_day, Row.sort_name, Row.sort_pk]
    assert ORDER._read(written(GOOD)) == ORDER._read(cursor)


WRONG: list[Any] = [
    "x" * 2000,
    "é",
    "!!!",
    written("order"),
    written({}),
    written([]),
    written(["other", *GOOD[1:]]),
    written(GOOD[:-1]),
    written([*GOOD, 1]),
    written([*GOOD[:4], "7"]),
    written([*GOOD[:4], True]),
    written([*GOOD[:4], 7.0]),
    written([*GOOD[:4], 10**30]),
    written([*GOOD[:3], 1, 7]),
    written([*GOOD[:3], "\0", 7]),
    written([GOOD[0], "2030-05-14T09:00:00", *GOOD[2:]]),
    written([GOOD[0], 5, *GOOD[2:]]),
    written([*GOOD[:2], "14/05/2030", *GOOD[3:]]),
]


@pytest.mark.parametrize("cursor", WRONG)
def test_anything_else_is_refused(cursor: str) -> None:
    with pytest.raises(InvalidInputError):
        ORDER.beyond(cursor)
