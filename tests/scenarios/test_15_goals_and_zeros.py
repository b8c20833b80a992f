"""15. Goals and Zeros: found across all editions, counted for each goal, legible on each colour."""

from forums_pages.models import Goal, Pillar
from tests.factories import Desk, make_edition, make_forum, make_session
from tests.scenarios.conftest import Read

ASKED = """{
  sessions(filter: { goal: 5 }) { totalCount nodes { title edition { title } } }
  editions(filter: { pillar: ZERO_CARBON }) { nodes { title } }
  goals { number colour textColour sessions { totalCount } editions { totalCount } }
}"""


def luminance(colour: str) -> float:
    """Return the relative luminance of WCAG 2.2 of a colour such as #19486A."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_a_goal_and_a_zero_across_all_editions(editor: Desk, read: Read) -> None:
    first, second = (make_edition(make_forum(name), f"{name} 2030") for name in ("Exampleland", "Elsewhere"))
    gender, climate = Goal.objects.get(number=5), Goal.objects.get(number=13)
    for edition, title, goals in (
        (first, "Round table 1", [gender]),
        (first, "Round table 2", [gender, climate]),
        (second, "Round table 3", [gender]),
        (second, "Seas", [climate]),
    ):
        assert editor.open(make_session(edition, title)).fill(goals=goals).publish().errors == {}
    form = editor.open(second).fill(pillars=[Pillar.objects.get(key="ZERO_CARBON")], goals=[climate])
    assert form.publish().errors == {}

    told = read(ASKED)

    assert told["sessions"]["totalCount"] == 3
    found = {(each["title"], each["edition"]["title"]) for each in told["sessions"]["nodes"]}
    assert found == {
        ("Round table 1", "Exampleland 2030"),
        ("Round table 2", "Exampleland 2030"),
        ("Round table 3", "Elsewhere 2030"),
    }
    assert told["editions"]["nodes"] == [{"title": "Elsewhere 2030"}]
    counts = {each["number"]: each["sessions"]["totalCount"] for each in told["goals"]}
    assert counts == dict.fromkeys(range(1, 18), 0) | {5: 3, 13: 2}
    assert {each["number"] for each in told["goals"] if each["editions"]["totalCount"]} == {13}


def test_words_can_be_read_on_every_goals_colour(read: Read) -> None:
    goals = read(ASKED)["goals"]
    white = [each["number"] for each in goals if contrast(each["colour"], "#FFFFFF") < 4.5]
    assert (len(goals), len(white)) == (17, 10)
    assert [each["number"] for each in goals if contrast(each["colour"], each["textColour"]) < 4.5] == []
