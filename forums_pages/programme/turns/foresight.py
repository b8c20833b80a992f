"""What a turn would do to an edition, computed without writing anything."""

from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass, field
from datetime import timedelta

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from forums_pages.enums import EventFormat
from forums_pages.models import BasePage, EditionPage
from forums_pages.programme.changing import User
from forums_pages.programme.planning import Plan, Planned, read_plan, version_of
from forums_pages.programme.turns.answers import Answers
from forums_pages.programme.turns.changes import change_of
from forums_pages.programme.turns.fates import Fate, fates_of, shift_of
from forums_pages.programme.turns.kinds import Turn


@dataclass(frozen=True)
class Foresight:
    """What would be: the edition before and after, and its sessions.

    ``obstacles`` say why it cannot be carried out as it stands; nobody can answer them here.
    """

    turn: Turn
    row: EditionPage
    before: EditionPage
    after: EditionPage
    plan: Plan
    by: timedelta
    fates: list[Fate] = field(default_factory=list)
    obstacles: list[str] = field(default_factory=list)

    @property
    def moved(self) -> list[Fate]:
        """Return the sessions that take place on another day."""
        return [fate for fate in self.fates if fate.moves]

    @property
    def in_the_way(self) -> list[Fate]:
        """Return the sessions of which somebody has to say what becomes of them."""
        return [fate for fate in self.fates if fate.problem]

    @property
    def kept(self) -> list[Fate]:
        """Return the sessions that stay on their days."""
        return [fate for fate in self.fates if not fate.moves and not fate.problem]

    @property
    def touched(self) -> list[Planned]:
        """Return the sessions that are saved with the edition."""
        return [fate.session for fate in self.fates if fate.moves or fate.problem]

    @property
    def without_live_link(self) -> list[Planned]:
        """Return the sessions that could not be followed, where the edition would be held online too."""
        if self.after.format not in (EventFormat.ONLINE, EventFormat.HYBRID):
            return []
        linked = set(
            self.after.sessions.filter(is_source=True).exclude(live_url="").values_list("pk", flat=True)
        )
        sessions = self.plan.sessions.values()
        return [each for each in sessions if each.pk not in linked and not each.is_cancelled]

    def versions(self) -> dict[str, str]:
        """Return the versions of all that would be saved, which tell whether anybody saved since."""
        latest = self.row.latest_revision
        own = version_of(self.row.latest_revision_id, latest.created_at if latest else None)
        sessions = {str(each.pk): f"{each.version} {each.is_live}" for each in self.touched}
        return {"edition": f"{own} {self.row.live_revision_id} {self.row.live}", **sessions}


def foresee(edition: EditionPage, turn: Turn, answers: Answers, user: User) -> Foresight:
    """Return what ``turn`` would do to the edition; as many statements for two sessions as for a thousand.

    ``user`` is kept out by locks; without one, nobody is.
    """
    row = edition.source
    before = row if row.live else row.get_latest_revision_as_object()
    after = copy(before)
    change_of(turn, answers)(after)
    after.derive()
    plan = read_plan(row)
    by = shift_of(before, after, answers)
    dates_change = (before.start_date, before.end_date) != (after.start_date, after.end_date)
    fates = fates_of(plan, after, by, answers) if dates_change and after.start_date is not None else []
    touched = [fate.session for fate in fates if fate.moves or fate.problem]
    locks = [*lock_of(row, user), *_locks_of(touched, user)] if user is not None else []
    return Foresight(turn, row, before, after, plan, by, fates, [*locks, *mistakes(row, after)])


def lock_of(page: BasePage, user: AbstractBaseUser) -> list[str]:
    """Return the sentence that keeps ``user`` from the page; nothing if no lock does."""
    lock = page.get_lock()
    return [strip_tags(lock.get_message(user))] if lock is not None and lock.for_user(user) else []


def _locks_of(sessions: list[Planned], user: AbstractBaseUser) -> list[str]:
    locked = [each.title for each in sessions if each.is_locked and each.locked_by != user.pk]
    words = _("“{title}” is locked. It has to be unlocked before it can be moved.")
    return [words.format(title=title) for title in locked]


def mistakes(row: BasePage, after: BasePage) -> list[str]:
    """Return what would be refused of what is public; a draft may be incomplete."""
    if not row.live:
        return []
    try:
        after.full_clean()
    except ValidationError as error:
        return error.messages
    return []


def differing(seen: Mapping[str, str], now: Mapping[str, str]) -> set[str]:
    """Return the names of what was saved, added or taken away between two looks."""
    return {name for name in {*seen, *now} if seen.get(name) != now.get(name)}
