from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from forums_pages.fields import words
from forums_pages.models import ReplyTemplate
from tests.factories import make_call, make_contribution, make_edition, make_forum
from tests.forums_pages.viewsets.test_contributions import permit

TEMPLATES = "/admin/reply_templates/"
# The boxes of a text with its words per language are numbered in the order of the languages.
WORDS = {"name_0": "Late", "subject_0": "About {title}", "text_0": "Dear {name}, …"}


def edit(template: ReplyTemplate) -> str:
    return f"{TEMPLATES}edit/{template.pk}/"


def sent(client: Client, url: str, **fields: Any) -> Any:
    form = client.get(url).context["form"]
    data = {"state": "", "forum": "", "seen": form["seen"].value(), **WORDS, **fields}
    return client.post(url, data)


def test_nobody_starts_from_nothing(desk: Client) -> None:
    listed = [str(each) for each in desk.get(TEMPLATES).context["object_list"]]
    assert sorted(listed) == [
        "A question",
        "Accepted",
        "Declined",
        "Merged into another",
        "Shortlisted",
        "Withdrawn",
    ]


def test_a_template_is_made_for_all_forums_or_for_one(desk: Client) -> None:
    forum = make_forum()
    sent(desk, f"{TEMPLATES}new/")
    sent(desk, f"{TEMPLATES}new/", forum=forum.pk, state="accepted")

    made = ReplyTemplate.objects.order_by("-pk")[:2]
    assert [(each.is_shared, each.forum, each.state) for each in made] == [
        (False, forum, "accepted"),
        (True, None, ""),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dear {nmae}", "There is no placeholder {nmae}. These can be used: {name} {title}"),
        ("{name.__class__}", "There is no placeholder {name.__class__}."),
        ("Dear {name", "A brace { or } stands alone."),
    ],
)
def test_an_unknown_placeholder_is_refused_and_nothing_is_lost(
    desk: Client, text: str, expected: str
) -> None:
    page = sent(desk, f"{TEMPLATES}new/", text_0=text)

    assert (page.status_code, expected in str(page.context["form"].errors["text"].as_data())) == (200, True)
    assert text in page.content.decode()


def test_subject_and_text_are_asked_for_in_the_same_languages(desk: Client) -> None:
    page = sent(desk, f"{TEMPLATES}new/", text_1="Bonjour")

    assert page.context["form"].errors == {
        "subject": ["Write it in the same languages as the other: fr is missing."]
    }


def test_one_decision_has_one_template_for_all_and_one_per_forum(desk: Client) -> None:
    forum = make_forum()
    sent(desk, f"{TEMPLATES}new/", forum=forum.pk, state="accepted")
    before = ReplyTemplate.objects.count()
    pages = [
        sent(desk, f"{TEMPLATES}new/", state="accepted"),
        sent(desk, f"{TEMPLATES}new/", forum=forum.pk, state="accepted"),
    ]

    assert [page.status_code for page in pages] == [200, 200]
    assert ReplyTemplate.objects.count() == before


def test_what_every_decision_falls_back_to_can_be_changed_and_not_deleted(desk: Client) -> None:
    shipped = ReplyTemplate.objects.get(state="declined", is_shared=True)
    sent(desk, edit(shipped))
    desk.post(f"{TEMPLATES}delete/{shipped.pk}/")

    kept = ReplyTemplate.objects.get(pk=shipped.pk)
    assert (words(kept.subject), kept.state, kept.is_shared) == ({"en": "About {title}"}, "declined", True)


def test_whoever_saves_second_is_told(desk: Client) -> None:
    template = ReplyTemplate.objects.get(state="declined", is_shared=True)
    seen = desk.get(edit(template)).context["form"]["seen"].value()
    sent(desk, edit(template), text_0="Theirs")
    refused = desk.post(edit(template), {**WORDS, "seen": seen, "text_0": "Mine"})
    between = words(ReplyTemplate.objects.get(pk=template.pk).text)
    again = refused.context["form"]["seen"].value()
    desk.post(edit(template), {**WORDS, "seen": again, "text_0": "Mine"})

    assert (refused.status_code, between) == (200, {"en": "Theirs"})
    assert words(ReplyTemplate.objects.get(pk=template.pk).text) == {"en": "Mine"}


def test_a_coordinator_changes_the_own_forums_and_reads_those_for_all(
    db: None, coordinator: Callable[[Any], Client]
) -> None:
    ours, theirs = make_forum("Ours"), make_forum("Theirs")
    given: dict[str, Any] = {"name": {"en": "X"}, "subject": {"en": "X"}, "text": {"en": "X"}}
    own = ReplyTemplate.objects.create(forum=ours, **given)
    foreign = ReplyTemplate.objects.create(forum=theirs, **given)
    shared = ReplyTemplate.objects.get(state="declined", is_shared=True)
    client = coordinator(ours)
    assert client.get(TEMPLATES)["Location"] == "/admin/"
    permit(client, "view_contribution", "change_contribution")

    listed = set(client.get(TEMPLATES).context["object_list"])
    assert (own in listed, shared in listed, foreign in listed) == (True, True, False)
    assert sent(client, edit(own), forum=ours.pk).status_code == 302
    refused = [
        client.post(edit(shared), {**WORDS, "seen": ""}, follow=True),
        client.post(edit(foreign), {**WORDS, "seen": ""}, follow=True),
        client.get(f"{TEMPLATES}history/{foreign.pk}/", follow=True),
        client.post(f"{TEMPLATES}delete/{foreign.pk}/", follow=True),
        client.get(f"{TEMPLATES}preview/{foreign.pk}/", follow=True),
    ]
    assert [page.status_code for page in refused] == [404] * 5
    pages = [sent(client, f"{TEMPLATES}new/"), sent(client, f"{TEMPLATES}new/", forum=theirs.pk)]
    assert [page.status_code for page in pages] == [200, 200]
    assert words(ReplyTemplate.objects.get(pk=shared.pk).subject) != {"en": "About {title}"}


def test_a_template_is_tried_with_a_real_proposal_of_ones_own(
    db: None, coordinator: Callable[[Any], Client]
) -> None:
    ours, theirs = make_forum("Ours"), make_forum("Theirs")
    make_contribution(make_call(make_edition(ours)), "Own <b>", state="declined")
    foreign = make_contribution(make_call(make_edition(theirs)), "Foreign", state="declined")
    client = coordinator(ours)
    permit(client, "view_contribution", "change_contribution")
    shared = ReplyTemplate.objects.get(state="declined", is_shared=True)
    page = client.get(f"{TEMPLATES}preview/{shared.pk}/", {"proposal": foreign.pk})

    subjects = [letter["subject"] for letter in page.context["letters"]]
    assert subjects[0] == "About your proposal “Own <b>”"
    assert [letter["language"] for letter in page.context["letters"]] == ["en", "fr", "ar"]
    assert ("Own <b>" in page.content.decode(), "Foreign" in page.content.decode()) == (False, False)


def test_without_a_proposal_the_preview_says_so(desk: Client) -> None:
    shared = ReplyTemplate.objects.get(state="declined", is_shared=True)
    page = desk.get(f"{TEMPLATES}preview/{shared.pk}/")

    assert "There is no proposal yet with which it could be tried." in page.content.decode()


def test_a_forum_that_goes_leaves_its_templates_to_headquarters(desk: Client) -> None:
    forum = make_forum()
    sent(desk, f"{TEMPLATES}new/", forum=forum.pk, state="accepted")
    template = ReplyTemplate.objects.get(forum=forum)
    forum.delete()

    kept = ReplyTemplate.objects.get(pk=template.pk)
    assert (kept.forum, kept.is_shared) == (None, False)
    assert "A forum that is gone" in desk.get(TEMPLATES).content.decode()


def test_twenty_templates_cost_as_many_statements_as_two(
    desk: Client, count_statements: Callable[[Client, str], int]
) -> None:
    given: dict[str, Any] = {"name": {"en": "X"}, "subject": {"en": "X"}, "text": {"en": "X"}}

    def fill(numbers: range) -> None:
        for number in numbers:
            ReplyTemplate.objects.create(forum=make_forum(f"Forum {number}"), **given)

    fill(range(2))
    few = count_statements(desk, TEMPLATES)
    fill(range(2, 20))
    assert count_statements(desk, TEMPLATES) == few
