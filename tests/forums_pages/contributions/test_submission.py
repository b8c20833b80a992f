"""Proposals come in while the call is open, harmless and with a receipt; otherwise they are refused."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from pytest_django import DjangoCaptureOnCommitCallbacks

from forums_pages.contributions.submission import CallNotOpenError, submit
from forums_pages.enums import ContributionState, SessionKind
from forums_pages.models import CallPage, Contribution, Goal
from tests.factories import make_call, make_theme, publish, translate

pytestmark = pytest.mark.django_db

WHILE_OPEN = datetime(2026, 3, 1, tzinfo=UTC)


def open_call(**facts: Any) -> CallPage:
    return make_call(
        title="Call 2026",
        time_zone="Africa/Tunis",
        opens_on=date(2026, 1, 5),
        closes_on=date(2026, 3, 18),
        **facts,
    )


def proposal(**changes: Any) -> dict[str, Any]:
    return {
        "locale": "fr",
        "submitter_name": "Ada Example",
        "submitter_email": "ada@example.org",
        "submitter_country": "XX",
        "consent": True,
        "title": "Micro-finance for all",
        "abstract": "How small loans change a town.",
        "session_kind": SessionKind.ROUND_TABLE,
        **changes,
    }


def refused(call: CallPage, moment: datetime = WHILE_OPEN, **changes: Any) -> dict[str, list[str]]:
    with pytest.raises(ValidationError) as refusal:
        submit(call, proposal(**changes), moment)
    assert not Contribution.objects.exists()
    return dict(refusal.value.message_dict) if hasattr(refusal.value, "error_dict") else {}


def test_a_proposal_is_kept_as_sent_and_linked_to_its_call() -> None:
    call = open_call()
    theme, goal = make_theme(), Goal.objects.get(number=5)
    kept = submit(call, proposal(themes=[theme.pk], goals=[goal.pk], state="accepted", score=5), WHILE_OPEN)

    kept.refresh_from_db()
    assert (kept.call, kept.state, kept.title) == (call, ContributionState.SUBMITTED, "Micro-finance for all")
    assert (list(kept.themes.all()), list(kept.goals.all()), kept.consent) == ([theme], [goal], True)


def test_a_proposal_to_a_translated_call_belongs_to_the_call() -> None:
    call = open_call()
    assert submit(translate(call, "fr", title="Appel"), proposal(), WHILE_OPEN).call == call


@pytest.mark.parametrize(
    ("moment", "code", "sentence"),
    [
        (
            datetime(2026, 1, 4, 22, 59, tzinfo=UTC),
            "scheduled",
            "This call opens on 5 January 2026, 00:00 (Africa/Tunis).",
        ),
        (
            datetime(2026, 3, 18, 23, 0, tzinfo=UTC),
            "closed",
            ("This call closed on 18 March 2026, 23:59 (Africa/Tunis). Proposals are no longer accepted."),
        ),
    ],
)
def test_a_call_that_is_not_open_says_so(moment: datetime, code: str, sentence: str) -> None:
    with pytest.raises(CallNotOpenError) as refusal:
        submit(open_call(), proposal(), moment)
    assert (refusal.value.code, refusal.value.messages) == (code, [sentence])
    assert not Contribution.objects.exists()


def test_the_last_minute_counts() -> None:
    assert submit(open_call(), proposal(), datetime(2026, 3, 18, 22, 59, 59, tzinfo=UTC)).pk


def test_a_call_without_dates_or_that_is_not_published_takes_nothing() -> None:
    for call, code in ((make_call(), "scheduled"), (open_call(live=False), "not_published")):
        with pytest.raises(CallNotOpenError) as refusal:
            submit(call, proposal(), WHILE_OPEN)
        assert refusal.value.code == code


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"consent": False}, "consent"),
        ({"submitter_email": "ada@example.org\nBcc: all@example.org"}, "submitter_email"),
        ({"submitter_email": "not an address"}, "submitter_email"),
        ({"title": ""}, "title"),
        ({"title": "x" * 256}, "title"),
        ({"title": "nul\x00byte"}, "title"),
        ({"title": " \n\t "}, "title"),
        ({"abstract": "x" * 5001}, "abstract"),
        ({"proposed_speakers": "x" * 5001}, "proposed_speakers"),
        ({"session_kind": "riot"}, "session_kind"),
        ({"session_kind": SessionKind.AGORA}, "session_kind"),
        ({"locale": "xx"}, "locale"),
        ({"submitter_country": "QQ"}, "submitter_country"),
        ({"themes": [999999]}, "themes"),
        ({"themes": ["1 OR 1=1"]}, "themes"),
        ({"goals": ["99999999999999999999999999"]}, "goals"),
        ({"language": "9" * 40}, "language"),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_nothing_is_kept(changes: dict[str, Any], field: str) -> None:
    call = open_call(session_kinds=[SessionKind.ROUND_TABLE, SessionKind.WORKSHOP])
    assert list(refused(call, **changes)) == [field]


def test_only_the_themes_that_the_call_asks_for_are_taken() -> None:
    asked, other, draft = make_theme("Asked"), make_theme("Other"), make_theme("Draft", live=False)
    call = open_call()
    call.themes = [asked, draft]
    call = publish(call)

    assert list(refused(call, themes=[other.pk])) == list(refused(call, themes=[draft.pk])) == ["themes"]
    assert list(submit(call, proposal(themes=[asked.pk]), WHILE_OPEN).themes.all()) == [asked]


def test_markup_is_kept_as_text_and_one_line_stays_one_line() -> None:
    kept = submit(open_call(), proposal(title="<script>\n alert(1)</script>"), WHILE_OPEN)
    assert kept.title == "<script> alert(1)</script>"


@pytest.mark.parametrize(
    ("locale", "subject"),
    [
        ("en", "We have received your proposal – Call 2026"),
        ("fr", "Nous avons reçu votre proposition – Appel 2026"),
        ("ar", "لقد استلمنا مقترحكم – Call 2026"),
    ],
)
def test_the_receipt_is_in_the_language_of_the_form_and_repeats_nothing(
    locale: str, subject: str, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    call = open_call()
    translate(call, "fr", title="Appel 2026")
    with django_capture_on_commit_callbacks(execute=True):
        kept = submit(call, proposal(locale=locale, title="Buy http://spam.example"), WHILE_OPEN)
        before_commit = len(mail.outbox)

    [receipt] = mail.outbox
    assert (before_commit, receipt.subject, receipt.to) == (0, subject, ["ada@example.org"])
    assert str(kept.reference) in receipt.body
    assert "Africa/Tunis" in receipt.body
    assert not [text for text in ("spam", "Ada", "&") if text in receipt.body + receipt.subject]


def test_a_mail_server_that_is_down_loses_no_proposal(
    settings: Any, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    with django_capture_on_commit_callbacks(execute=True):
        kept = submit(open_call(), proposal(), WHILE_OPEN)
    assert Contribution.objects.get() == kept
