"""No filter, count or order tells anything of what is hidden, also when it is reached through a join.

Each case asks a question whose answer depends on something visible, hides that, and asks again.
"""

from collections.abc import Callable
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone
from wagtail.models import PageViewRestriction

from forums_pages.models import (
    ArticlePage,
    EditionPage,
    ForumPage,
    Organisation,
    Participation,
    Partnership,
    Person,
    Replay,
    Room,
    SessionPage,
    Theme,
)
from graphql_api.nodes import node_uid
from tests.factories import make_session
from tests.graphql_api.world import World, make_world, run

pytestmark = pytest.mark.django_db

Hide = Callable[[World], Any]


def draft(model: type[Any]) -> Hide:
    return lambda _world: model.objects.update(live=False)


def expired(model: type[Any]) -> Hide:
    return lambda _world: model.objects.update(expire_at=timezone.now() - timedelta(days=1))


def restricted(name: str) -> Hide:
    return lambda world: PageViewRestriction.objects.create(
        page=getattr(world, name), restriction_type="login"
    )


def unconfirmed(model: type[Any]) -> Hide:
    return lambda _world: model.objects.update(confirmed=False)


def embargoed(_world: World) -> None:
    Replay.objects.update(embargo_until=timezone.now() + timedelta(days=1))


def online(_world: World) -> None:
    EditionPage.objects.update(format="online")


def cancelled(_world: World) -> None:
    SessionPage.objects.update(state="cancelled")


ORGANISATION = "example-trust"
PERSON = "ada-example"
THEME = "fair-cities"
FORUM = "tunisia"
EDITION = "@edition"
CASES: list[tuple[str, tuple[Hide, ...]]] = [
    (f'forums(filter: {{ host: "{ORGANISATION}" }})', (draft(Organisation), expired(Organisation))),
    (f'editions(filter: {{ theme: "{THEME}" }})', (draft(Theme), expired(Theme))),
    (
        f'editions(filter: {{ partner: "{ORGANISATION}" }})',
        (draft(Organisation), expired(Organisation), unconfirmed(Partnership)),
    ),
    (f'editions(filter: {{ forum: "{FORUM}" }})', (draft(ForumPage), restricted("forum"))),
    (f'sessions(filter: {{ theme: "{THEME}" }})', (draft(Theme),)),
    (f'sessions(filter: {{ forum: "{FORUM}" }})', (draft(ForumPage), restricted("forum"))),
    (f'sessions(filter: {{ edition: "{EDITION}" }})', (draft(EditionPage), restricted("edition"))),
    (
        f'sessions(filter: {{ speaker: "{PERSON}" }})',
        (draft(Person), expired(Person), unconfirmed(Participation)),
    ),
    (
        "sessions(filter: { hasReplay: true })",
        (embargoed, lambda _world: Replay.objects.update(consent=False)),
    ),
    ('sessions(filter: { room: "@room" })', (online,)),
    (f'people(filter: {{ organisation: "{ORGANISATION}" }})', (draft(Organisation),)),
    (
        "people(filter: { role: SPEAKER })",
        (unconfirmed(Participation), draft(SessionPage), restricted("session"), cancelled),
    ),
    (f'people(filter: {{ edition: "{EDITION}" }})', (unconfirmed(Participation), draft(EditionPage))),
    (f'people(filter: {{ forum: "{FORUM}" }})', (unconfirmed(Participation), expired(ForumPage))),
    (
        "organisations(filter: { partnerKind: FINANCIAL })",
        (unconfirmed(Partnership), draft(EditionPage), restricted("forum")),
    ),
    (f'organisations(filter: {{ edition: "{EDITION}" }})', (unconfirmed(Partnership), draft(EditionPage))),
    (f'organisations(filter: {{ forum: "{FORUM}" }})', (unconfirmed(Partnership), draft(ForumPage))),
    (f'themes(filter: {{ forum: "{FORUM}" }})', (draft(ForumPage), expired(ForumPage))),
    (f'callsForContributions(filter: {{ forum: "{FORUM}" }})', (draft(ForumPage),)),
    (f'callsForContributions(filter: {{ edition: "{EDITION}" }})', (draft(EditionPage),)),
    (f'articles(filter: {{ forum: "{FORUM}" }})', (draft(ForumPage), restricted("forum"))),
    (f'articles(filter: {{ edition: "{EDITION}" }})', (draft(EditionPage), draft(ArticlePage))),
    (f'articles(filter: {{ organisation: "{ORGANISATION}" }})', (draft(Organisation),)),
    # What leads back.
    (
        f'person(slug: "{PERSON}") {{ participations',
        (unconfirmed(Participation), draft(SessionPage), restricted("session"), cancelled),
    ),
    (
        f'person(slug: "{PERSON}") {{ sessions',
        (unconfirmed(Participation), expired(SessionPage), restricted("edition"), cancelled),
    ),
    (
        f'organisation(slug: "{ORGANISATION}") {{ partnerships',
        (unconfirmed(Partnership), draft(EditionPage), restricted("edition")),
    ),
    (
        f'organisation(slug: "{ORGANISATION}") {{ editions',
        (unconfirmed(Partnership), draft(EditionPage), restricted("forum")),
    ),
    (f'organisation(slug: "{ORGANISATION}") {{ people', (draft(Person), expired(Person))),
    (f'theme(slug: "{THEME}") {{ editions', (draft(EditionPage), restricted("edition"))),
    (f'theme(slug: "{THEME}") {{ sessions', (draft(SessionPage), restricted("forum"), cancelled)),
    ('node(id: "@goal") { ... on Goal { editions', (draft(EditionPage), restricted("forum"))),
    ('node(id: "@goal") { ... on Goal { sessions', (draft(SessionPage), cancelled)),
    ('node(id: "@pillar") { ... on Pillar { editions', (draft(EditionPage),)),
    ('node(id: "@pillar") { ... on Pillar { sessions', (restricted("session"), cancelled)),
]


@contextmanager
def undone() -> Any:
    """Take back what the case did, so that all share one world."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def count(field: str, world: World) -> int:
    """Return how many the list has, and check that as many are read as are counted."""
    for name, value in {
        EDITION: node_uid(world.edition),
        "@room": str(Room.objects.get(name__contains="Great hall").guid),
        "@goal": node_uid(world.theme.goals.get()),
        "@pillar": node_uid(world.theme.pillar),
    }.items():
        field = field.replace(name, value)
    closing = "}" * field.replace("filter: {", "").count("{")
    found: Any = run(f"{{ {field} {{ totalCount nodes {{ __typename }} }} {closing} }}")
    while found is not None and "totalCount" not in found:
        found = next(iter(found.values()))
    if found is None:
        return 0
    assert len(found["nodes"]) == found["totalCount"]
    return int(found["totalCount"])


# In parts, so that several processes share the work.
@pytest.mark.parametrize("part", range(2))
def test_lists_and_counts_tell_nothing_of_what_is_hidden(part: int) -> None:
    world = make_world()
    silent, leaked = [], []

    for field, ways in CASES[part::2]:
        silent += [field] if count(field, world) != 1 else []
        for number, hide in enumerate(ways):
            with undone():
                hide(world)
                leaked += [(field, number)] if count(field, world) else []

    assert (silent, leaked) == ([], [])


def test_what_comes_next_is_not_hidden_behind_a_draft() -> None:
    world = make_world()
    soon = timezone.now() + timedelta(hours=1)
    secret = make_session(world.edition, "Secret")
    SessionPage.objects.filter(pk=secret.pk).update(starts_at=soon)
    SessionPage.objects.filter(pk=world.session.pk).update(starts_at=soon + timedelta(hours=1))
    query = "{ sessions(filter: { timing: NEXT }) { nodes { title } } }"
    assert run(query) == {"sessions": {"nodes": [{"title": "Secret"}]}}

    SessionPage.objects.filter(pk=secret.pk).update(live=False)

    assert run(query) == {"sessions": {"nodes": [{"title": "Opening"}]}}


def test_the_order_of_an_online_programme_does_not_tell_its_rooms() -> None:
    world = make_world()
    last = world.venue.rooms.last()
    first = make_session(world.edition, "In the last room")
    facts = {"day": world.session.day, "starts_at": world.session.starts_at}
    SessionPage.objects.filter(pk=first.pk).update(room=last, **facts)
    # What was made first comes first where nothing else decides.
    SessionPage.objects.filter(pk=world.session.pk).update(room=None, day=None, starts_at=None)
    second = make_session(world.edition, "In the first room")
    SessionPage.objects.filter(pk=second.pk).update(room=world.venue.rooms.first(), **facts)
    query = "{ sessions(first: 2) { nodes { title } } }"
    by_room = [{"title": "In the first room"}, {"title": "In the last room"}]
    assert run(query) == {"sessions": {"nodes": by_room}}

    online(world)

    assert run(query) == {"sessions": {"nodes": by_room[::-1]}}
