"""I11: what is private is in no search index; the gateway's own gate is tried where the gateway is."""

from collections.abc import Iterable

import pytest
from wagtail.search.index import AutocompleteField, BaseField, Indexed, RelatedFields, SearchField

from forums_pages.models import (
    EditionContact,
    EditionPage,
    KeyFigure,
    Organisation,
    Participation,
    Person,
    SessionPage,
    WorkingGroupMember,
)
from tests.factories import make_edition, make_organisation, make_person, make_session, publish

pytestmark = pytest.mark.django_db

SECRET = "Tatzelwurm"


def words_of(row: Indexed, fields: Iterable[BaseField | RelatedFields] | None = None) -> str:
    """Return everything that the search index is given of a row, as any database would store it."""
    found = []
    for field in row.get_search_fields() if fields is None else fields:
        if isinstance(field, RelatedFields):
            related = getattr(row, field.field_name)
            found += [words_of(each, field.fields) for each in ([related] if related else [])]
        elif isinstance(field, SearchField | AutocompleteField):
            found.append(str(field.get_value(row)))
    return " ".join(found)


def test_people_are_not_found_by_what_is_private() -> None:
    person = make_person(
        "Ada", "Example", email=f"{SECRET}@example.org", notes=SECRET, biography={"en": SECRET}
    )
    words = words_of(Person.objects.get())
    assert ("Example" in words, SECRET in words) == (True, False)

    person.portrait_consent = True
    person.save()
    assert SECRET in words_of(person)


def test_organisations_are_not_found_by_notes() -> None:
    make_organisation("Example Trust", notes=SECRET)
    words = words_of(Organisation.objects.get())
    assert ("Example" in words, SECRET in words) == (True, False)


def test_editions_are_not_found_by_contacts_notes_or_members() -> None:
    edition = make_edition(title="Example forum")
    edition.contacts = [EditionContact(name=SECRET, email=f"{SECRET}@example.org", phone=SECRET)]
    edition.key_figures = [KeyFigure(value=3, internal_note=SECRET)]
    edition.working_group = [WorkingGroupMember(organisation=make_organisation(SECRET), is_public=False)]
    publish(edition)

    words = words_of(EditionPage.objects.get())
    assert ("Example" in words, SECRET in words) == (True, False)


def test_sessions_are_not_found_by_links_reasons_drafts_or_people_who_have_not_agreed() -> None:
    session = make_session(
        title="Example panel", live_url=f"https://example.org/{SECRET}", clash_reason=SECRET
    )
    session.participations = [Participation(person=make_person(family_name=SECRET), confirmed=False)]
    session = publish(session)
    draft = session.get_latest_revision_as_object()
    draft.abstract = SECRET
    draft.save_revision()

    words = words_of(SessionPage.objects.get())
    assert ("Example" in words, SECRET in words) == (True, False)
