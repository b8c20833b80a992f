from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.test import Client

from forums_pages.contributions.replies import prepare
from forums_pages.enums import ContributionState
from forums_pages.models import (
    CallPage,
    Contribution,
    Criterion,
    Language,
    Reply,
    ReplyTemplate,
    Review,
    Score,
    SessionPage,
)
from tests.factories import make_call, make_contribution, make_edition, make_forum, make_member, publish

INBOX = "/admin/contributions/"
Rows = Callable[[Any], list[list[str]]]


def make_scored_call(**fields: Any) -> CallPage:
    call = make_call(**fields)
    call.criteria = [
        Criterion(label={"en": "Relevance"}, weight=75),
        Criterion(label={"en": "Novelty"}, weight=25),
    ]
    return publish(call)


def review_page(contribution: Contribution) -> str:
    return f"{INBOX}edit/{contribution.pk}/"


def decide(client: Client, contribution: Contribution, state: str, **fields: Any) -> Any:
    data = {"action": "decide", "decision-state": state}
    data |= {f"decision-{name}": value for name, value in fields.items()}
    return client.post(review_page(contribution), data)


def permit(client: Client, *codenames: str) -> None:
    user = client.get("/admin/").wsgi_request.user
    user.user_permissions.add(
        *Permission.objects.filter(codename__in=codenames, content_type__app_label="forums_pages")
    )


def test_the_inbox_tells_who_proposes_what_and_how_it_was_judged(desk: Client, rows: Rows) -> None:
    call = make_scored_call(title="Call 2030")
    proposal = make_contribution(
        call, "<b>Water</b>", submitter_organisation="City", submitter_country="TN",
        language=Language.objects.get(code="fr"), session_kind="workshop",
    )  # fmt: skip
    review = Review.objects.create(contribution=proposal, reviewer=make_member("judge"))
    for criterion, mark in zip(call.criteria.all(), (4, 2), strict=True):
        Score.objects.create(review=review, criterion=criterion, value=mark)
    make_contribution(call, "Youth", state=ContributionState.SHORTLISTED)

    shown = rows(desk.get(INBOX, {"ordering": "submitter_organisation"}))
    assert [row[:6] + row[7:] for row in sorted(shown)] == sorted(
        [
            ["Youth", "", "Round table", "", "Shortlisted", "", "Call 2030"],
            ["<b>Water</b>", "City", "Workshop", "French", "Submitted", "3.5 / 5", "Call 2030"],
        ]
    )


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"state": "shortlisted"}, ["Youth"]),
        ({"submitter_country": "TN"}, ["Water"]),
        ({"submitter_sector": "private"}, ["Water"]),
        ({"language": "fr"}, ["Water"]),
        ({"session_kind": "workshop"}, ["Water"]),
        ({"q": "city"}, ["Water"]),
    ],
)
def test_the_inbox_is_filtered(desk: Client, query: dict[str, str], expected: list[str]) -> None:
    call = make_call()
    make_contribution(
        call, "Water", submitter_organisation="City", submitter_country="TN", submitter_sector="private",
        language=Language.objects.get(code="fr"), session_kind="workshop",
    )  # fmt: skip
    make_contribution(call, "Youth", state=ContributionState.SHORTLISTED)

    assert [each.title for each in desk.get(INBOX, query).context["object_list"]] == expected


def test_a_coordinator_sees_proposals_to_the_own_calls_only(
    db: None, coordinator: Callable[[Any], Client]
) -> None:
    ours, theirs = make_forum("Ours"), make_forum("Theirs")
    own = make_contribution(make_call(make_edition(ours)), "Own", submitter_country="TN")
    foreign = make_contribution(make_call(make_edition(theirs)), "Foreign", submitter_country="GR")
    client = coordinator(ours)
    assert client.get(INBOX)["Location"] == "/admin/"

    permit(client, "view_contribution", "change_contribution")
    inbox = client.get(INBOX)
    assert [each.title for each in inbox.context["object_list"]] == ["Own"]
    countries = inbox.context["filters"].form["submitter_country"].field.choices
    assert [code for code, _name in countries] == ["", "TN"]
    pages = [client.get(review_page(each), follow=True) for each in (own, foreign)]
    assert [page.status_code for page in pages] == [200, 404]
    history = [client.get(f"{INBOX}history/{each.pk}/", follow=True) for each in (own, foreign)]
    assert [page.status_code for page in history] == [200, 404]
    decide(client, foreign, "declined")
    assert Contribution.objects.get(pk=foreign.pk).state == ContributionState.SUBMITTED


def test_personal_data_needs_the_permission(db: None, coordinator: Callable[[Any], Client]) -> None:
    forum = make_forum()
    proposal = make_contribution(make_call(make_edition(forum)), submitter_email="zoe@example.org")
    client = coordinator(forum)
    refused = client.get(review_page(proposal))
    permit(client, "view_contribution")
    shown = client.get(review_page(proposal))

    assert ("zoe@example.org" in refused.content.decode(), "zoe@example.org" in shown.content.decode()) == (
        False,
        True,
    )
    assert [shown.context[name] for name in ("review_form", "decide_form")] == [None, None]
    assert decide(client, proposal, "declined")["Location"] == "/admin/"


def test_a_review_is_kept_and_can_be_changed(desk: Client) -> None:
    call = make_scored_call()
    proposal = make_contribution(call)
    first, second = call.criteria.all()
    marks = {f"review-mark_{first.pk}": "4", f"review-mark_{second.pk}": ""}
    desk.post(review_page(proposal), {"action": "review", "review-comment": "Good", **marks})
    unfinished = (proposal.reviews.get().comment, proposal.score)
    marks[f"review-mark_{second.pk}"] = "0"
    desk.post(review_page(proposal), {"action": "review", "review-comment": "Better", **marks})

    assert unfinished == ("Good", None)
    assert (proposal.reviews.get().comment, Contribution.objects.get().score) == ("Better", 3.0)
    form = desk.get(review_page(proposal)).context["review_form"]
    assert form.initial == {"comment": "Better", f"mark_{first.pk}": "4", f"mark_{second.pk}": "0"}


def test_a_mark_beyond_the_scale_is_refused_and_nothing_is_lost(desk: Client) -> None:
    call = make_scored_call()
    proposal = make_contribution(call)
    mark = f"review-mark_{call.criteria.first().pk}"
    page = desk.post(review_page(proposal), {"action": "review", "review-comment": "Kept?", mark: "6"})

    assert (page.status_code, Review.objects.count(), "Kept?" in page.content.decode()) == (200, 0, True)


def test_only_states_that_may_follow_are_offered_and_taken(desk: Client) -> None:
    proposal = make_contribution(make_call(), state=ContributionState.DECLINED)
    offered = desk.get(review_page(proposal)).context["decide_form"].fields["state"].choices
    page = decide(desk, proposal, "accepted")

    assert offered == [("under_review", "Under review")]
    assert (page.status_code, Contribution.objects.get().state) == (200, ContributionState.DECLINED)
    assert decide(desk, proposal, "under_review", note="Seen again")["Location"] == review_page(proposal)
    kept = Contribution.objects.get()
    assert (kept.state, kept.decision_note) == (ContributionState.UNDER_REVIEW, "Seen again")


def test_accepting_makes_a_draft_session_and_leads_to_it(desk: Client) -> None:
    proposal = make_contribution(make_call(), "Water for all")
    decide(desk, proposal, "accepted")
    session = SessionPage.objects.get()

    assert (session.title, session.live, Contribution.objects.get().session) == (
        "Water for all",
        False,
        session,
    )
    assert f"/admin/pages/{session.pk}/edit/" in desk.get(review_page(proposal)).content.decode()


def test_merging_asks_for_the_other_proposal_of_the_same_call(desk: Client) -> None:
    call = make_call()
    one, other = make_contribution(call, "One"), make_contribution(call, "Other")
    stranger = make_contribution(make_call(title="Another call"), "Stranger")
    refused = [decide(desk, one, "merged"), decide(desk, one, "merged", merge_into=stranger.pk)]
    decide(desk, one, "merged", merge_into=other.pk)

    assert [page.status_code for page in refused] == [200, 200]
    assert Contribution.objects.get(pk=one.pk).merged_into == other


def test_hostile_proposals_are_shown_as_text(desk: Client) -> None:
    hostile = "<script>alert(1)</script>"
    proposal = make_contribution(
        make_call(), hostile, abstract=hostile, submitter_name=hostile, proposed_speakers=hostile
    )

    assert [hostile in desk.get(url).content.decode() for url in (INBOX, review_page(proposal))] == [
        False,
        False,
    ]


def test_proposals_cannot_be_written_here(desk: Client) -> None:
    assert desk.get(f"{INBOX}new/", follow=True).status_code == 404


def test_twenty_proposals_cost_as_many_statements_as_two(
    desk: Client, count_statements: Callable[[Client, str], int]
) -> None:
    call = make_scored_call()
    judge = make_member("judge")

    def fill(numbers: range) -> None:
        for number in numbers:
            proposal = make_contribution(call, f"Proposal {number}", language_id="fr")
            review = Review.objects.create(contribution=proposal, reviewer=judge)
            for criterion in call.criteria.all():
                Score.objects.create(review=review, criterion=criterion, value=3)

    fill(range(2))
    few = count_statements(desk, INBOX)
    fill(range(2, 20))
    assert count_statements(desk, INBOX) == few


def test_personal_data_are_erased_on_purpose_only(desk: Client) -> None:
    proposal = make_contribution(make_call(), "Water", submitter_name="Ada Example")
    page = review_page(proposal)

    slip = desk.post(page, {"action": "erase"})
    assert slip.status_code == 200
    assert Contribution.objects.get().submitter_name == "Ada Example"

    answer = desk.post(page, {"action": "erase", "erasure-is_asked_for": "on"}, follow=True)

    shown = answer.content.decode()
    assert Contribution.objects.get().submitter_name == ""
    assert ("The personal data were erased." in shown, "Ada Example" in shown) == (True, False)
    assert "Erased at the submitter's request." in shown
    assert 'value="erase"' not in shown


def test_who_may_not_decide_may_not_erase(db: None, coordinator: Callable[[Any], Client]) -> None:
    forum = make_forum()
    proposal = make_contribution(make_call(make_edition(forum)), submitter_email="zoe@example.org")
    client = coordinator(forum)
    permit(client, "view_contribution")

    answer = client.post(review_page(proposal), {"action": "erase", "erasure-is_asked_for": "on"})

    assert (answer["Location"], Contribution.objects.get().submitter_email) == ("/admin/", "zoe@example.org")


def test_the_correspondence_stands_beside_the_proposal_for_those_who_decide(
    db: None, coordinator: Callable[[Any], Client]
) -> None:
    forum = make_forum()
    proposal = make_contribution(make_call(make_edition(forum)), "Water", state="declined")
    reply = prepare(proposal)
    assert reply is not None
    client = coordinator(forum)
    permit(client, "view_contribution")
    assert reply.subject not in client.get(review_page(proposal)).content.decode()

    permit(client, "change_contribution")
    assert reply.subject in client.get(review_page(proposal)).content.decode()


def test_a_decision_prepares_the_reply_unless_it_is_not_wanted(desk: Client) -> None:
    call = make_call()
    one, other = make_contribution(call, "One"), make_contribution(call, "Other")
    answer = decide(desk, one, "declined", prepare_reply="on")
    decide(desk, other, "declined")

    assert [reply.subject for reply in Reply.objects.all()] == ["About your proposal “One”"]
    assert "Look at the reply" in desk.get(answer["Location"]).content.decode()


def test_a_reply_is_prepared_from_a_template_of_ones_choice(desk: Client) -> None:
    proposal = make_contribution(make_call(), "Water")
    question = ReplyTemplate.objects.get(state="", is_shared=True)
    foreign = ReplyTemplate.objects.create(
        forum=make_forum("Elsewhere"), name={"en": "X"}, subject={"en": "X"}, text={"en": "X"}
    )
    pages = [
        desk.post(review_page(proposal), {"action": "prepare", "preparation-template": each.pk})
        for each in (foreign, question)
    ]

    assert [page.status_code for page in pages] == [200, 302]
    assert [reply.subject for reply in Reply.objects.all()] == ["A question about your proposal “Water”"]


def test_the_inbox_is_filtered_by_what_submitters_were_written(desk: Client) -> None:
    call = make_call()
    for title in ("Nothing", "Waiting", "Sent", "Moved on"):
        proposal = make_contribution(call, title, state="declined")
        reply = prepare(proposal) if title != "Nothing" else None
        if reply is not None and title != "Waiting":
            Reply.objects.filter(pk=reply.pk).update(state="sent")
    Contribution.objects.filter(title="Moved on").update(state="under_review")
    shown = {
        answer: sorted(each.title for each in desk.get(INBOX, {"answer": answer}).context["object_list"])
        for answer in ("missing", "waiting", "sent", "nonsense")
    }

    everything = ["Moved on", "Nothing", "Sent", "Waiting"]
    assert shown == {
        "missing": ["Moved on", "Nothing"],
        "waiting": ["Waiting"],
        "sent": ["Sent"],
        "nonsense": everything,
    }


def test_who_may_only_read_is_not_told_of_replies(db: None, coordinator: Callable[[Any], Client]) -> None:
    forum = make_forum()
    prepare(make_contribution(make_call(make_edition(forum)), "Water", state="declined"))
    client = coordinator(forum)
    permit(client, "view_contribution")

    assert "answer" not in client.get(INBOX).context["filters"].form.fields
    assert len(client.get(INBOX, {"answer": "missing"}).context["object_list"]) == 1
