from datetime import date
from typing import Any

import pytest

from forums_pages.contributions.deciding import accept, merge
from forums_pages.contributions.erasing import erase_submitter
from forums_pages.contributions.replies import (
    NobodyToWriteToError,
    contact_address,
    drafted,
    prepare,
    template_for,
    values_of,
)
from forums_pages.enums import ContributionState, ReplyState
from forums_pages.fields import words
from forums_pages.models import Contribution, EditionContact, EditionPage, Reply, ReplyTemplate
from tests.factories import make_call, make_contribution, make_edition, make_forum, translate

pytestmark = pytest.mark.django_db


def make_template(**fields: Any) -> ReplyTemplate:
    given = {"name": {"en": "Own"}, "subject": {"en": "About {title}"}, "text": {"en": "Dear {name}"}}
    return ReplyTemplate.objects.create(**(given | fields))


def test_a_decision_is_answered_with_shipped_words_in_the_language_of_the_form() -> None:
    said = {}
    for locale in ("en", "fr", "ar"):
        proposal = make_contribution(make_call(), "Water", state="declined", locale=locale)
        reply = prepare(proposal)
        assert reply is not None
        said[locale] = (reply.locale, reply.recipient, reply.subject, reply.state, reply.written_for)

    about = {
        "en": "About your proposal “Water”",
        "fr": "À propos de votre proposition «\u00a0Water\u00a0»",
        "ar": "بشأن مقترحكم «Water»",
    }
    assert said == {
        locale: (locale, "zoe@example.org", subject, "waiting", "declined")
        for locale, subject in about.items()
    }


def test_everything_that_is_known_of_a_proposal_is_filled_in() -> None:
    forum = make_forum("Exampleland")
    call = make_call(make_edition(forum, "Forum 2030"), "Call 2030", results_on=date(2030, 3, 1))
    translate(call, "fr", title="Appel 2030")
    first = make_contribution(call, "Water\nfor all", submitter_name="Zoe\r\nBcc: x@example.org")
    session = accept(first, None)
    other = make_contribution(call, "Wells")
    merge([other], first)

    assert values_of(Contribution.objects.get(pk=other.pk), "fr") == {
        "name": "Zoe Example",
        "title": "Wells",
        "reference": str(other.reference),
        "call": "Appel 2030",
        "edition": "Forum 2030",
        "forum": "Exampleland",
        "session": session.title,
        "merged_into": "Water for all",
        "results_on": "1 mars 2030",
        "team": "L’équipe – Exampleland",
    }
    assert values_of(first, "en")["name"] == "Zoe Bcc: x@example.org"


def test_the_forums_own_template_comes_first_and_never_another_forums() -> None:
    here, there = make_forum("Here"), make_forum("There")
    mine, theirs = make_template(state="accepted", forum=here), make_template(state="accepted", forum=there)
    shared = ReplyTemplate.objects.get(state="accepted", is_shared=True)
    elsewhere = make_edition(make_forum("Elsewhere"), "Elsewhere 2030")
    proposals = [
        make_contribution(make_call(edition), state="accepted")
        for edition in (make_edition(here), make_edition(there), elsewhere)
    ]

    assert [template_for(each) for each in proposals] == [mine, theirs, shared]


def test_where_nothing_is_said_of_a_state_nothing_is_prepared() -> None:
    proposal = make_contribution(make_call(), state="under_review")

    assert (prepare(proposal), Reply.objects.count()) == (None, 0)


def test_preparing_twice_makes_one_reply() -> None:
    proposal = make_contribution(make_call(), state="declined")
    first, second = prepare(proposal), prepare(proposal)
    assert (first, Reply.objects.count()) == (second, 1)

    Reply.objects.update(state=ReplyState.SENT)
    assert prepare(proposal) != first


def test_nobody_is_written_to_whose_data_were_erased() -> None:
    proposal = make_contribution(make_call(), state="declined")
    erase_submitter(proposal, None)

    with pytest.raises(NobodyToWriteToError):
        prepare(proposal)
    assert Reply.objects.count() == 0


def test_a_template_without_words_in_the_language_answers_in_another_and_says_so() -> None:
    template = make_template(subject={"fr": "Bonjour", "en": "Hello"}, text={"fr": "Texte"})
    proposal = make_contribution(make_call(), locale="ar")

    assert drafted(proposal, template) == ("Bonjour", "Texte", "fr")


def test_a_subject_stays_on_one_line_and_within_its_length() -> None:
    template = make_template(subject={"en": "{title}"})
    proposal = make_contribution(make_call(), "A\r\nBcc: b@example.org \u202e" + "x" * 200)
    subject, _text, _language = drafted(proposal, template)

    assert subject == "A Bcc: b@example.org " + "x" * 200
    proposal.title = "y" * 400
    assert drafted(proposal, template)[0] == "y" * 255


@pytest.mark.parametrize("state", ["accepted", "declined", "shortlisted", "merged", "withdrawn", ""])
def test_the_shipped_words_are_complete(state: str) -> None:
    template = ReplyTemplate.objects.get(is_shared=True, state=state)
    told = [words(template.name), words(template.subject), words(template.text)]

    assert [sorted(each) for each in told] == [["ar", "en", "fr"]] * 3


def test_answers_go_to_a_public_contact_only() -> None:
    edition = make_edition()
    contacts = [
        EditionContact(name="Hidden", email="hidden@example.org"),
        EditionContact(name="Desk", email="desk@example.org", email_is_public=True),
    ]
    proposal = make_contribution(make_call(edition))
    assert contact_address(proposal) == ""

    page = EditionPage.objects.get(pk=edition.pk)
    page.contacts = contacts
    page.save()

    assert contact_address(Contribution.objects.get()) == "desk@example.org"
    assert ContributionState(proposal.state) == "submitted"
