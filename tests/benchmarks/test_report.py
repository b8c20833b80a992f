import pytest

from benchmarks.measure import Measurement
from benchmarks.report import rewritten, table

SLOW = Measurement(
    group="1,000 sessions",
    name="Edition form",
    median_ms=1512.34,
    min_ms=1400.0,
    cpu_ms=1390.0,
    statements=42,
    kilobytes=1367.7,
    ratio=2000.1,
    goal="≤ 500 ms CPU",
    met=False,
)
HEADER = "| 1,000 sessions | Median | Fastest | CPU | SQL | Answer | × yardstick | Goal |"

LINE = (
    "| Edition form | 1,512.3 ms | 1,400.0 ms | 1,390.0 ms | 42 | 1,367.7 kB | 2,000.1 | "
    "≤ 500 ms CPU: **missed** |"
)


def test_a_missed_goal_is_said_as_plainly_as_one_that_is_met() -> None:
    assert table([SLOW]).splitlines() == [
        HEADER,
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: | --- |",
        LINE,
    ]


def test_only_what_stands_between_the_markers_is_rewritten() -> None:
    document = "Before\n<!-- admin -->\nold\n<!-- end of admin -->\nAfter\n"
    expected = "Before\n<!-- admin -->\nnew\n<!-- end of admin -->\nAfter\n"
    assert rewritten(document, {"admin": "new"}) == expected
    assert rewritten(expected, {"admin": "new"}) == expected


def test_a_document_without_the_markers_is_refused() -> None:
    with pytest.raises(ValueError, match="admin"):
        rewritten("No markers here", {"admin": "new"})
