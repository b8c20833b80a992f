"""The chart of a key's days: where its bars stand. The template draws it; a table beside it says the same."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graphql_api.keys.figures import Day

WIDTH, HEIGHT = 720, 160
GAP = 3.0


@dataclass(frozen=True)
class Bar:
    """A day: its bar, and the part of it that was answered again, which stands at the bottom."""

    day: Day
    x: float
    width: float
    y: float
    height: float
    hits_y: float
    hits_height: float


@dataclass(frozen=True)
class Chart:
    """The bars, and the round number that the chart is as high as."""

    bars: tuple[Bar, ...]
    top: int
    # Where reading begins: there stand the numbers, beside the earliest days.
    start: int = 0
    width: int = WIDTH
    height: int = HEIGHT

    @property
    def half(self) -> int:
        """The number in the middle."""
        return self.top // 2


def draw(days: Sequence[Day], *, right_to_left: bool) -> Chart:
    """Return the chart of ``days``, the earliest where reading begins."""
    top = _round_number(max((each.figures.requests for each in days), default=0))
    return Chart(tuple(_bars(days, top, right_to_left)), top, WIDTH if right_to_left else 0)


def _bars(days: Sequence[Day], top: int, right_to_left: bool) -> Iterator[Bar]:
    step = WIDTH / max(len(days), 1)
    for place, each in enumerate(days):
        column = len(days) - 1 - place if right_to_left else place
        height, hits = (
            round(HEIGHT * count / top, 1) for count in (each.figures.requests, each.figures.hits)
        )
        yield Bar(
            day=each,
            x=round(column * step + GAP / 2, 1),
            width=round(step - GAP, 1),
            y=round(HEIGHT - height, 1),
            height=height,
            hits_y=round(HEIGHT - hits, 1),
            hits_height=hits,
        )


def _round_number(most: int) -> int:
    """Return the smallest even number of one or two digits and zeros that is not below ``most``."""
    unit = 10 ** max(len(str(most)) - 1, 0)
    return next(each for each in (unit * factor for factor in (2, 4, 6, 8, 10)) if each >= most)
