"""Writes the sessions of an edition, and the rooms that they name."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from forums_pages.models import Participation, Replay, SessionPage
from forums_pages.models.identities import StableIdentity
from forums_pages.programme.importing.here.obstacles import rights_on
from forums_pages.programme.importing.plan import Action, Step
from forums_pages.programme.importing.told import Part
from forums_pages.programme.importing.writing.saving import add_page, draft_of, save_changed
from forums_pages.programme.importing.writing.work import Work, Written

NAMES = {"interpretation": "interpretation_languages"}
FIXED = {"languages": "languages", "interpretation": "languages", "goals": "goals", "pillars": "pillars"}


def write_session(step: Step, work: Work) -> Written:
    """Write one session.

    Raises:
        ValidationError: it breaks a rule of its own, such as that it lies within its edition.
    """
    edition = work.edition
    may_publish = "publish" in rights_on(work.user, edition)
    if step.action == Action.NEW or step.known is None:
        page = SessionPage(slug=str(step.row.first.get("slug", "")))
        # Nothing is taken over from the edition: what the file does not tell is unknown.
        page.edition = edition
        page.identity = _identity(step, work)
        _fill(page, step, work)
        return add_page(edition, page, work.publishes and may_publish, work)
    rows = SessionPage.objects.select_for_update(of=("self",)).select_related("edition")
    row = rows.get(pk=step.known.key)
    draft = draft_of(row)
    before = draft.serializable_data()
    _fill(draft, step, work)
    return save_changed(row, draft, before, may_publish, work)


def prepare_identities(steps: Sequence[Step], work: Work) -> None:
    """Find or give the identities that new sessions bring along, all at once.

    One that was given before, and whose session is gone, means the same session as it did then.
    """
    told = [dict(step.row.ids) for step in steps if step.action == Action.NEW]
    wanted = {ids["guid"]: ids.get("code", "") for ids in told if "guid" in ids}
    known = {str(each.pk): each for each in StableIdentity.objects.filter(pk__in=list(wanted))}
    missing = {UUID(guid): code for guid, code in wanted.items() if guid not in known}
    work.identities = known | {str(each.pk): each for each in StableIdentity.issue_all(missing)}


def _identity(step: Step, work: Work) -> StableIdentity | None:
    """Return the identity that the file tells; None where it tells none, and a new one is to be given."""
    return work.identities.get(dict(step.row.ids).get("guid", ""))


def _fill(page: SessionPage, step: Step, work: Work) -> None:
    page.clash_reason = work.reasons.get(step.number, page.clash_reason)
    for change in step.changes:
        name, value = change.field, change.new
        if name == "slug":
            continue
        if name in FIXED:
            chosen = [work.fixed[FIXED[name]][each] for each in value]
            setattr(page, NAMES.get(name, name), chosen)
        elif name == "room":
            page.room_id = work.key_of(value) if value is not None else None
        elif name == "themes":
            page.themes = [work.theme(each) for each in value]
        elif name == "people":
            page.participations = _participations(page, value, work)
        elif name == "replays":
            page.replays = _replays(page, value, work)
        else:
            setattr(page, name, value)


def _participations(page: SessionPage, parts: tuple[Part, ...], work: Work) -> list[Participation]:
    """Return who takes part; what is kept of those who did already, such as what was printed, stays."""
    waiting = list(page.participations.all()) if page.pk else []
    found = []
    for place, part in enumerate(parts):
        person = work.key_of(part.person)
        kept = [each for each in waiting if each.person_id == person]
        same = next((each for each in kept if each.role == part.role), kept[0] if kept else None)
        if same is not None:
            waiting.remove(same)
        one: Any = same or Participation(person_id=person)
        one.role, one.confirmed, one.sort_order = part.role, part.confirmed, place
        found.append(one)
    return found


def _replays(page: SessionPage, addresses: tuple[str, ...], work: Work) -> list[Replay]:
    kept = {each.url: each for each in page.replays.all()} if page.pk else {}
    return [
        kept.get(url) or Replay(url=url, consent=work.recordings_agreed, sort_order=place)
        for place, url in enumerate(addresses)
    ]
