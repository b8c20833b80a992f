"""What a version refers to, read from its JSON: the same as Wagtail reads from the page itself."""

from itertools import count
from typing import Any

import pytest
from wagtail.models import Page, ReferenceIndex

from forums_pages.models import (
    CoOrganiser,
    EditionVenue,
    Participation,
    SessionPage,
)
from forums_pages.viewsets.usage.raw import named_in
from tests.factories import (
    make_article,
    make_edition,
    make_organisation,
    make_person,
    make_session,
    make_theme,
    make_venue,
    publish,
)
from tests.forums_pages.blocks.bodies import every_block, shaped

pytestmark = pytest.mark.django_db


def read(page: Page) -> set[Any]:
    """Return what the page's latest version refers to, without its lists of choices."""
    revision = page.latest_revision
    lists = {field.name for field in type(page)._meta.many_to_many}
    return {(key, path) for key, path in named_in(type(page), revision.content) if path not in lists}


def indexed(page: Page) -> set[Any]:
    """Return what Wagtail's index has of the page, but for what is inherited or follows from the tree."""
    rows = ReferenceIndex.get_references_for_object(page)
    inherited = {field.name for field in Page._meta.get_fields()} | {"edition", "forum", "identity"}
    return {
        ((row.to_content_type_id, row.to_object_id), row.model_path)
        for row in rows
        if row.model_path not in inherited
    }


def test_every_block_of_a_body(db: None) -> None:
    article = make_article(title="Everything")
    numbers = count()
    article.body = every_block(lambda hint: f"{hint} {next(numbers)}")
    article = publish(article)
    assert len(indexed(article)) > 10
    assert read(article) == indexed(article)


def test_relations_and_lists_of_choices(db: None) -> None:
    venue = make_venue()
    edition = publish(make_edition(venues=[EditionVenue(venue=venue)]))
    session = make_session(edition, room=venue.rooms.first())
    theme = make_theme()
    session.themes = [theme]
    session.participations = [
        Participation(person=make_person("Ada")),
        Participation(person=make_person("Amel")),
    ]
    session.co_organisers = [CoOrganiser(organisation=make_organisation())]
    session = publish(session)
    assert read(edition) == indexed(edition)
    assert read(session) == indexed(session)
    chosen = {path: key for key, path in named_in(SessionPage, session.latest_revision.content)}
    assert chosen["themes"][1] == str(theme.pk)


@pytest.mark.parametrize("leaf", [None, "", 0, "text", -1, [], {}, [None], {"type": "item"}, True, 1.5])
def test_a_body_of_any_shape_is_read_without_complaint(db: None, leaf: Any) -> None:
    article = make_article()
    body = shaped(type(article)._meta.get_field("body").stream_block, lambda _block: leaf)
    for stored in (body, [leaf], leaf, [{"type": "heading"}, {"type": "nonsense", "value": leaf}]):
        list(named_in(type(article), {"body": stored if not isinstance(stored, str) else f'"{stored}"'}))
