import pytest
from icalendar import Timezone

from cms.feeds.zones import zone_component

HOUR = 3600


def offsets(name: str) -> dict[str, set[int]]:
    """Return the offsets that a zone has in 2026, in hours, by what they are called."""
    found: dict[str, set[int]] = {"STANDARD": set(), "DAYLIGHT": set()}
    for part in Timezone.from_ical(zone_component(name, 2026, 2026)).subcomponents:
        found[str(part.name)].add(int(part.TZOFFSETTO.total_seconds() // HOUR))
    return found


@pytest.mark.parametrize(
    ("name", "standard", "daylight"),
    [
        ("Europe/Paris", {1}, {2}),
        # By their laws, these two save an hour less in winter, and in Ramadan.
        ("Europe/Dublin", {0}, {1}),
        ("Africa/Casablanca", {0}, {1}),
        ("Africa/Dakar", {0}, set()),
        ("Africa/Tunis", {1}, set()),
    ],
)
def test_daylight_saving_time_has_an_hour_more(name: str, standard: set[int], daylight: set[int]) -> None:
    assert offsets(name) == {"STANDARD": standard, "DAYLIGHT": daylight}
