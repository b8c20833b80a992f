"""What the demonstration promises to show, read from the files themselves."""

import json
import re
from datetime import date, time
from itertools import combinations
from pathlib import Path

import pytest
from wagtail.blocks import StructBlock

from cms.demo.datachecks import walk
from cms.demo.datafiles import DemoData, Record, read_demo_data
from cms.demo.documents import Section, draw_document
from cms.demo.moments import first_day, wall_clock
from forums_pages import enums
from forums_pages.blocks.body import BodyBlock
from forums_pages.blocks.registry import block_name

TODAY = date(2026, 3, 1)


@pytest.fixture(scope="module")
def data() -> DemoData:
    return read_demo_data()


def of(records: list[Record], edition: str) -> list[Record]:
    """Return an edition's records."""
    return [record for record in records if record["edition"] == edition]


def test_the_sourced_editions_are_all_there(data: DemoData) -> None:
    told = {
        edition["key"].removeprefix("edition:"): (
            edition["ordinal"], edition["dates"]["start"], edition["dates"]["precision"], edition["format"],
        )
        for edition in data.editions
        if edition["is_sourced"]
    }  # fmt: skip
    assert told == {
        "myanmar-2017": (1, "2017-03-10", "day", "in_person"),
        "tunisia-2018": (1, "2018-05-09", "day", "in_person"),
        "tunisia-2019": (2, "2019-06-13", "day", "unknown"),
        "tunisia-2021": (3, "2021-06-23", "day", "online"),
        "tunisia-2022": (4, "2022-06-23", "day", "unknown"),
        "tunisia-2023": (5, "2023-11-27", "day", "unknown"),
        "tunisia-2025": (6, "2025-07-28", "day", "in_person"),
        "greece-2019": (1, "2019-04-01", "day", "in_person"),
        "philippines-2019": (None, "2019-01", "month", "unknown"),
        "philippines-2021": (None, "2021", "year", "unknown"),
    }


def test_figures_in_conflict_keep_one_and_note_the_other(data: DemoData) -> None:
    edition = next(e for e in data.editions if e["key"] == "edition:tunisia-2021")
    [figure] = edition["key_figures"]
    assert (figure["value"], figure["qualifier"], "2,300" in figure["internal_note"]) == (
        3000,
        "more_than",
        True,
    )


def test_every_lifecycle_session_kind_and_contribution_state_is_in_use(data: DemoData) -> None:
    shown = [record for record in data.sessions if not record["is_sourced"]]
    assert {edition["lifecycle"] for edition in data.editions} == set(enums.Lifecycle.values)
    assert {session["kind"] for session in shown} == set(enums.SessionKind.values) - {"other"}
    assert {each["state"] for each in data.contributions} == set(enums.ContributionState.values)
    assert {each["state"] for each in shown} == set(enums.SessionState.values)
    assert {each["kind"] for each in data.articles} == set(enums.ArticleKind.values)


def test_every_role_and_sector_is_in_use(data: DemoData) -> None:
    roles = {each["role"] for session in data.sessions for each in session["participations"]}
    assert roles == set(enums.ParticipationRole.values)
    invented = [organisation for organisation in data.organisations if not organisation["is_sourced"]]
    assert {organisation["sector"] for organisation in invented} == set(enums.Sector.values)


def test_every_partner_kind_is_in_use(data: DemoData) -> None:
    kinds = {level["kind"] for edition in data.editions for level in edition["levels"]}
    assert set(enums.PartnerKind.values) - kinds == set()


def test_the_invented_content_has_the_size_promised(data: DemoData) -> None:
    counts = {name: sum(not r["is_sourced"] for r in family) for name, family in data.families().items()}
    assert {name: counts[name] for name in ("people", "organisations", "themes", "venues", "articles")} == {
        "people": 40,
        "organisations": 25,
        "themes": 8,
        "venues": 3,
        "articles": 6,
    }
    assert [len(of(data.sessions, f"edition:exampleland-{n}")) for n in ("first", "second", "third")] == [
        *(12, 24, 6)
    ]
    assert sum(person["portrait"] is None for person in data.people) == 3


def test_the_articles_use_every_block(data: DemoData) -> None:
    used = {
        value["type"]
        for article in data.articles
        for _, value in walk(article["body"])
        if isinstance(value, dict) and set(value) == {"type", "value"}
    }
    assert used == {block_name(type(block)) for block in BodyBlock().child_blocks.values()}


def test_everything_invented_speaks_english_and_french(data: DemoData) -> None:
    lacking = [
        f"{record['key']}: {'.'.join(path)}"
        for record in data.records()
        if not record.get("is_sourced") and not record["key"].startswith("document:")
        for path, value in walk(record)
        if isinstance(value, dict) and ("en" in value) != ("fr" in value)
    ]
    assert lacking == []


def test_no_line_of_french_begins_with_a_mark(data: DemoData) -> None:
    loose = [
        f"{record['key']}: {value}"
        for record in data.records()
        for _path, value in walk(record)
        if isinstance(value, str) and re.search(r"\S [:;?!»](\W|$)|« ", value)
    ]
    assert loose == []


def _span(session: Record) -> tuple[float, float] | None:
    """Return begin and end in hours since the edition's first midnight; None when unknown."""
    begin, end = (wall_clock(session[side]) for side in ("start_time", "end_time"))
    if session["day"] is None or begin is None or end is None or session["state"] == "cancelled":
        return None
    hours = [session["day"] * 24 + each.hour + each.minute / 60 for each in (begin, end)]
    return hours[0], hours[1] + (24 if end <= begin else 0)


def _clash(one: Record, other: Record) -> bool:
    first, second = _span(one), _span(other)
    people = [{each["person"] for each in session["participations"]} for session in (one, other)]
    shared = bool(people[0] & people[1]) or (one["room"] is not None and one["room"] == other["room"])
    return bool(first and second and shared and first[0] < second[1] and second[0] < first[1])


def test_the_only_clash_has_a_reason(data: DemoData) -> None:
    clashes = [
        (one["key"], other["key"], bool(one["clash_reason"] or other["clash_reason"]))
        for one, other in combinations([s for s in data.sessions if not s["is_sourced"]], 2)
        if one["edition"] == other["edition"] and _clash(one, other)
    ]
    assert clashes == [("session:second-tea-ledger", "session:second-corrections-desk", True)]


def test_one_session_goes_past_midnight_and_some_facts_are_missing(data: DemoData) -> None:
    programme = of(data.sessions, "edition:exampleland-second")
    late = [s["key"] for s in programme if (wall_clock(s["end_time"]) or time(12)) < time(4)]
    assert late == ["session:second-night-of-tides"]
    assert [s["key"] for s in programme if s["start_time"] is None] == ["session:second-open-hour"]
    assert [s["key"] for s in programme if s["room"] is None] == [
        "session:second-ramp-safari",
        "session:second-cargo-parade",
    ]


def test_one_edition_is_on_today_and_one_call_is_open(data: DemoData) -> None:
    on, calls = [], []
    for edition in data.editions:
        start, end = (first_day(edition["dates"][side], TODAY) for side in ("start", "end"))
        if start and end and start <= TODAY <= end:
            on.append(edition["key"])
        call = edition["call"]
        if call and call["closes"] and (first_day(call["closes"], TODAY) or TODAY) > TODAY:
            calls.append(call["key"])
    assert (on, calls) == (["edition:exampleland-second"], ["call:exampleland-third"])


def test_every_document_can_be_drawn(data: DemoData) -> None:
    for each in data.documents:
        sections = [Section(part["heading"], part["paragraphs"]) for part in each["sections"]]
        assert draw_document(each["title"], each["subtitle"], sections, each["colour"])[:5] == b"%PDF-"


def test_a_file_of_unknown_records_is_refused(tmp_path: Path) -> None:
    (tmp_path / "exampleland").mkdir()
    (tmp_path / "sourced").mkdir()
    (tmp_path / "programme.json").write_text('{"page": {}}')
    (tmp_path / "sourced" / "sources.json").write_text('{"sources": {}}')
    (tmp_path / "exampleland" / "navigation.json").write_text("{}")
    (tmp_path / "exampleland" / "spaceships.json").write_text(json.dumps({"spaceships": []}))
    with pytest.raises(ValueError, match="spaceships"):
        read_demo_data(tmp_path)


def test_blocks_have_the_fields_of_their_classes(data: DemoData) -> None:
    fields = {
        name: set(block.child_blocks)
        for name, block in BodyBlock().child_blocks.items()
        if isinstance(block, StructBlock)
    }
    bodies = [*data.articles, *data.pages, *data.editions, *data.forums, data.programme]
    unknown = [
        (body["key"], value["type"], set(value["value"]) - fields[value["type"]])
        for body in bodies
        for _, value in walk(body["body"])
        if isinstance(value, dict) and set(value) == {"type", "value"} and value["type"] in fields
    ]
    assert [each for each in unknown if each[2]] == []
