"""A sum is as exact as its parts."""

from typing import Any

import pytest

from forums_pages.enums import FigureQualifier
from graphql_api.loading.network import Sum, sum_of

EXACTLY, MORE, ABOUT = FigureQualifier.EXACTLY, FigureQualifier.MORE_THAN, FigureQualifier.ABOUT
CASES: list[tuple[list[tuple[int, str]], int, Sum]] = [
    ([], 0, Sum(None, EXACTLY, 0, 0)),
    ([], 2, Sum(None, MORE, 0, 2)),
    ([(0, EXACTLY)], 0, Sum(0, EXACTLY, 1, 0)),
    ([(1, EXACTLY), (2, EXACTLY)], 0, Sum(3, EXACTLY, 2, 0)),
    ([(1, EXACTLY), (2, EXACTLY)], 1, Sum(3, MORE, 2, 1)),
    ([(1, EXACTLY), (2, MORE)], 0, Sum(3, MORE, 2, 0)),
    ([(1, ABOUT), (2, MORE)], 1, Sum(3, ABOUT, 2, 1)),
]


@pytest.mark.parametrize(("figures", "unknown", "expected"), CASES)
def test_sums(figures: list[tuple[int, Any]], unknown: int, expected: Sum) -> None:
    assert sum_of(figures, unknown) == expected
