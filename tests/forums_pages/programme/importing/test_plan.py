"""What becomes of rows, without a database."""

from forums_pages.programme.importing.plan import Change, make_plan
from forums_pages.programme.importing.told import (
    PERSON,
    SESSION,
    AtLeast,
    InWords,
    Known,
    Link,
    OneAmong,
    Part,
    Problem,
    Row,
    Speakers,
)

ADA, AMEL = Link(PERSON, key=1, label="Ada"), Link(PERSON, key=2, label="Amel")


def person(key: int, name: str, *ids: tuple[str, str], **values: object) -> Known:
    return Known(PERSON, key, name, frozenset({("name", name.lower()), *ids}), values)


def row(name: str, *ids: tuple[str, str], line: int = 2, **values: object) -> Row:
    return Row(PERSON, line, name, (*ids, ("name", name.lower())), values)


def outcome(rows: list[Row], here: list[Known]) -> list[tuple[str, int | None, list[str]]]:
    steps = make_plan(rows, here).steps
    return [
        (str(step.action), step.known.key if step.known else None, [each.code for each in step.problems])
        for step in steps
    ]


def test_a_sure_sign_goes_before_a_name() -> None:
    here = [person(1, "Ada"), person(2, "Somebody", ("guid", "g"))]
    assert outcome([row("Ada", ("guid", "g"), country="TN")], here) == [("changed", 2, [])]


def test_a_name_that_several_have_is_refused() -> None:
    here = [person(1, "Ada"), person(2, "Ada")]
    assert outcome([row("Ada")], here) == [("refused", None, ["ambiguous"])]


def test_whoever_is_told_of_twice_is_taken_once() -> None:
    assert outcome([row("Ada"), row("Ada", line=3)], []) == [("new", None, []), ("refused", None, ["twice"])]


def test_two_of_one_name_with_numbers_of_their_own_are_two() -> None:
    rows = [row("Ada", ("pretalx", "1")), row("Ada", ("pretalx", "2"), line=3)]
    assert outcome(rows, []) == [("new", None, []), ("new", None, [])]


def test_every_difference_is_told_and_nothing_else() -> None:
    here = [person(1, "Ada", country="TN", biography={"en": "Here", "fr": "Ici"}, email="a@example.org")]
    told = row("Ada", country="TN", biography=InWords({"en": "There"}))
    (step,) = make_plan([told], here).steps
    assert step.changes == (Change("biography", {"en": "Here", "fr": "Ici"}, {"en": "There", "fr": "Ici"}),)


def test_what_names_somebody_refused_is_refused_with_the_reason() -> None:
    refused = Row(PERSON, 2, "Ada", (("name", "ada"),), problems=(Problem("not_an_email", {"text": "x"}),))
    part = Part(Link(PERSON, (("name", "ada"),), label="Ada"), "speaker")
    session = Row(SESSION, 2, "Opening", (("title", "opening"),), {"title": "Opening", "people": (part,)})
    assert outcome([refused, session], []) == [
        ("refused", None, ["not_an_email"]),
        ("refused", None, ["names_refused"]),
    ]


def test_nobody_changes_what_they_may_not() -> None:
    here = [Known(PERSON, 1, "Ada", frozenset({("name", "ada")}), {"country": "TN"}, Problem("locked"))]
    assert outcome([row("Ada", country="TN")], here) == [("same", 1, [])]
    assert outcome([row("Ada", country="GR")], here) == [("refused", 1, ["locked"])]


def test_a_format_that_tells_less_changes_nothing_that_it_may_mean() -> None:
    assert OneAmong("conference", frozenset({"keynote", "conference"})).over("keynote") == "keynote"
    assert OneAmong("conference", frozenset({"keynote", "conference"})).over("break") == "conference"
    assert AtLeast("fr").over(("en", "fr")) == ("en", "fr")
    assert AtLeast("fr").over(("en",)) == ("fr",)


def test_speakers_of_a_public_programme_leave_the_unconfirmed_and_interpreters_alone() -> None:
    interpreter = Part(ADA, "interpreter")
    unconfirmed = Part(AMEL, "speaker", confirmed=False)
    here = (Part(ADA, "moderator"), interpreter, unconfirmed)
    assert Speakers((Part(ADA, None),)).over(here) == (Part(ADA, "moderator"), interpreter, unconfirmed)
    assert Speakers((Part(AMEL, None),)).over(here) == (Part(AMEL, "speaker"), interpreter, unconfirmed)


def test_the_same_in_gives_the_same_plan() -> None:
    rows, here = [row("Ada", country="GR")], [person(1, "Ada", country="TN")]
    assert make_plan(rows, here).digest == make_plan(rows, here).digest
    assert make_plan(rows, here).digest != make_plan(rows, [person(1, "Ada", country="FR")]).digest


def left_out(rows: list[Row], here: list[Known], *numbers: int) -> list[tuple[str, str, list[str]]]:
    steps = make_plan(rows, here, left_out=frozenset(numbers)).steps
    return [(each.row.label, str(each.action), [one.code for one in each.problems]) for each in steps]


def with_speaker(name: str) -> Row:
    part = Part(Link(PERSON, (("name", name.lower()),), label=name), "speaker")
    return Row(SESSION, 3, "Opening", (("title", "opening"),), {"people": (part,)})


def test_a_row_that_is_left_out_does_nothing_and_can_be_taken_in_again() -> None:
    rows = [row("Ada", country="TN"), row("Amel", country="TN")]
    here = [person(1, "Ada")]
    assert left_out(rows, here, 0) == [("Ada", "left_out", []), ("Amel", "new", [])]
    assert left_out(rows, here) == [("Ada", "changed", []), ("Amel", "new", [])]


def test_what_names_something_new_that_is_left_out_is_refused_and_says_why() -> None:
    rows = [row("Ada"), with_speaker("Ada")]
    assert left_out(rows, [], 0) == [("Ada", "left_out", []), ("Opening", "refused", ["names_left_out"])]


def test_what_names_something_here_whose_row_is_left_out_is_taken_over() -> None:
    rows = [row("Ada", country="TN"), with_speaker("Ada")]
    assert left_out(rows, [person(1, "Ada")], 0) == [("Ada", "left_out", []), ("Opening", "new", [])]


def test_what_is_refused_is_not_left_out() -> None:
    here = [person(1, "Ada"), person(2, "Ada")]
    assert left_out([row("Ada")], here, 0) == [("Ada", "refused", ["ambiguous"])]
