"""2. Drafts never leak: of four themes one is a draft, and wherever anybody asks, there are three."""

from typing import Any

import pytest
from django.urls import reverse

from forums_pages.models import Theme
from graphql_api.nodes import node_uid
from graphql_api.search.keeping import keep_everything
from tests.factories import Desk, make_edition, make_forum, make_session, make_theme
from tests.scenarios.conftest import Read

DRAFT = "Unannounced theme"
ASKED = """query($uid: ID!, $theme: String!) {
  themes { totalCount nodes { slug } }
  theme(slug: "unannounced-theme") { title }
  node(id: $uid) { ... on Theme { title } }
  sessions { totalCount nodes { themes { slug } edition { themes { slug } } } }
  bySlug: sessions(filter: { theme: "unannounced-theme" }) { totalCount }
  byUid: editions(filter: { theme: [$theme] }) { totalCount }
  forum(slug: "exampleland") { themes { slug } }
  search(query: "unannounced") { totalCount nodes { node { uid } } }
}"""


def slugs(rows: list[dict[str, Any]]) -> list[str]:
    return sorted(row["slug"] for row in rows)


@pytest.mark.usefixtures("search_index")
def test_a_draft_theme_is_nowhere_until_it_is_published(editor: Desk, read: Read) -> None:
    forum = make_forum("Exampleland")
    public = [make_theme(title, slug=title.lower(), forum=forum) for title in ("Cities", "Seas", "Soils")]
    add = editor.get(reverse(Theme.snippet_viewset.get_url_name("add")), Theme)  # type: ignore[attr-defined]  # Wagtail's
    assert add.fill(title={"en": DRAFT}, forum=forum).save().accepted
    draft = Theme.objects.get(live=False)
    themes = [*public, draft]
    edition = make_edition(forum, themes=themes)
    make_session(edition, themes=themes)
    keep_everything()
    three = ["cities", "seas", "soils"]

    told = read(ASKED, uid=node_uid(draft), theme=node_uid(draft))

    assert (told["themes"]["totalCount"], slugs(told["themes"]["nodes"])) == (3, three)
    assert (told["theme"], told["node"]) == (None, None)
    [session] = told["sessions"]["nodes"]
    assert (slugs(session["themes"]), slugs(session["edition"]["themes"])) == (three, three)
    assert (told["bySlug"]["totalCount"], told["byUid"]["totalCount"]) == (0, 0)
    assert (slugs(told["forum"]["themes"]), told["search"]["totalCount"]) == (three, 0)
    assert DRAFT not in str(told)

    url = reverse(Theme.snippet_viewset.get_url_name("edit"), args=[draft.pk])  # type: ignore[attr-defined]  # Wagtail's
    assert editor.get(url, Theme).publish().accepted
    told = read(ASKED, uid=node_uid(draft), theme=node_uid(draft))
    assert (told["themes"]["totalCount"], told["theme"]) == (4, {"title": DRAFT})
    assert (told["bySlug"]["totalCount"], told["byUid"]["totalCount"]) == (1, 1)
