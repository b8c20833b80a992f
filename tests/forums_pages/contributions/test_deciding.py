"""What the team decides: every step that may be taken, and none that may not."""

import contextlib
from datetime import date
from itertools import product
from typing import Any

import pytest
from django.contrib.auth.models import User

from forums_pages.contributions.deciding import TransitionError, accept, merge, move_to
from forums_pages.enums import ContributionState, SessionKind, SessionState
from forums_pages.models import CallPage, Contribution, Goal, Language, SessionPage
from forums_pages.models.contributions import TRANSITIONS
from tests.factories import make_call, make_edition, make_theme

pytestmark = pytest.mark.django_db

SUBMITTED, ACCEPTED, MERGED = (
    ContributionState.SUBMITTED,
    ContributionState.ACCEPTED,
    ContributionState.MERGED,
)


def make_contribution(
    call: CallPage | None = None, title: str = "Solar ovens", **fields: Any
) -> Contribution:
    return Contribution.objects.create(
        call=call or CallPage.objects.first() or make_call(make_edition()),
        title=title,
        submitter_name="Ada Example",
        submitter_email="ada@example.org",
        consent=True,
        **{"abstract": "Cooking with the sun.", "session_kind": SessionKind.WORKSHOP, **fields},
    )


def reached(now: str, then: str) -> str:
    """Return where a proposal stands after the attempt to bring it from ``now`` to ``then``."""
    target = make_contribution(title="Other")
    kept = make_contribution(state=now, merged_into=target if now == MERGED else None)
    by_action = {ACCEPTED: lambda: accept(kept, None), MERGED: lambda: merge([kept], target)}
    with contextlib.suppress(TransitionError):
        by_action.get(then, lambda: move_to(kept, then))()
    kept.refresh_from_db()
    return kept.state


def test_a_proposal_goes_only_where_it_may() -> None:
    outcomes = {(now, then): reached(now, then) for now, then in product(TRANSITIONS, TRANSITIONS)}
    assert outcomes == {(now, then): then if then in TRANSITIONS[now] else now for now, then in outcomes}


def test_accepting_and_merging_have_their_own_actions() -> None:
    for state in (ACCEPTED, MERGED):
        with pytest.raises(TransitionError):
            move_to(make_contribution(), state)


def test_notes_gather() -> None:
    kept = move_to(make_contribution(), ContributionState.UNDER_REVIEW, "Ask for a second speaker.")
    kept = move_to(kept, ContributionState.SHORTLISTED, "Found one.")
    assert kept.decision_note == "Ask for a second speaker.\nFound one."


def test_accepting_makes_a_draft_session_filled_from_the_proposal() -> None:
    user = User.objects.create_user("grace")
    edition = make_edition(start_date=date(2030, 5, 14))
    french = Language.objects.get(code="fr")
    kept = make_contribution(
        make_call(edition), language=french, proposed_speakers="Ada Example", technical_needs="A beamer"
    )
    theme, goal = make_theme(), Goal.objects.get(number=7)
    kept.themes.set([theme])
    kept.goals.set([goal])

    session = accept(kept, user)

    kept.refresh_from_db()
    assert (session.live, session.edition, session.state) == (False, edition, SessionState.PROPOSED)
    assert (session.title, session.abstract, session.kind) == (kept.title, kept.abstract, "workshop")
    assert (list(session.languages.all()), list(session.themes.all())) == ([french], [theme])
    assert (list(session.goals.all()), session.owner, session.day) == ([goal], user, None)
    assert (kept.state, kept.session, session.contributions.get()) == (ACCEPTED, session, kept)
    words = str(session.get_latest_revision().content)
    assert [text for text in ("Ada", "ada@", "beamer") if text in words] == []


def test_a_session_is_made_once() -> None:
    kept = make_contribution()
    accept(kept, None)
    with pytest.raises(TransitionError):
        accept(kept, None)
    assert SessionPage.objects.count() == 1


def test_two_proposals_of_one_title_get_two_addresses() -> None:
    first, second = accept(make_contribution(), None), accept(make_contribution(), None)
    assert (first.slug, second.slug) == ("solar-ovens", "solar-ovens-2")


def test_merged_proposals_follow_to_the_session() -> None:
    kept, one, two = (make_contribution(title=title) for title in ("Kept", "One", "Two"))
    merge([two], one)
    merge([one], kept, note="Same village.")
    session = accept(kept, None)

    rows = Contribution.objects.order_by("pk").values_list("title", "state", "merged_into", "session")
    assert list(rows) == [
        ("Kept", ACCEPTED, None, session.pk),
        ("One", MERGED, kept.pk, session.pk),
        ("Two", MERGED, kept.pk, session.pk),
    ]
    late = make_contribution(title="Late")
    merge([late], kept)
    late.refresh_from_db()
    assert late.session == session


def test_what_cannot_be_merged_stays_as_it_is() -> None:
    kept, one = make_contribution(title="Kept"), make_contribution(title="One")
    elsewhere = make_contribution(make_call(title="Another call"))
    for some, into in (([kept], kept), ([one, elsewhere], kept)):
        with pytest.raises(TransitionError):
            merge(some, into)
    merge([one], kept)
    with pytest.raises(TransitionError):
        merge([kept], one)
    states = list(Contribution.objects.order_by("pk").values_list("state", flat=True))
    assert states == [SUBMITTED, MERGED, SUBMITTED]
