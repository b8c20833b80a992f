"""Starting and publishing many translations: what is planned, what is done, and what is done only once."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from pytest_django import DjangoAssertNumQueries, DjangoCaptureOnCommitCallbacks
from wagtail.models import Page
from wagtail_localize.models import Translation

from forums_pages.models import EditionPage, SessionPage
from forums_pages.programme.translating.deeds import DEEDS, ChangedError, Deed, carry_out, plan_of
from forums_pages.programme.translating.plans import Outcome
from forums_pages.roles import ensure_forum_roles
from tests.factories import locale, make_edition, make_forum, make_member, make_session, publish, translate
from tests.factories.translating import begin, kept, say

pytestmark = pytest.mark.django_db
START, PUBLISH = DEEDS["start"], DEEDS["publish"]


@pytest.fixture
def edition() -> EditionPage:
    locale("fr"), locale("ar")
    return make_edition()


def steps(deed: Deed, edition: EditionPage, user: Any, *codes: str, drafts: bool = False) -> list[Any]:
    plan = plan_of(deed, edition, user, codes, drafts)
    return [(step.source.title, step.locale.language_code) for step in plan.steps]


def left_out(deed: Deed, edition: EditionPage, user: Any, *codes: str) -> list[Any]:
    plan = plan_of(deed, edition, user, codes, False)
    return [(each.title, each.locale.language_code, each.reason.value) for each in plan.left_out]


def done(deed: Deed, edition: EditionPage, user: Any, *codes: str, drafts: bool = False) -> Outcome:
    digest = plan_of(deed, edition, user, codes, drafts).digest
    return carry_out(deed, edition.pk, user, codes, with_drafts=drafts, digest=digest)


def written(code: str) -> list[tuple[str, bool, bool]]:
    """Return title, whether it is public and whether it has words of its own, of each page in a language."""
    pages = Page.objects.filter(locale=locale(code)).order_by("path")
    return [(page.title, page.live, page.alias_of_id is None) for page in pages]


def coordinator(edition: EditionPage) -> User:
    assert edition.forum
    return make_member("coordinator", ensure_forum_roles(edition.forum).coordinators)


def test_everything_that_lacks_a_language_is_started_and_what_is_above_comes_along(
    edition: EditionPage, admin_user: User
) -> None:
    make_session(edition, "Opening")
    make_session(edition, "Draft", live=False)
    planned = [("Exampleland", "fr"), ("Forum 2030", "fr"), ("Opening", "fr")]
    assert steps(START, edition, admin_user, "fr") == planned
    assert left_out(START, edition, admin_user, "fr") == [("Draft", "fr", "not_public")]

    outcome = done(START, edition, admin_user, "fr")

    assert (outcome.done, outcome.failed) == ({"fr": 3}, [])
    assert written("fr") == [
        # The programme page has no translation; wagtail-localize mirrors it.
        ("Forums", True, False),
        ("Exampleland", False, True),
        ("Forum 2030", False, True),
        ("Opening", False, True),
    ]
    assert all(not page.is_source for page in SessionPage.objects.filter(locale=locale("fr")))
    assert written("ar") == []
    assert steps(START, edition, admin_user, "fr", "en") == []


def test_drafts_are_started_where_that_is_asked_for_with_the_words_that_they_have_now(
    edition: EditionPage, admin_user: User
) -> None:
    draft = make_session(edition, "Draft", live=False, abstract="Soon.")
    begin(draft, "ar")
    draft.abstract = "Very soon."
    draft.save()

    done(START, edition, admin_user, "fr", drafts=True)

    french = SessionPage.objects.get(locale=locale("fr"))
    assert (french.title, french.abstract, french.live) == ("Draft", "Very soon.", False)


def test_a_mirror_becomes_a_translation(edition: EditionPage, admin_user: User) -> None:
    session = make_session(edition, "Opening")
    translate(session, "fr", title="Ouverture")
    assert written("fr")[1:] == [
        ("Exampleland", True, False),
        ("Forum 2030", True, False),
        ("Ouverture", True, True),
    ]

    done(START, edition, admin_user, "fr")

    assert [(title, own) for title, _live, own in written("fr")[1:]] == [
        ("Exampleland", True),
        ("Forum 2030", True),
        ("Ouverture", True),
    ]


def test_only_what_somebody_may_edit_is_started(edition: EditionPage) -> None:
    assert edition.forum
    session = make_session(edition, "Opening")
    member = make_member("member", ensure_forum_roles(edition.forum).working_group)
    own = make_session(edition, "Mine")
    own.owner = member
    own.save()
    assert steps(START, edition, coordinator(edition), "fr") == [
        ("Exampleland", "fr"),
        ("Forum 2030", "fr"),
        (session.title, "fr"),
        ("Mine", "fr"),
    ]

    assert steps(START, edition, member, "fr") == [("Mine", "fr")]
    assert left_out(START, edition, member, "fr") == [
        ("Exampleland", "fr", "not_yours"),
        ("Forum 2030", "fr", "not_yours"),
        ("Opening", "fr", "not_yours"),
    ]


def test_whoever_says_yes_second_is_told_and_nothing_is_made_twice(
    edition: EditionPage, admin_user: User
) -> None:
    make_session(edition, "Opening")
    digest = plan_of(START, edition, admin_user, ["fr"], False).digest
    carry_out(START, edition.pk, admin_user, ["fr"], with_drafts=False, digest=digest)
    before = written("fr")

    with pytest.raises(ChangedError):
        carry_out(START, edition.pk, admin_user, ["fr"], with_drafts=False, digest=digest)
    assert written("fr") == before


def test_a_page_that_is_refused_takes_no_other_along(edition: EditionPage, admin_user: User) -> None:
    make_session(edition, "Opening")
    make_session(edition, "Closing")

    def refuse(step: Any, user: Any) -> None:
        START.do(step, user)
        if step.source.title == "Opening":
            raise ValidationError("No room for it.")

    picky = Deed("start", START.plan, refuse)
    outcome = done(picky, edition, admin_user, "fr")

    assert outcome.done == {"fr": 3}
    assert outcome.failed == [("Opening", "fr", "invalid", "No room for it.")]
    assert [title for title, _live, _own in written("fr")] == [
        "Forums",
        "Exampleland",
        "Forum 2030",
        "Closing",
    ]


def make_ready(page: Any, code: str = "fr") -> None:
    begin(page, code)
    say(page, code, title=f"{page.title} ({code})")


def test_what_has_all_its_words_is_published(
    edition: EditionPage,
    admin_user: User,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    opening, closing = make_session(edition, "Opening"), make_session(edition, "Closing", abstract="Bye.")
    make_ready(opening)
    make_ready(closing)
    assert steps(PUBLISH, edition, admin_user, "fr") == [("Opening", "fr")]

    with django_capture_on_commit_callbacks(execute=True):
        outcome = done(PUBLISH, edition, admin_user, "fr")

    assert (outcome.done, outcome.failed) == ({"fr": 1}, [])
    public = Page.objects.filter(locale=locale("fr"), live=True, alias_of=None)
    assert list(public.values_list("title", flat=True)) == ["Opening (fr)"]
    assert steps(PUBLISH, edition, admin_user, "fr") == []


def test_what_may_not_be_published_is_left_out_with_the_reason(edition: EditionPage) -> None:
    assert edition.forum
    user = coordinator(edition)
    names = ("Free", "Locked", "Hidden", "Scheduled", "Moderated")
    sessions = {name: make_session(edition, name) for name in names}
    for session in sessions.values():
        make_ready(session)
    targets = {name: session.get_translation(locale("fr")) for name, session in sessions.items()}
    targets["Locked"].locked = True
    targets["Locked"].locked_by = make_member("other")
    targets["Locked"].save()
    sessions["Hidden"].unpublish()
    revision = targets["Scheduled"].save_revision()
    revision.approved_go_live_at = "2031-01-01T00:00Z"
    revision.save()
    ensure_forum_roles(edition.forum)
    workflow = targets["Moderated"].get_workflow()
    workflow.start(targets["Moderated"], make_member("author"))

    assert steps(PUBLISH, edition, user, "fr") == [("Free", "fr")]
    assert left_out(PUBLISH, edition, user, "fr") == [
        ("Locked", "fr", "locked"),
        ("Hidden", "fr", "source_hidden"),
        ("Scheduled", "fr", "scheduled"),
        ("Moderated", "fr", "in_moderation"),
    ]
    writer = make_member("writer", ensure_forum_roles(edition.forum).working_group)
    assert {reason for _title, _code, reason in left_out(PUBLISH, edition, writer, "fr")} == {"not_publisher"}
    assert steps(PUBLISH, edition, writer, "fr") == []


def test_what_would_stay_hidden_below_a_draft_is_left_out(edition: EditionPage, admin_user: User) -> None:
    assert edition.forum
    session = make_session(edition, "Opening")
    begin(edition.forum, "fr")
    make_ready(edition)
    make_ready(session)
    assert left_out(PUBLISH, edition, admin_user, "fr") == [
        ("Forum 2030", "fr", "parent_hidden"),
        ("Opening", "fr", "parent_hidden"),
    ]

    say(edition.forum, "fr", title="Exempleville")
    # What is published along hides nothing any more.
    assert steps(PUBLISH, edition, admin_user, "fr") == [
        ("Exampleland", "fr"),
        ("Forum 2030", "fr"),
        ("Opening", "fr"),
    ]


def test_what_is_kept_by_hand_is_published_by_hand(edition: EditionPage, admin_user: User) -> None:
    session = make_session(edition, "Opening")
    make_ready(session)
    Translation.objects.filter(pk=kept(session, "fr").pk).update(enabled=False)

    assert steps(PUBLISH, edition, admin_user, "fr") == []


@pytest.mark.parametrize("name", DEEDS)
@pytest.mark.parametrize("size", [2, 20])
def test_statements_of_a_plan_do_not_grow_with_the_programme(
    edition: EditionPage,
    admin_user: User,
    django_assert_num_queries: DjangoAssertNumQueries,
    size: int,
    name: str,
) -> None:
    for number in range(size):
        make_ready(make_session(edition, f"Session {number}"))
    publish(edition)
    edition = EditionPage.objects.get(pk=edition.pk)
    assert make_forum("Other")

    with django_assert_num_queries({"start": 9, "publish": 12}[name]):
        plan = plan_of(DEEDS[name], edition, admin_user, ["fr", "ar"], True)
    assert len(plan.steps) == {"start": size + 4, "publish": size}[name]
