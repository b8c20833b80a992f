"""Nothing hidden leaks, wherever it is asked for.

Each case plants a canary where it can be seen, shows that it is seen (so the test could fail), hides it
in one way, and looks for it in everything that the gateway says.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from graphql import GraphQLObjectType, get_named_type, is_composite_type
from wagtail.models import Collection, PageViewRestriction

from forums_pages.models import (
    ArticlePage,
    EditionContact,
    EditionPage,
    ForumContact,
    ForumPage,
    ForumsIndexPage,
    KeyFigure,
    Organisation,
    Participation,
    PartnerLevel,
    Partnership,
    Person,
    Replay,
    Room,
    SessionPage,
    StandardPage,
    Theme,
    WorkingGroupMember,
)
from graphql_api.nodes import KIND_BY_NAME, node_id
from graphql_api.shapes import forget_statements
from graphql_api.visibility import Visibility
from media.models import CustomDocument, CustomImage
from tests.factories import make_edition, make_forum, make_index, make_session, translate
from tests.graphql_api.everything import IN_NO_LIST, core, list_queries, node_queries, whole_query
from tests.graphql_api.world import World, is_said, make_world, private, run

pytestmark = pytest.mark.django_db

CANARY = "kanarie7"
WORDS = {"en": CANARY, "fr": CANARY}


@pytest.fixture(autouse=True)
def generous(settings: Any) -> None:
    """Everything at once is more than one request may ask for."""
    settings.GRAPHQL_LIMITS = dict.fromkeys(settings.GRAPHQL_LIMITS, 10**9)


def set_to(model: type[Any], **values: Any) -> Callable[[World], None]:
    """Return a change of every row of ``model`` in the database."""

    def change(_world: World) -> None:
        assert model.objects.update(**values)

    return change


def yesterday() -> Any:
    return timezone.now() - timedelta(days=1)


def tomorrow() -> Any:
    return timezone.now() + timedelta(days=1)


def restrict(kind: str, name: str) -> Callable[[World], None]:
    def change(world: World) -> None:
        page = make_index() if name == "index" else getattr(world, name)
        PageViewRestriction.objects.create(page=page, restriction_type=kind, password="secret")

    return change


def expire(model: type[Any]) -> Callable[[World], None]:
    return set_to(model, expire_at=yesterday())


def private_folder(name: str) -> Callable[[World], None]:
    return lambda _world: private(Collection.objects.get(name=name))


title = set_to(SessionPage, abstract=CANARY)
slogan = set_to(EditionPage, slogan=CANARY)
intro = set_to(ForumPage, intro=CANARY)
summary = set_to(ArticlePage, summary=CANARY)
page_intro = set_to(StandardPage, intro=CANARY)
bio = set_to(Person, biography=WORDS)
about = set_to(Organisation, description=WORDS)
theme_words = set_to(Theme, title=WORDS)
alt = set_to(CustomImage, alt_text=WORDS)
file_title = set_to(CustomDocument, title=CANARY)

CASES: dict[str, tuple[Callable[[World], Any], Callable[[World], Any]]] = {
    # A page hides itself …
    "draft forum": (intro, set_to(ForumPage, live=False)),
    "expired forum": (intro, expire(ForumPage)),
    "forum with a password": (intro, restrict("password", "forum")),
    "forum for members": (intro, restrict("login", "forum")),
    "forum for groups": (intro, restrict("groups", "forum")),
    "draft edition": (slogan, set_to(EditionPage, live=False)),
    "expired edition": (slogan, expire(EditionPage)),
    "restricted edition": (slogan, restrict("login", "edition")),
    "draft session": (title, set_to(SessionPage, live=False)),
    "expired session": (title, expire(SessionPage)),
    "restricted session": (title, restrict("password", "session")),
    "draft call": (
        lambda w: set_to(type(w.call), summary=CANARY)(w),
        lambda w: set_to(type(w.call), live=False)(w),
    ),
    "draft article": (summary, set_to(ArticlePage, live=False)),
    "expired article": (summary, expire(ArticlePage)),
    "restricted article": (summary, restrict("login", "article")),
    "draft standard page": (page_intro, set_to(StandardPage, live=False)),
    "expired standard page": (page_intro, expire(StandardPage)),
    "standard page with a password": (page_intro, restrict("password", "standard")),
    "draft programme": (set_to(ForumsIndexPage, intro=CANARY), set_to(ForumsIndexPage, live=False)),
    # … and what is below it or about it.
    "article of a draft forum": (summary, set_to(ForumPage, live=False)),
    "article of a forum with a password": (summary, restrict("password", "forum")),
    "page below a page with a password": (
        lambda w: StandardPage.objects.exclude(pk=w.standard.pk).update(intro=CANARY),
        restrict("password", "standard"),
    ),
    "page below a draft page": (
        lambda w: StandardPage.objects.exclude(pk=w.standard.pk).update(intro=CANARY),
        lambda w: StandardPage.objects.filter(pk=w.standard.pk).update(live=False),
    ),
    "session of a draft edition": (title, set_to(EditionPage, live=False)),
    "session of an expired forum": (title, expire(ForumPage)),
    "session of a restricted forum": (title, restrict("login", "forum")),
    "session below a restricted programme": (title, restrict("login", "index")),
    "forum below a draft programme": (intro, set_to(ForumsIndexPage, live=False)),
    "theme of a draft forum": (theme_words, set_to(ForumPage, live=False)),
    "theme of a restricted forum": (theme_words, restrict("password", "forum")),
    # The directory.
    "draft person": (bio, set_to(Person, live=False)),
    "expired person": (bio, expire(Person)),
    "draft organisation": (about, set_to(Organisation, live=False)),
    "expired organisation": (about, expire(Organisation)),
    "draft theme": (theme_words, set_to(Theme, live=False)),
    "biography without consent": (bio, set_to(Person, portrait_consent=False)),
    "job title of a draft person": (set_to(Participation, job_title=WORDS), set_to(Person, live=False)),
    "wording for a draft partner": (set_to(Partnership, wording=WORDS), set_to(Organisation, live=False)),
    # What was not agreed, or not yet.
    "unconfirmed participation": (
        set_to(Participation, job_title=WORDS),
        set_to(Participation, confirmed=False),
    ),
    "unconfirmed partnership": (set_to(Partnership, wording=WORDS), set_to(Partnership, confirmed=False)),
    "member who is not public": (
        set_to(WorkingGroupMember, joined_on="1987-06-05"),
        set_to(WorkingGroupMember, is_public=False),
    ),
    "replay without consent": (
        set_to(Replay, url=f"https://{CANARY}.example"),
        set_to(Replay, consent=False),
    ),
    "replay under embargo": (
        set_to(Replay, url=f"https://{CANARY}.example"),
        set_to(Replay, embargo_until=tomorrow()),
    ),
    "live link before its time": (
        set_to(SessionPage, live_url=f"https://{CANARY}.example", starts_at=timezone.now(), ends_at=None),
        set_to(SessionPage, starts_at=tomorrow()),
    ),
    "live link after its time": (
        set_to(SessionPage, live_url=f"https://{CANARY}.example", starts_at=timezone.now(), ends_at=None),
        set_to(SessionPage, starts_at=yesterday()),
    ),
    "e-mail of a forum": (
        set_to(ForumContact, email=f"a@{CANARY}.example"),
        set_to(ForumContact, email_is_public=False),
    ),
    "telephone of a forum": (set_to(ForumContact, phone=CANARY), set_to(ForumContact, phone_is_public=False)),
    "e-mail of an edition": (
        set_to(EditionContact, email=f"a@{CANARY}.example"),
        set_to(EditionContact, email_is_public=False),
    ),
    # Media.
    "picture in a private collection": (alt, private_folder("Portraits")),
    "picture below a private collection": (alt, private_folder("Press")),
    "document in a private collection": (file_title, private_folder("Portraits")),
    "document below a private collection": (file_title, private_folder("Press")),
    # Places of an edition that moved online.
    "room of an online edition": (set_to(Room, name=WORDS), set_to(EditionPage, format="online")),
}


def canary_of(case: str) -> str:
    return "1987-06-05" if case == "member who is not public" else CANARY


@contextmanager
def undone() -> Iterator[None]:
    """Take back what the case did, so that all share one world."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


# Introspection, root lists, whose items are those of other edges, and what routes, sites and tokens lead to.
OUTSIDE = re.compile(
    "^(__.*|Query|Mutation|Unlocked|DraftShown|ContributionSubmitted|ContributionInvalid"
    "|Redirect|Locked|NotFound|Site|MenuEntry"
    "|Network|NetworkCountry|OrganisationsInCountry|SearchHit|SearchHitEdge|SearchConnection"
    "|(Article|CallForContributions|Organisation|Theme)(Connection|Edge))$"
)


def test_the_world_holds_something_at_every_edge() -> None:
    """An edge that leads nowhere here could not leak here either."""
    make_world()
    followed = set(_followed(run(whole_query("fr"))["forums"]))
    for name in IN_NO_LIST:
        rows = KIND_BY_NAME[name].model._default_manager.filter(is_source=True)
        answer = run(node_queries()[name], ids=[node_id(row, "fr") for row in rows])
        followed |= set(_followed(answer["nodes"]))

    edges = {
        (kind.name, name)
        for kind in core.type_map.values()
        if isinstance(kind, GraphQLObjectType) and not OUTSIDE.search(kind.name)
        for name, each in kind.fields.items()
        if is_composite_type(get_named_type(each.type))
    }
    # Nothing stands above the programme, and nothing below these.
    nowhere = {("ForumsIndex", "parent"), ("ForumsIndex", "breadcrumbs")}
    assert edges - followed == nowhere


def _followed(value: Any) -> Iterator[tuple[str, str]]:
    for each in value if isinstance(value, list) else [value]:
        for name, found in each.items() if isinstance(each, dict) else ():
            if found and isinstance(found, dict | list):
                yield each["__typename"], name
                yield from _followed(found)


# In parts, so that several processes share the work.
@pytest.mark.parametrize("part", range(4))
def test_what_is_hidden_is_nowhere(part: int) -> None:
    world = make_world()
    never_seen, leaked = [], []

    for case, (plant, hide) in list(CASES.items())[part::4]:
        with undone():
            plant(world)
            if not is_said(canary_of(case)):
                never_seen.append(case)
            hide(world)
            if is_said(canary_of(case)):
                leaked.append(case)

    assert (never_seen, leaked) == ([], [])


LOGO_CASES: dict[str, Callable[[World], Any]] = {
    "not approved": set_to(Partnership, logo_approved=False),
    "level without logos": set_to(PartnerLevel, logo_size="name_only"),
}


@pytest.mark.parametrize("case", LOGO_CASES)
def test_a_logo_appears_only_where_its_use_was_approved(case: str) -> None:
    world = make_world()
    # Nothing else shows this picture.
    set_to(Person, portrait=None)(world)
    set_to(ForumPage, brand_image=None, body=[])(world)
    set_to(EditionPage, cover=None)(world)
    set_to(ArticlePage, cover=None)(world)
    alt(world)
    assert is_said(CANARY)

    LOGO_CASES[case](world)

    assert not is_said(CANARY)


def test_a_portrait_needs_consent() -> None:
    world = make_world()
    set_to(Organisation, logo=None, logo_for_dark=None)(world)
    set_to(ForumPage, brand_image=None, body=[])(world)
    set_to(EditionPage, cover=None)(world)
    set_to(ArticlePage, cover=None)(world)
    alt(world)
    assert is_said(CANARY)

    set_to(Person, portrait_consent=False)(world)

    assert not is_said(CANARY)


def test_without_consent_nobody_learns_that_a_biography_exists() -> None:
    world = make_world()
    set_to(Person, portrait_consent=False, job_title="", biography={"fr": "Une vie"})(world)

    data = run("{ people { nodes { translations { locale } isFallback } } }")

    assert data == {"people": {"nodes": [{"translations": [], "isFallback": False}]}}


NEVER: dict[str, Callable[[World], Any]] = {
    "source of a figure": set_to(KeyFigure, internal_note=CANARY),
    "e-mail of a person": set_to(Person, email=f"a@{CANARY}.example"),
    "notes on a person": set_to(Person, notes=CANARY),
    "notes on an organisation": set_to(Organisation, notes=CANARY),
    "reason for a clash": set_to(SessionPage, clash_reason=CANARY),
    "consent to a picture": set_to(CustomImage, consent_note=CANARY),
    "draft title": set_to(SessionPage, draft_title=CANARY),
    "confirmation of a proposal": lambda w: set_to(type(w.call), confirmation_text=CANARY)(w),
}


def test_what_is_for_the_team_is_never_public() -> None:
    world = make_world()

    for plant in NEVER.values():
        plant(world)

    assert not is_said(CANARY)


def test_a_saved_draft_changes_nothing() -> None:
    world = make_world()
    session = SessionPage.objects.get(pk=world.session.pk)
    session.title = CANARY
    session.save_revision()
    world.person.biography = WORDS
    world.person.save_revision()

    assert not is_said(CANARY)


# Translations and aliases

TRANSLATION_CASES: dict[str, Callable[[World, Any], Any]] = {
    "draft translation": lambda w, t: type(t).objects.filter(pk=t.pk).update(live=False),
    "expired translation": lambda w, t: type(t).objects.filter(pk=t.pk).update(expire_at=yesterday()),
    "restricted translation": lambda w, t: PageViewRestriction.objects.create(
        page=t, restriction_type="login"
    ),
    "restricted source": lambda w, t: PageViewRestriction.objects.create(
        page=w.forum, restriction_type="login"
    ),
    "unpublished source": lambda w, t: SessionPage.objects.filter(pk=w.session.pk).update(live=False),
}


def test_words_are_hidden_with_their_translation_or_their_source() -> None:
    world = make_world()
    translation = SessionPage.objects.get(is_source=False)
    SessionPage.objects.filter(pk=translation.pk).update(abstract=CANARY)
    assert is_said(CANARY)
    leaked = []

    for case, hide in TRANSLATION_CASES.items():
        with undone():
            hide(world, translation)
            if is_said(CANARY):
                leaked.append(case)

    assert leaked == []


def test_what_is_written_below_an_alias_of_a_restricted_page_is_hidden() -> None:
    """Wagtail's own ``public()`` misses this: the alias stands under a public parent."""
    forum = make_forum("Tunisia")
    first = make_edition(forum, "Forum 2029")
    translate(first, "fr", title="Forum 2029")
    alias = ForumPage.objects.get(alias_of=forum)
    make_session(make_edition(alias, "Forum 2030"), CANARY)
    assert is_said(CANARY)

    PageViewRestriction.objects.create(page=forum, restriction_type="login")

    assert not is_said(CANARY)


@pytest.mark.parametrize("how", ["restricted", "unpublished"])
def test_a_forum_written_below_a_translation_of_a_hidden_programme_is_hidden(how: str) -> None:
    programme = make_index()
    translate(programme, "fr", title="Les forums")
    french = ForumsIndexPage.objects.get(locale__language_code="fr")
    make_forum(CANARY, parent=french)
    assert is_said(CANARY)

    if how == "restricted":
        PageViewRestriction.objects.create(page=programme, restriction_type="login")
    else:
        ForumsIndexPage.objects.filter(pk=programme.pk).update(live=False)

    assert not is_said(CANARY)


def test_an_alias_in_the_same_tree_is_no_second_page() -> None:
    world = make_world()
    world.session.create_alias(update_slug="mirror")

    assert run("{ sessions { totalCount } }") == {"sessions": {"totalCount": 1}}


# Counts and filters tell nothing either

ORACLES = {
    "forum slug": ('forum(slug: "tunisia") { title }', ForumPage),
    "editions of the forum": ('editions(filter: { forum: "tunisia" }) { totalCount }', ForumPage),
    "editions of the country": ('editions(filter: { country: "XX" }) { totalCount }', ForumPage),
    "sessions of the theme": ('sessions(filter: { theme: "fair-cities" }) { totalCount }', Theme),
    "people of the organisation": (
        'people(filter: { organisation: "example-trust" }) { totalCount }',
        Organisation,
    ),
    "person by slug": ('person(slug: "ada-example") { name }', Person),
    "organisation by slug": ('organisation(slug: "example-trust") { name }', Organisation),
}


def test_no_filter_answers_for_what_is_hidden() -> None:
    make_world()
    nothing = (None, {"totalCount": 0})
    silent, leaked = [], []

    for case, (field, model) in ORACLES.items():
        with undone():
            if run(f"{{ found: {field} }}")["found"] in nothing:
                silent.append(case)
            model.objects.update(live=False)
            if run(f"{{ found: {field} }}")["found"] not in nothing:
                leaked.append(case)

    assert (silent, leaked) == ([], [])


def test_counts_count_what_is_listed() -> None:
    make_world()
    wrong = []

    for model in (ForumPage, EditionPage, SessionPage, Person, Organisation, Theme):
        with undone():
            model.objects.update(live=False)
            answers = [run(query) for query in (whole_query("en"), *list_queries("en").values())]
            wrong += [
                (model, found)
                for found in _connections(answers)
                if "nodes" in found and found["totalCount"] != len(found["nodes"])
            ]

    assert wrong == []


def _connections(value: Any) -> list[dict[str, Any]]:
    if isinstance(value, list):
        return [found for each in value for found in _connections(each)]
    if not isinstance(value, dict):
        return []
    own = [value] if "totalCount" in value else []
    return own + [found for each in value.values() for found in _connections(each)]


# The tests themselves are tested: without one predicate of the gate, its cases find the canary.

PREDICATES: dict[str, tuple[str, Any]] = {
    "expired session": ("_published", lambda self, prefix="": Q(**{f"{prefix}live": True})),
    "draft person": ("open_record", lambda self, prefix="": Q()),
    "restricted session": ("_open_page", lambda self: self._published()),
    "picture below a private collection": ("_in_open_collection", Q()),
    "unconfirmed participation": ("participations", lambda self: Participation.objects.order_by("pk")),
    "unconfirmed partnership": ("partnerships", lambda self: Partnership.objects.order_by("pk")),
    "member who is not public": ("working_group", lambda self: WorkingGroupMember.objects.order_by("pk")),
    "replay under embargo": ("replays", lambda self: Replay.objects.order_by("pk")),
}


def test_without_its_predicate_the_gate_leaks(monkeypatch: pytest.MonkeyPatch) -> None:
    world = make_world()
    hidden, leaked = [], []

    for case, (name, weaker) in PREDICATES.items():
        plant, hide = CASES[case]
        with undone(), monkeypatch.context() as patch:
            plant(world)
            hide(world)
            hidden += [case] if not is_said(canary_of(case)) else []
            patch.setattr(Visibility, name, weaker)
            # What was compiled before knows the predicate still.
            forget_statements()
            leaked += [case] if is_said(canary_of(case)) else []
        forget_statements()

    assert (hidden, leaked) == (list(PREDICATES), list(PREDICATES))
