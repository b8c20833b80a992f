"""Writes the rooms that sessions name, and lets the edition use their houses."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from uuid import UUID

from i18nfield.strings import LazyI18nString

from forums_pages.models import EditionPage, EditionVenue, Room, Venue
from forums_pages.programme.importing.here.obstacles import rights_on
from forums_pages.programme.importing.here.sessions import houses_of
from forums_pages.programme.importing.plan import Step
from forums_pages.programme.importing.told import EDITION, Link
from forums_pages.programme.importing.writing.saving import draft_of, save_changed
from forums_pages.programme.importing.writing.work import Work, Written


def write_room(step: Step, work: Work) -> Written:
    """Add a room to the edition's first house, which is made where there is none."""
    had_house = work.venue is not None or bool(houses_of(work.edition))
    venue = _venue(work)
    work.new_house = work.new_house or not had_house
    room = Room(venue=venue, sort_order=venue.rooms.count())
    _keep_guid(room, step)
    for change in step.changes:
        if change.field == "name":
            words = change.new if isinstance(change.new, dict) else {work.language: change.new}
            room.name = LazyI18nString(words)
        else:
            room.capacity = change.new
    room.full_clean()
    room.save()
    return Written(room, None, {"new_house": work.new_house})


def use_houses(steps: Sequence[Step], work: Work) -> None:
    """Let the edition use the houses of the rooms that sessions are put in, as far as it does not yet."""
    links = (change.new for step in steps for change in step.changes if change.field == "room")
    rooms = {work.key_of(each) for each in links if isinstance(each, Link)}
    houses = Venue.objects.filter(rooms__in=rooms).distinct().order_by("pk")
    used = set(houses_of(work.edition)) if rooms else set()
    missing = [each for each in houses if each.pk not in used]
    if missing and "change" in rights_on(work.user, work.edition):
        _use(work.edition, missing, work)


def _venue(work: Work) -> Venue:
    if work.venue is None:
        houses = houses_of(work.edition)
        known = Venue.objects.filter(pk__in=houses[:1]).first()
        work.venue = known or _new_venue(work.edition, work)
    found: Venue = work.venue
    return found


def _new_venue(edition: EditionPage, work: Work) -> Venue:
    venue = Venue(name=LazyI18nString({work.language: edition.title}), city=edition.city)
    venue.save()
    _use(edition, [venue], work)
    return venue


def _use(edition: EditionPage, venues: Iterable[Venue], work: Work) -> None:
    row = EditionPage.objects.get(pk=edition.pk)
    draft = draft_of(row)
    before = draft.serializable_data()
    for venue in venues:
        draft.venues.add(EditionVenue(venue=venue, sort_order=draft.venues.count()))
    written = save_changed(row, draft, before, "publish" in rights_on(work.user, row), work)
    number = next((number for number, each in work.made.items() if each == row), None)
    if number is None:
        work.besides.append((EDITION, written))
    else:
        # It was made a moment ago, and the house belongs to it.
        work.written[number] = replace(work.written[number], revision=written.revision)


def _keep_guid(room: Room, step: Step) -> None:
    guid = next((value for kind, value in step.row.ids if kind == "guid"), None)
    if guid and not Room.objects.filter(guid=guid).exists():
        room.guid = UUID(guid)
