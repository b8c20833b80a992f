"""Search finds nothing that is hidden, also while the index still holds it, and nothing that is private."""

from typing import Any

import pytest

from graphql_api.search.keeping import keep_everything
from tests.graphql_api.test_visibility import CANARY, CASES, NEVER, undone
from tests.graphql_api.world import make_world, run

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("search_index")]

QUERY = """{ search(query: "%s", locale: fr, first: 100) {
  totalCount nodes { title { text } snippet { text } node { uid } }
} }"""
# Words that belong to something else than a page, a person or an organisation.
NOT_SEARCHED = {
    "theme of a draft forum", "theme of a restricted forum", "draft theme",
    "job title of a draft person", "wording for a draft partner", "unconfirmed participation",
    "unconfirmed partnership", "member who is not public", "replay without consent",
    "replay under embargo", "live link before its time", "live link after its time", "e-mail of a forum",
    "telephone of a forum", "e-mail of an edition", "picture in a private collection",
    "picture below a private collection", "document in a private collection",
    "document below a private collection", "room of an online edition",
}  # fmt: skip


def count() -> int:
    found: Any = run(QUERY % CANARY)["search"]
    assert len(found["nodes"]) == found["totalCount"]
    return int(found["totalCount"])


def test_what_is_hidden_is_not_found() -> None:
    world = make_world()
    unseen, leaked = set(), []

    for case, (plant, hide) in CASES.items():
        with undone():
            plant(world)
            keep_everything()
            if not count():
                unseen.add(case)
            hide(world)
            if count():
                leaked.append(case)

    assert (unseen, leaked) == (NOT_SEARCHED, [])


def test_what_is_for_the_team_is_not_even_kept() -> None:
    world = make_world()
    for plant in NEVER.values():
        plant(world)
    keep_everything()

    assert count() == 0
