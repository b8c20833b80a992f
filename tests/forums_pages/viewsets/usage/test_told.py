"""Before something is deleted or taken down: where it is used, bodies included, and what readers lose."""

from collections.abc import Callable
from itertools import count
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group, Permission, User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import GroupPagePermission, Page, Site

from forums_pages.models import (
    EditionPage,
    EditionVenue,
    ForumPage,
    Menu,
    MenuItem,
    Participation,
    SessionPage,
)
from forums_pages.viewsets.usage.places import usages_of
from forums_pages.viewsets.usage.targets import key_of
from tests.factories import (
    make_article,
    make_call,
    make_contribution,
    make_document,
    make_edition,
    make_forum,
    make_image,
    make_index,
    make_organisation,
    make_person,
    make_session,
    make_theme,
    make_venue,
    publish,
    texts,
    translate,
)
from tests.forums_pages.blocks.bodies import every_block

pytestmark = pytest.mark.django_db


def asking(thing: Any, action: str) -> str:
    """Return the address of the page that asks before ``action``."""
    if isinstance(thing, Page):
        return reverse(f"wagtailadmin_pages:{action}", args=[thing.pk])
    name = thing._meta.model_name
    if name == "customimage":
        return reverse("wagtailimages:delete", args=[thing.pk])
    if name == "customdocument":
        return reverse("wagtaildocs:delete", args=[thing.pk])
    return reverse(thing.snippet_viewset.get_url_name(action), args=[thing.pk])


def asking_of_many(things: list[Any], action: str) -> str:
    model = Page if isinstance(things[0], Page) else type(things[0])
    names = (model._meta.app_label, model._meta.model_name, action)
    ids = "&".join(f"id={thing.pk}" for thing in things)
    return f"{reverse('wagtail_bulk_action', args=names)}?{ids}"


def read(client: Client, url: str) -> BeautifulSoup:
    answer = client.get(url)
    assert answer.status_code == 200, (url, answer.status_code)
    return BeautifulSoup(answer.content, "html.parser")


def places(page: BeautifulSoup) -> list[list[str]]:
    return [texts(row.select("th, td")) for row in page.select(".usage__places tbody tr")]


def sentences(page: BeautifulSoup) -> list[str]:
    return texts(page.select(".usage > p:not(.usage__hint)"))


def with_body(**things: Any) -> Page:
    """Return a published article that shows each of ``things`` in its body."""
    article = make_article(title="Everything")
    numbers = count()
    article.body = every_block(lambda hint: f"{hint} {next(numbers)}", **things)
    return publish(article)


MAKERS: dict[str, Callable[[], Any]] = {
    "person": make_person,
    "organisation": make_organisation,
    "image": make_image,
    "document": make_document,
    "session": make_session,
    "edition": make_edition,
    "article": lambda: make_article(title="Another"),
}

# They have no drafts.
FILES = ("image", "document")


@pytest.mark.parametrize(
    ("name", "action"),
    [("image", "delete"), ("document", "delete")]
    + [(name, action) for name in MAKERS if name not in FILES for action in ("delete", "unpublish")],
)
def test_blocks_of_a_body_are_found(admin_client: Client, name: str, action: str) -> None:
    make_index()
    thing = MAKERS[name]()
    with_body(**{name: thing})
    page = read(admin_client, asking(thing, action))
    [row] = [row for row in places(page) if row[0] == "Everything Article"]
    assert row[1].startswith("Body → ")
    assert any("Articles (1)" in sentence for sentence in sentences(page))


def test_what_only_a_draft_on_top_of_a_public_page_uses_is_found_and_not_called_public(
    admin_client: Client,
) -> None:
    make_index()
    thing, theme = make_image("Ada"), make_theme()
    article, session = make_article(title="Report"), make_session(title="Opening")
    draft = article.get_latest_revision_as_object()
    picture = {"image": thing, "alt_text": "Ada", "decorative": False}
    draft.body = [("image", {"picture": picture})]
    draft.save_revision()
    draft = session.get_latest_revision_as_object()
    draft.themes = [theme]
    draft.save_revision()
    for used, place, field in (
        (thing, "Report Article, in its draft", "Body → Picture"),
        (theme, "Opening Session, in its draft", "Themes"),
    ):
        page = read(admin_client, asking(used, "delete"))
        assert places(page) == [[place, field, "will be left out"]]
        assert sentences(page) == []
    # Published, it is an ordinary place.
    article.refresh_from_db()
    article.latest_revision.publish()
    page = read(admin_client, asking(thing, "delete"))
    assert [row[:2] for row in places(page)] == [["Report Article", "Body → Picture"]]
    assert sentences(page) == ["Shown to readers in these today, and then no longer: Articles (1)."]


def test_drafts_cost_as_many_statements_for_two_as_for_twenty(admin_client: Client) -> None:
    person = make_person()
    costs = []
    for how_many in (2, 18):
        for number in range(how_many):
            draft = make_session(title=f"Session {how_many} {number}").get_latest_revision_as_object()
            draft.participations = [Participation(person=person)]
            draft.save_revision()
        admin_client.get(asking(person, "unpublish"))
        with CaptureQueriesContext(connection) as statements:
            page = read(admin_client, asking(person, "unpublish"))
        costs.append(len(statements))
    assert len(places(page)) == 20
    assert costs[0] == costs[1]


def test_a_draft_of_a_person_counts_too(admin_client: Client) -> None:
    organisation, person = make_organisation(), make_person()
    person.save_revision().publish()
    person.organisation = organisation
    person.save_revision()
    page = read(admin_client, asking(organisation, "delete"))
    assert [row[0] for row in places(page)] == ["Ada Example Person, in its draft"]


def test_links_in_rich_text_and_in_columns_are_found(admin_client: Client) -> None:
    edition, other = make_edition(), make_edition(title="Forum 2031")
    article = make_article(title="Report")
    prose = f'<p><a linktype="page" id="{edition.pk}">there</a></p>'
    inside = {"columns": [[("paragraph", f'<p><a linktype="page" id="{other.pk}">there</a></p>')], []]}
    article.body = [("paragraph", prose), ("columns", inside)]
    publish(article)
    found = [places(read(admin_client, asking(page, "unpublish"))) for page in (edition, other)]
    assert found == [[["Report Article", "Body → Text"]], [["Report Article", "Body → Columns"]]]


def test_people_disappear_from_sessions_and_drafts_are_not_told_of_as_public(admin_client: Client) -> None:
    person = make_person()
    for title, live in (("Opening", True), ("Closing", True), ("Secret", False)):
        session = make_session(title=title)
        session.participations = [Participation(person=person)]
        publish(session)
        SessionPage.objects.filter(pk=session.pk).update(live=live)
    page = read(admin_client, asking(person, "unpublish"))
    assert sentences(page) == ["Shown to readers in these today, and then no longer: Sessions (2)."]
    assert places(page) == [
        ["Closing Session", "Participation → Person"],
        ["Opening Session", "Participation → Person"],
        ["Secret Session, not public", "Participation → Person"],
    ]
    deleting = places(read(admin_client, asking(person, "delete")))
    assert {row[2] for row in deleting} == {"the participation will also be deleted"}


def test_themes_are_found_although_the_index_does_not_hold_lists_of_choices(admin_client: Client) -> None:
    theme = make_theme()
    session = make_session(title="Opening")
    session.themes = [theme]
    publish(session)
    contribution = make_contribution(make_call(session.edition))
    contribution.themes.add(theme)
    page = read(admin_client, asking(theme, "delete"))
    assert places(page) == [
        ["Opening Session", "Themes", "will be left out"],
        [f"{contribution} Contribution, not public", "Themes", "will be left out"],
    ]
    assert sentences(page) == ["Shown to readers in these today, and then no longer: Sessions (1)."]


def test_a_venue_is_used_where_its_rooms_are(admin_client: Client) -> None:
    venue = make_venue()
    edition = make_edition(venues=[EditionVenue(venue=venue)])
    make_session(edition, "Opening", room=venue.rooms.first())
    page = read(admin_client, asking(venue, "delete"))
    assert [row[:2] for row in places(page)] == [
        ["Forum 2030 Edition", "Venue → Venue"],
        ["Opening Session", "Room"],
    ]


def test_a_menu_is_a_place_and_what_nothing_uses_says_so(admin_client: Client) -> None:
    article = make_article(title="About")
    make_menu(article)
    assert [row[0].rpartition(" ")[2] for row in places(read(admin_client, asking(article, "delete")))] == [
        "Menu"
    ]
    assert sentences(read(admin_client, asking(make_person(), "delete"))) == [
        "Nothing that is saved uses it."
    ]
    assert sentences(read(admin_client, asking(Menu.objects.get(), "delete"))) == [
        "Nothing that is saved uses it."
    ]


def make_menu(page: Page) -> Menu:
    menu = Menu(site=Site.objects.get(), place="header")
    menu.items = [MenuItem(page=page)]
    menu.save()
    return menu


def test_taking_an_edition_down_hides_what_is_below_in_every_language(admin_client: Client) -> None:
    edition = make_edition()
    sessions = [make_session(edition, title) for title in ("Opening", "Closing")]
    make_session(edition, "Secret", live=False)
    translate(edition, "fr", title="Édition")
    translate(sessions[0], "fr", title="Ouverture")
    page = read(admin_client, asking(edition, "unpublish"))
    assert sentences(page) == [
        "Readers lose 2 public pages below it, too.",
        "Its facts are in no language then: 1 public translation goes with it.",
        "Below its translations, readers lose 1 page.",
        "Nothing that is saved uses it.",
        "Does it not take place, or not then? Cancel or postpone it: its address stays and says so.",
    ]
    assert page.select_one(".usage__instead a")["href"] == reverse("edition_turns", args=[edition.pk])
    below_forum = sentences(read(admin_client, asking(edition.get_parent(), "unpublish")))
    assert below_forum[0] == "Readers lose 3 public pages below it, too."


def test_a_deleted_page_leaves_its_place_to_another_language(admin_client: Client) -> None:
    edition = make_edition()
    make_session(edition)
    article = make_article(title="Report", related_editions=[edition])
    publish(article)
    alone = sentences(read(admin_client, asking(edition, "delete")))
    assert alone[:2] == [
        "1 public page below it is deleted, too.",
        "Shown to readers in these today, and then no longer: Articles (1).",
    ]
    translate(edition, "fr", title="Édition")
    page = read(admin_client, asking(edition, "delete"))
    assert sentences(page)[:2] == [
        "1 public page below it is deleted, too.",
        "Another language takes its place: it keeps the facts, and links, lists and menus lead there.",
    ]
    assert places(page) == [["Report Article", "Editions"]]


def test_several_at_once_are_each_told_of(admin_client: Client) -> None:
    first, second = make_edition(), make_edition(title="Forum 2031")
    make_session(first)
    article = make_article(title="Report", related_editions=[second])
    publish(article)
    for action, below in (("unpublish", "Readers lose 1 public page below it, too."), ("delete", None)):
        page = read(admin_client, asking_of_many([first, second], action))
        told = [texts(each.select("p:not(.usage__hint)")) for each in page.select(".usage")]
        assert told[0][0] == (below or "1 public page below it is deleted, too.")
        assert told[1] == ["Shown to readers in these today, and then no longer: Articles (1)."]
    people = [make_person("Ada"), make_person("Amel")]
    page = read(admin_client, asking_of_many(people, "delete"))
    assert texts(page.select(".usage > p:not(.usage__hint)")) == ["Nothing that is saved uses it."] * 2


@pytest.mark.parametrize("name", FILES)
def test_several_files_at_once_are_each_told_of(admin_client: Client, name: str) -> None:
    make_index()
    used, unused = MAKERS[name](), MAKERS[name]()
    with_body(**{name: used})
    page = read(admin_client, asking_of_many([used, unused], "delete"))
    told = sorted(texts(each.select("p:not(.usage__hint)")) for each in page.select(".usage"))
    assert told == [
        ["Nothing that is saved uses it."],
        ["Shown to readers in these today, and then no longer: Articles (1)."],
    ]
    assert [row[0] for row in places(page)] == ["Everything Article"]


def coordinator_of(forum: ForumPage) -> Client:
    """Return the browser of somebody who may do everything with one forum's pages, and with people."""
    user, group = User.objects.create_user("coordinator"), Group.objects.create(name="Coordination")
    named = Permission.objects.filter(
        codename__in=["access_admin", "delete_person", "publish_person", "change_person"]
    )
    group.permissions.add(*named)
    for codename in ("add_page", "change_page", "publish_page", "bulk_delete_page"):
        permission = Permission.objects.get(codename=codename, content_type__app_label="wagtailcore")
        GroupPagePermission.objects.create(group=group, page=forum, permission=permission)
    user.groups.add(group)
    client = Client()
    client.force_login(user)
    return client


def test_another_forums_drafts_are_counted_and_never_named(admin_client: Client) -> None:
    mine, theirs = make_forum("Tunisia"), make_forum("Greece")
    person = make_person()
    for forum, title in ((mine, "Ours"), (theirs, "Top secret plan")):
        session = make_session(make_edition(forum, f"Edition of {title}"), title)
        session.participations = [Participation(person=person)]
        publish(session)
        SessionPage.objects.filter(pk=session.pk).update(live=False)
    for action in ("delete", "unpublish"):
        url = asking(person, action)
        # Whoever may see everything is told: there is something to leak.
        assert "Top secret plan" in texts([read(admin_client, url)])[0]
    coordinator = coordinator_of(mine)
    for url in (asking(person, "delete"), asking(person, "unpublish"), asking_of_many([person], "delete")):
        page = read(coordinator, url)
        assert "Top secret plan" not in str(page)
        assert [row[0] for row in places(page)] == ["Ours Session, not public"]
        assert sentences(page) == ["1 place that you may not open uses it, too."]


def test_proposals_are_named_to_those_who_may_read_them_only() -> None:
    forum = make_forum()
    call = make_call(make_edition(forum))
    theme = make_theme()
    contribution = make_contribution(call, "A confidential proposal")
    contribution.themes.add(theme)
    client = coordinator_of(make_forum("Elsewhere"))
    user = User.objects.get(username="coordinator")
    user.user_permissions.add(Permission.objects.get(codename="delete_theme"))
    page = read(client, asking(theme, "delete"))
    assert "confidential" not in str(page)
    assert sentences(page) == ["1 place that you may not open uses it, too."]


def test_hostile_titles_are_shown_as_they_were_written(admin_client: Client) -> None:
    person = make_person()
    session = make_session(title="<script>alert(1)</script>")
    session.participations = [Participation(person=person)]
    publish(session)
    page = read(admin_client, asking(person, "delete"))
    assert places(page)[0][0] == "<script>alert(1)</script> Session"


def test_only_some_are_named_and_the_rest_is_counted(admin_client: Client) -> None:
    person = make_person()
    add_sessions(person, 23)
    page = read(admin_client, asking(person, "delete"))
    assert (len(places(page)), sentences(page)[1]) == (20, "3 more places")
    assert page.select_one(".usage > p > a")["href"].startswith(
        reverse(person.snippet_viewset.get_url_name("usage"), args=[person.pk])
    )


def add_sessions(person: Any, how_many: int) -> None:
    for number in range(how_many):
        session = make_session(title=f"Session {number}")
        session.participations = [Participation(person=person)]
        publish(session)


@pytest.mark.parametrize("who", ["everything", "one forum"])
def test_it_costs_as_many_statements_for_two_uses_as_for_twenty(admin_client: Client, who: str) -> None:
    person = make_person()
    client = admin_client if who == "everything" else coordinator_of(make_forum("Elsewhere"))
    costs = []
    for how_many in (2, 18):
        add_sessions(person, how_many)
        client.get(asking(person, "unpublish"))
        with CaptureQueriesContext(connection) as statements:
            client.get(asking(person, "unpublish"))
        costs.append(len(statements))
    assert costs[0] == costs[1]


def test_what_a_page_takes_along_costs_no_more_for_twenty_sessions(admin_client: Client) -> None:
    edition = make_edition()
    costs = []
    for how_many in (2, 18):
        for number in range(how_many):
            make_session(edition, f"Session {how_many} {number}")
        admin_client.get(asking(edition, "unpublish"))
        with CaptureQueriesContext(connection) as statements:
            admin_client.get(asking(edition, "unpublish"))
        costs.append(len(statements))
    assert costs[0] == costs[1]
    assert EditionPage.objects.count() == 1


def test_many_things_at_once_cost_as_many_statements_as_two() -> None:
    edition, user = make_edition(), User.objects.create_superuser("root")
    costs = []
    for how_many in (2, 20):
        sessions = [make_session(edition, f"Session {how_many} {number}") for number in range(how_many)]
        make_article(title=f"Report {how_many}", related_sessions=sessions)
        keys = [key_of(session) for session in sessions]
        usages_of(keys, user)
        with CaptureQueriesContext(connection) as statements:
            found = usages_of(keys, user)
        assert [len(found[key].places) for key in keys] == [1] * how_many
        costs.append(len(statements))
    assert costs[0] == costs[1]
