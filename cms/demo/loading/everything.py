"""Loads the whole demonstration in the order in which its parts need each other."""

from collections.abc import Callable
from datetime import date

from django.db import transaction
from wagtail.models import Page

from cms.demo.datafiles import DemoData, Record, read_demo_data
from cms.demo.loading.contributions import load_contributions
from cms.demo.loading.directory import load_organisations, load_people, load_themes, load_venues
from cms.demo.loading.editions import fill_call, fill_edition, fill_forum
from cms.demo.loading.indexes import indexing_afterwards
from cms.demo.loading.logins import load_logins, reviewers
from cms.demo.loading.media import load_pictures_and_documents
from cms.demo.loading.navigation import load_navigation, make_site
from cms.demo.loading.pages import Plan, place, publish, under
from cms.demo.loading.sessions import fill_article, fill_session
from cms.demo.loading.shelf import LANGUAGES, Shelf
from forums_pages.models import (
    ArticlePage,
    BasePage,
    CallPage,
    EditionPage,
    ForumPage,
    ForumsIndexPage,
    SessionPage,
    StandardPage,
)

Say = Callable[[str], None]
Step = tuple[str, Callable[[], None]]
# Known once everything but the logins was loaded.
LAST = "settings:public"


def no_facts(_page: BasePage, _record: Record, _shelf: Shelf) -> None:
    """Fill nothing: such a page has words only."""


def load_everything(today: date, say: Say, *, logins: bool) -> int:
    """Load what was never loaded before and return how many objects were made; 0 the second time.

    Relative dates count from ``today``. What an editor changed or deleted meanwhile is left alone. Each
    group of records is one transaction; ``say`` is told before each.
    """
    data = read_demo_data()
    shelf = Shelf(today)
    for code in LANGUAGES:
        shelf.locale(code)
    steps: list[Step] = [
        ("pictures and documents", lambda: load_pictures_and_documents(data, shelf)),
        ("organisations", lambda: load_organisations(data, shelf)),
        ("people", lambda: load_people(data, shelf)),
        ("venues", lambda: load_venues(data, shelf)),
        ("the tree of pages", lambda: _place_all(data, shelf)),
        ("the programme and its forums", lambda: _publish_all([_programme(data), *_forums(data)], shelf)),
        ("editions", lambda: _publish_all(_editions(data), shelf)),
        ("sessions and calls", lambda: _publish_all([*_sessions(data), *_calls(data)], shelf)),
        ("articles and pages", lambda: _publish_all(_rest(data), shelf)),
        ("menus and settings", lambda: _navigation(data, shelf)),
    ]
    if logins:
        steps.append(("logins", lambda: load_logins(shelf)))
        steps.append(("contributions", lambda: load_contributions(data, reviewers(), shelf)))
    run = _run if shelf.is_known(LAST) else _run_and_index
    run(steps, say)
    return shelf.made


def _run_and_index(steps: list[Step], say: Say) -> None:
    with indexing_afterwards():
        _run(steps, say)
        say("indexes")


def _run(steps: list[Step], say: Say) -> None:
    for title, step in steps:
        say(title)
        with transaction.atomic():
            step()


def _programme(data: DemoData) -> Plan:
    return Plan(data.programme, ForumsIndexPage, ("intro",), no_facts)


def _forums(data: DemoData) -> list[Plan]:
    return [Plan(each, ForumPage, ("intro",), fill_forum) for each in data.forums]


def _editions(data: DemoData) -> list[Plan]:
    return [Plan(each, EditionPage, ("slogan", "summary"), fill_edition) for each in data.editions]


def _sessions(data: DemoData) -> list[Plan]:
    plans = []
    sources = {each["key"]: each["source_locale"] for each in data.editions}
    for each in data.sessions:
        record = {"source_locale": sources[each["edition"]], **each}
        plans.append(Plan(record, SessionPage, ("abstract",), fill_session))
    return plans


def _calls(data: DemoData) -> list[Plan]:
    words = ("summary", "fee_note", "confirmation_text")
    plans = []
    for edition in data.editions:
        if edition["call"]:
            own = {"slug": "call", "edition": edition["key"], "source_locale": edition["source_locale"]}
            record = {**own, **edition["call"]}
            plans.append(Plan(record, CallPage, words, fill_call, is_public=record["publish"]))
    return plans


def _rest(data: DemoData) -> list[Plan]:
    articles = [Plan(each, ArticlePage, ("summary", "author_line"), fill_article) for each in data.articles]
    return [*articles, *(Plan(each, StandardPage, ("intro",), no_facts) for each in data.pages)]


def _place_all(data: DemoData, shelf: Shelf) -> None:
    """Place every source, and load the themes, which name their forum and are named by editions."""
    _place_programme(_programme(data), shelf)
    for plan in _forums(data):
        place(plan, data.programme["key"], shelf)
    load_themes(data, shelf)
    for plan in _editions(data):
        place(plan, plan.record["forum"], shelf)
    for plan in [*_sessions(data), *_calls(data)]:
        place(plan, plan.record["edition"], shelf)
    for plan in _rest(data):
        place(plan, plan.record["parent"], shelf)


def _place_programme(plan: Plan, shelf: Shelf) -> None:
    def make() -> BasePage:
        record = plan.record
        code = record["source_locale"]
        page = ForumsIndexPage(title=record["title"][code], slug=record["slug"], locale=shelf.locale(code))
        page.live = False
        return under(Page.get_first_root_node(), page)

    shelf.once(plan.key, ForumsIndexPage, make)


def _publish_all(plans: list[Plan], shelf: Shelf) -> None:
    for plan in plans:
        publish(plan, shelf)


def _navigation(data: DemoData, shelf: Shelf) -> None:
    programme = shelf.get(data.programme["key"])
    if programme is not None:
        site = make_site(programme)
        load_navigation(data.navigation, site, shelf)
