"""13. Figures that say more than, or are split; where two sources disagree, the doubt stays internal."""

from datetime import date
from typing import Any

from forums_pages.models import EditionPage, ForumPage, KeyFigure
from tests.factories import Desk, make_edition, make_forum
from tests.scenarios.conftest import Read

QUERY = """query($ordinal: Int!) { edition(forum: "tunisie", ordinal: $ordinal) {
  keyFigures { kind value qualifier onSite online label }
} }"""
DOUBT = "The programme page says more than 3,000, an article of 2022 says 2,300."


def tunisian(ordinal: int, day: date) -> EditionPage:
    forum = make_forum("Tunisie", country="TN") if ordinal == 3 else ForumPage.objects.get()
    return make_edition(forum, f"Forum {day.year}", ordinal=ordinal, start_date=day, end_date=None)


def figure(kind: str, value: int | None, qualifier: str = "EXACTLY", **more: Any) -> dict[str, Any]:
    split = {"onSite": None, "online": None, "label": None, **more}
    return {"kind": kind, "value": value, "qualifier": qualifier, **split}


def test_figures_as_they_are_known(editor: Desk, read: Read) -> None:
    online, held = tunisian(3, date(2021, 6, 23)), tunisian(5, date(2023, 11, 27))
    form = editor.open(online)
    form.add("key_figures", kind="participants", value=3000, qualifier="more_than", internal_note=DOUBT)
    assert form.publish().errors == {}
    form = editor.open(held)
    form.add("key_figures", kind="participants", value=700, qualifier="more_than")
    for kind, value in (("speakers", 40), ("sessions", 10), ("stands", 15), ("countries", None)):
        form.add("key_figures", kind=kind, value=value)
    assert form.publish().errors == {}

    assert read(QUERY, ordinal=3)["edition"]["keyFigures"] == [figure("PARTICIPANTS", 3000, "MORE_THAN")]
    assert read(QUERY, ordinal=5)["edition"]["keyFigures"] == [
        figure("PARTICIPANTS", 700, "MORE_THAN"),
        figure("SPEAKERS", 40),
        figure("SESSIONS", 10),
        figure("STANDS", 15),
        figure("COUNTRIES", None),
    ]
    assert KeyFigure.objects.filter(internal_note=DOUBT).count() == 1
    assert DOUBT not in str(read(QUERY, ordinal=3))


def test_a_split_that_exceeds_the_total_is_refused_and_one_that_fits_is_told(
    editor: Desk, read: Read
) -> None:
    hybrid = tunisian(3, date(2021, 6, 23))
    form = editor.open(hybrid)
    row = form.add("key_figures", kind="participants", value=600, on_site=428, online=231)
    form.add("key_figures", kind="countries", value=61)
    refused = form.publish()
    accepted = form.fill(**{f"{row}-value": 659}).publish()

    assert refused.errors["key_figures"] == [
        {"on_site": ["On site and online together are more than the number itself."]},
        {},
    ]
    assert accepted.errors == {}
    assert read(QUERY, ordinal=3)["edition"]["keyFigures"] == [
        figure("PARTICIPANTS", 659, onSite=428, online=231),
        figure("COUNTRIES", 61),
    ]
