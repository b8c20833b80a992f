from copy import deepcopy
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest
from wagtail.models import Site

from forums_pages.models import EditionPage, ForumPage
from forums_pages.roles import ensure_headquarters
from tests.factories import (
    make_call,
    make_edition,
    make_forum,
    make_index,
    make_member,
    make_session,
)


def make_place(title: str) -> SimpleNamespace:
    forum = make_forum(title)
    edition = make_edition(forum, f"{title} 2030")
    forum = ForumPage.objects.get(pk=forum.pk)
    past = make_edition(forum, f"{title} 2029", start_date=date(2029, 5, 14), end_date=None)
    make_session(past, "Farewell")
    return SimpleNamespace(
        past=EditionPage.objects.get(pk=past.pk),
        forum=forum,
        edition=edition,
        session=make_session(edition, "Welcome"),
        draft=make_session(edition, f"Idea of {title}", live=False),
        spare=make_session(edition, "Spare", live=False),
        call=make_call(edition),
        team=forum.roles,
    )


@pytest.fixture(scope="module")
def shared_world(rows_of_module: Path) -> SimpleNamespace:
    return make_world()


@pytest.fixture
def world(shared_world: SimpleNamespace, db: None) -> SimpleNamespace:
    """Two forums with their teams, and one person per role; “here” is theirs, “there” is not."""
    return deepcopy(shared_world)


def make_world() -> SimpleNamespace:
    make_index()
    headquarters = ensure_headquarters()
    here, there = make_place("Tunisia"), make_place("Greece")
    people = {
        "editor": make_member("editor", headquarters.editors),
        "moderator": make_member("moderator", headquarters.moderators),
        "coordinator": make_member("coordinator", here.team.coordinators),
        "member": make_member("member", here.team.working_group),
        "partners": make_member("partners", headquarters.partner_managers),
    }
    return SimpleNamespace(here=here, there=there, people=people, site=Site.objects.get())
