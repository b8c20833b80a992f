"""Plans and reports as lines that an editor reads."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from forums_pages.models import ImportedRow
from forums_pages.programme.importing.plan import Step
from forums_pages.programme.importing.sentences import field_name, sentence, shown
from forums_pages.programme.importing.told import Problem

KINDS = {
    "organisation": gettext_lazy("organisation"),
    "person": gettext_lazy("person"),
    "theme": gettext_lazy("theme"),
    "room": gettext_lazy("room"),
    "edition": gettext_lazy("edition"),
    "session": gettext_lazy("session"),
}
ACTIONS = {
    "new": pgettext_lazy("row of a file", "New"),
    "changed": pgettext_lazy("row of a file", "Changed"),
    "same": pgettext_lazy("row of a file", "The same"),
    "left_out": pgettext_lazy("row of a file", "Left out"),
    "refused": pgettext_lazy("row of a file", "Refused"),
}
OUTCOMES = {
    "": "",
    "undone": pgettext_lazy("row of a file", "Undone"),
    "edited": gettext_lazy("Left alone: somebody has worked on it since."),
    "used": gettext_lazy("Left alone: it is used elsewhere by now."),
    "gone": gettext_lazy("It was gone already."),
    "forbidden": gettext_lazy("Left alone: you may not change it."),
}


@dataclass(frozen=True)
class Line:
    """One row: what it is, what becomes of it, field by field, and why not."""

    number: int
    line: int | None
    kind: str
    label: str
    action: str
    word: str
    changes: list[tuple[str, str, str]]
    reasons: list[str]
    note: str = ""


def lines_of_plan(steps: Iterable[Step]) -> list[Line]:
    """Return the lines of a plan."""
    return [
        Line(
            step.number,
            step.row.line,
            str(KINDS[step.row.kind]),
            step.row.label,
            str(step.action),
            str(ACTIONS[step.action]),
            [
                (field_name(each.field), shown(each.old, each.field), shown(each.new, each.field))
                for each in step.changes
            ],
            [sentence(each) for each in step.problems],
            _("recognised by its name") if step.is_recognised_by_name and step.row.values else "",
        )
        for step in steps
    ]


def lines_of_report(rows: Iterable[ImportedRow]) -> list[Line]:
    """Return the lines of a report."""
    return [
        Line(
            row.number,
            row.line,
            str(KINDS[row.kind]),
            row.label,
            row.action,
            str(ACTIONS[row.action]),
            [(field_name(field), old, new) for field, old, new in row.changes],
            [sentence(Problem(code, params)) for code, params in row.problems],
            str(OUTCOMES[row.outcome]),
        )
        for row in rows
    ]


def counted(counts: dict[str, int]) -> list[tuple[str, str, int]]:
    """Return how many rows are new, changed, the same, left out and refused, with the words for that."""
    return [(action, str(word), counts.get(action, 0)) for action, word in ACTIONS.items()]


def problem_sentence(told: Any) -> str:
    """Return why an import was not applied; empty where it was."""
    return sentence(Problem(told[0], told[1])) if told else ""
