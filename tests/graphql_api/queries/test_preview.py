"""Drafts through the real gateway: as the public will see them, and nothing else that is hidden."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.core import signing
from django.test import Client
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from forums_pages.models import (
    ArticlePage,
    EditionPage,
    ForumPage,
    Organisation,
    Participation,
    PartnerLevel,
    Partnership,
    Person,
    SessionPage,
    Theme,
)
from graphql_api.drafts import share, share_form, token_of
from graphql_api.models import SharedDraft
from graphql_api.nodes import KIND_BY_MODEL, node_id
from tests.factories import make_edition, make_forum, make_session
from tests.factories.members import make_member
from tests.graphql_api.everything import whole
from tests.graphql_api.leaks.looking import first_difference
from tests.graphql_api.world import World, is_said, make_world, run

pytestmark = pytest.mark.django_db

PREVIEW = "query($token: String!) {{ preview(token: $token) {{ __typename ... on DraftShown {{ {} }} }} }}"
TITLE = PREVIEW.format("node { ... on Page { title } ... on Person { familyName } }")
DAY = PREVIEW.format("node { ... on Session { day } }")
SHOWN = ("forum", "edition", "session", "call", "article", "standard", "person", "organisation", "theme")


@pytest.fixture(autouse=True)
def generous(settings: Any) -> None:
    """Everything at once is more than one request may ask for."""
    settings.GRAPHQL_LIMITS = dict.fromkeys(settings.GRAPHQL_LIMITS, 10**9)


def preview(draft: Any, selection: str, locale: str = "en") -> Any:
    """Return what the public gets with the token of a form that holds ``draft``."""
    return run(PREVIEW.format(f"node {{ {selection} }}"), token=token_of(share_form(draft, None, locale)))[
        "preview"
    ]["node"]


def everything_about(row: Any) -> str:
    kind = KIND_BY_MODEL[type(row)].name
    return f"... on {kind} {whole(kind)}"


def in_public(row: Any, locale: str = "en") -> Any:
    query = f"query($id: ID!) {{ node(id: $id) {{ {everything_about(row)} }} }}"
    return run(query, id=node_id(row, locale))["node"]


def test_a_preview_is_what_the_public_sees_once_it_is_published() -> None:
    world = make_world()
    rows = [type(row).objects.get(pk=row.pk) for row in (getattr(world, name) for name in SHOWN)]

    differing = {
        type(row).__name__: first_difference(in_public(row), preview(row, everything_about(row)))
        for row in rows
    }

    assert differing == {type(row).__name__: "" for row in rows}


def test_what_a_form_holds_is_shown_though_nothing_of_it_is_saved() -> None:
    world = make_world()
    session = SessionPage.objects.get(pk=world.session.pk)
    session.title = "New title"
    session.participations = [
        Participation(person=world.person, job_title={"en": "Host"}, sort_order=0),
        Participation(person=world.person, job_title={"en": "Guest"}, sort_order=1, confirmed=False),
    ]
    session.themes = []

    shown = preview(
        session, "... on Session { title participations { jobTitle person { name } } themes { slug } }"
    )

    participations = [{"jobTitle": "Host", "person": {"name": "Ada Example"}}]
    assert shown == {"title": "New title", "participations": participations, "themes": []}
    assert run("{ sessions { nodes { title } } }")["sessions"]["nodes"] == [{"title": "Opening"}]


def test_children_of_children_are_those_of_the_form() -> None:
    world = make_world()
    edition = EditionPage.objects.get(pk=world.edition.pk)
    level = PartnerLevel(kind="media", label={"en": "Media partners"})
    level.partnerships = [
        Partnership(organisation=world.organisation, printed_name="Printed"),
        Partnership(organisation=world.organisation, confirmed=False),
        # An editor has added a line and chosen nobody yet.
        Partnership(printed_name="Nobody"),
    ]
    edition.partner_levels = [*edition.partner_levels.all(), level]

    shown = preview(edition, "... on Edition { partnerCount partnerLevels { label partnerships { name } } }")

    levels = [
        {"label": None, "partnerships": [{"name": "Example Trust"}]},
        {"label": "Media partners", "partnerships": [{"name": "Printed"}]},
    ]
    assert shown == {"partnerCount": 2, "partnerLevels": levels}


@pytest.mark.parametrize(
    "model", [Person, Organisation, Theme, ForumPage, EditionPage, SessionPage, ArticlePage]
)
def test_a_draft_that_says_nothing_yet_is_shown_all_the_same(model: type[Any]) -> None:
    make_world()
    empty: Any = model()
    if isinstance(empty, Page):
        empty.locale = Page.objects.get(depth=1).locale

    shown = preview(empty, everything_about(empty))

    assert shown["__typename"] == KIND_BY_MODEL[model].name


FACTS = """... on Session { title locale isFallback path day code participations { jobTitle }
    translations { locale title path } edition { title } }"""


def test_a_translation_is_shown_with_the_facts_of_its_published_source() -> None:
    world = make_world()
    french = french_session(world)

    assert preview(french, FACTS, "fr") == with_facts(world, french)


def test_of_a_source_that_is_hidden_a_translation_tells_no_fact() -> None:
    world = make_world()
    french = french_session(world)
    SessionPage.objects.filter(pk=world.session.pk).update(live=False, title="kanarie7")

    shown = preview(french, FACTS, "fr")

    nothing = {"day": None, "code": "DRAFT0", "participations": []}
    translations = [{"locale": "fr", "title": "Nouveau", "path": french.get_url()}]
    assert shown == with_facts(world, french) | nothing | {"translations": translations}
    everything = preview(french, everything_about(french), "fr")
    assert [word for word in ("kanarie7", "Chair") if word in json.dumps(everything)] == []


def test_an_editor_who_may_edit_the_source_sees_its_facts_in_the_form_and_shares_none_by_a_link() -> None:
    world = make_world()
    french = french_session(world)
    SessionPage.objects.filter(pk=world.session.pk).update(live=False)
    editor = make_member("editor", is_superuser=True)
    french.save_revision()
    shared = (share_form(french, editor, "fr"), share_form(french, make_member("other"), "fr"))

    answers = [run(DAY, token=token_of(each)) for each in (*shared, share(french, editor, "fr"))]

    days = [answer["preview"]["node"]["day"] for answer in answers]
    assert days == ["2030-05-14", None, None]


def test_a_draft_that_is_hidden_leads_to_none_of_its_translations() -> None:
    world = make_world()
    SessionPage.objects.filter(is_source=False).update(title="kanarie7", slug="kanarie7")
    Page.objects.filter(sessionpage__is_source=False).update(url_path="/kanarie7/")
    session = SessionPage.objects.get(pk=world.session.pk)
    assert "kanarie7" in json.dumps(preview(session, everything_about(session)))
    SessionPage.objects.filter(pk=session.pk).update(live=False)

    assert "kanarie7" not in json.dumps(preview(session, everything_about(session)))


def french_session(world: World) -> SessionPage:
    rows = SessionPage.objects.filter(translation_key=world.session.translation_key, is_source=False)
    french = rows.get(locale__language_code="fr")
    french.title = "Nouveau"
    return french


def with_facts(world: World, french: SessionPage) -> dict[str, Any]:
    """Return what ``FACTS`` is answered with, for everybody who may see the source."""
    english = {"locale": "en", "title": "Opening", "path": world.session.get_url()}
    return {
        "title": "Nouveau",
        "locale": "fr",
        "isFallback": False,
        "path": french.get_url(),
        "day": "2030-05-14",
        "code": world.session.code,
        "participations": [{"jobTitle": "Chair"}],
        "translations": [english, {"locale": "fr", "title": "Ouverture", "path": french.get_url()}],
        "edition": {"title": "Forum 2030"},
    }


def test_a_link_shows_the_latest_saved_draft() -> None:
    world = make_world()
    token = token_of(share(world.session, None, "en"))
    session = SessionPage.objects.get(pk=world.session.pk)
    session.title = "Saved"
    session.save_revision()

    assert run(TITLE, token=token)["preview"]["node"] == {"title": "Saved"}


def hide_forum(world: World) -> None:
    ForumPage.objects.update(live=False)


def lock_forum(world: World) -> None:
    PageViewRestriction.objects.create(page=world.forum, restriction_type="login")


@pytest.mark.parametrize("hide", [hide_forum, lock_forum])
def test_a_draft_below_something_hidden_tells_nothing_of_it(hide: Any) -> None:
    world = make_world()
    ForumPage.objects.update(intro="kanarie7", title="kanarie7")
    EditionPage.objects.update(slogan="kanarie7", title="kanarie7")
    SessionPage.objects.exclude(pk=world.session.pk).update(title="kanarie7")
    Page.objects.exclude(pk=world.session.pk).update(draft_title="kanarie7")
    session = SessionPage.objects.get(pk=world.session.pk)
    assert "kanarie7" in json.dumps(preview(session, everything_about(session)))

    hide(world)

    shown = preview(session, everything_about(session))
    assert (shown["title"], shown["path"], shown["edition"]["title"]) == ("Opening", None, "Edition")
    assert "kanarie7" not in json.dumps(shown)
    assert shown["timeZone"] == "Africa/Tunis"


def test_a_token_opens_one_draft_and_no_other() -> None:
    world = make_world()
    other = make_session(world.edition, "kanarie7", live=False)
    Person.objects.update(live=False, biography={"en": "kanarie7"})
    Organisation.objects.update(live=False, description={"en": "kanarie7"})
    for each in (world.edition, world.session, world.article, world.forum):
        row = type(each).objects.get(pk=each.pk)
        assert "kanarie7" not in json.dumps(preview(row, everything_about(row)))
    share_form(other, None, "en")

    assert not is_said("kanarie7")


def test_a_token_ends() -> None:
    session = make_session(make_edition(make_forum()), "Opening")
    over, revoked, good = (share(session, None, "en") for _ in range(3))
    SharedDraft.objects.filter(pk=over.pk).update(expires_at=timezone.now())
    tokens = [token_of(each) for each in (over, revoked, good)]
    revoked.delete()
    forged = [signing.Signer(salt="another").sign(good.key), good.key, "", "\0", "x" * 5000, tokens[2][:-1]]

    answers = [run(TITLE, token=token)["preview"]["__typename"] for token in (*tokens, *forged)]

    assert answers == ["NothingShown", "NothingShown", "DraftShown", *["NothingShown"] * len(forged)]
    session.delete()
    assert run(TITLE, token=tokens[2])["preview"]["__typename"] == "NothingShown"


def test_an_answer_with_a_draft_is_kept_by_nobody(client: Client) -> None:
    session = make_session(make_edition(make_forum()), "Opening")
    variables = json.dumps({"token": token_of(share(session, None, "en"))})

    response = client.get(
        "/graphql/", {"query": TITLE, "variables": variables}, headers={"accept": "application/json"}
    )

    assert response.json()["data"]["preview"]["node"] == {"title": "Opening"}
    assert (response["Cache-Control"], dict(response.cookies)) == ("no-store", {})


def test_forms_replace_one_another_and_go_when_they_have_expired() -> None:
    session = make_session(make_edition(make_forum()), "Opening")
    first = share_form(session, None, "en")
    SharedDraft.objects.update(expires_at=timezone.now() - timedelta(hours=1))

    second = share_form(session, None, "en")
    third = share_form(session, None, "en")

    assert (first.pk == second.pk, second.pk == third.pk, SharedDraft.objects.count()) == (False, True, 1)
