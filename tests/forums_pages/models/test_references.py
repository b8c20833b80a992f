import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import ReferenceIndex
from wagtail.signal_handlers import disable_reference_index_auto_update

from forums_pages.models import (
    EditionPage,
    EditionVenue,
    Participation,
    PartnerLevel,
    Partnership,
    Room,
    SessionPage,
    Venue,
)
from forums_pages.models.references import parts_of
from tests.factories import make_edition, make_organisation, make_person, make_session, make_venue, publish

pytestmark = pytest.mark.django_db


def references_of(record: object) -> list[tuple[str, str]]:
    rows = ReferenceIndex.get_references_for_object(record)
    return sorted((row.model_path, row.to_object_id) for row in rows if row.model_path != "identity")


def with_partners(count: int) -> EditionPage:
    edition = make_edition(title=f"With {count}")
    level = PartnerLevel(kind="technical", sort_order=0)
    level.partnerships = [
        Partnership(organisation=make_organisation(f"{count}-{number}"), sort_order=number)
        for number in range(count)
    ]
    edition.partner_levels = [level]
    return publish(edition)


def statements_to_publish(edition: EditionPage) -> int:
    revision = edition.save_revision()
    with CaptureQueriesContext(
        connection,
    ) as statements:
        revision.publish()
    return len(statements)


def test_publishing_reads_each_part_of_an_edition_a_few_times_not_once_per_other_part() -> None:
    few, more, many = (statements_to_publish(with_partners(count)) for count in (5, 10, 20))

    # Writing the partner, and the look whether its level and organisation still exist.
    assert (more - few, many - more) == (5 * 3, 10 * 3)


def test_the_index_follows_the_children_that_are_saved_with_their_page() -> None:
    session, ada, bob = make_session(), make_person("Ada"), make_person("Bob")
    session.participations = [Participation(person=ada), Participation(person=bob)]
    session = publish(session)
    speakers = "participations.item.person"
    edition = ("edition", str(session.edition_id))
    assert references_of(session) == [edition, (speakers, str(ada.pk)), (speakers, str(bob.pk))]

    session.participations = [Participation(person=bob)]
    assert references_of(publish(session)) == [edition, (speakers, str(bob.pk))]


def test_nothing_refers_to_a_room_any_more_that_was_deleted_with_its_venue_s_form() -> None:
    venue = make_venue(rooms=("Great hall", "Room B"))
    edition = make_edition()
    edition.venues = [EditionVenue(venue=venue)]
    session = make_session(publish(edition), room=venue.rooms.first())
    assert ("room", str(session.room_id)) in references_of(session)

    venue = Venue.objects.get(pk=venue.pk)
    venue.rooms = [room for room in venue.rooms.all() if room.pk != session.room_id]
    venue.save()

    assert Room.objects.count() == 1
    assert [path for path, _target in references_of(session)] == ["edition"]


def test_where_the_index_was_switched_off_for_longer_it_stays_off() -> None:
    with disable_reference_index_auto_update():
        session = make_session()
        make_venue()
        assert references_of(session) == []
    assert references_of(publish(session)) == [("edition", str(session.edition_id))]


def test_the_parts_of_an_edition_are_found_at_any_depth() -> None:
    assert {PartnerLevel, Partnership, EditionVenue} <= parts_of(EditionPage)
    assert parts_of(SessionPage) & {Partnership, Room} == set()
