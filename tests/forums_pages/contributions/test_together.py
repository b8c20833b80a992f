import pytest
from django.contrib.auth.models import User
from wagtail.models import ModelLogEntry

from forums_pages.contributions.locking import ChangedMeanwhileError
from forums_pages.contributions.together import Done, decide_together
from forums_pages.enums import ContributionState
from forums_pages.models import Contribution, Reply, SessionPage
from tests.factories import make_call, make_contribution

pytestmark = pytest.mark.django_db
ACCEPTED, DECLINED = ContributionState.ACCEPTED, ContributionState.DECLINED


def states() -> dict[str, str]:
    return dict(Contribution.objects.values_list("title", "state"))


def test_several_are_accepted_with_a_session_a_note_and_a_reply_each(admin_user: User) -> None:
    call = make_call()
    proposals = [make_contribution(call, title) for title in ("Water", "Wells")]
    seen = {each.pk: each.state for each in proposals}

    assert decide_together(seen, ACCEPTED, admin_user, "Agreed", with_replies=True) == Done(2, 2)

    assert states() == {"Water": "accepted", "Wells": "accepted"}
    assert sorted(SessionPage.objects.filter(live=False).values_list("title", flat=True)) == [
        "Water",
        "Wells",
    ]
    assert set(Contribution.objects.values_list("decision_note", flat=True)) == {"Agreed"}
    assert set(Reply.objects.values_list("state", "written_for")) == {("waiting", "accepted")}
    assert ModelLogEntry.objects.filter(action="wagtail.edit", user=admin_user).count() == 2


def test_nobody_is_written_to_unless_it_was_asked_for_or_can_be() -> None:
    call = make_call()
    one, erased = make_contribution(call, "One"), make_contribution(call, "Erased", submitter_email="")

    assert decide_together({one.pk: "submitted"}, DECLINED, None) == Done(1, 0)
    assert decide_together({erased.pk: "submitted"}, DECLINED, None, with_replies=True) == Done(1, 0)


@pytest.mark.parametrize("now", ["shortlisted", "withdrawn"])
def test_whoever_comes_second_moves_nothing(now: str) -> None:
    call = make_call()
    one, other = make_contribution(call, "One"), make_contribution(call, "Other")
    seen = {one.pk: "submitted", other.pk: "submitted"}
    Contribution.objects.filter(pk=other.pk).update(state=now)
    with pytest.raises(ChangedMeanwhileError):
        decide_together(seen, ACCEPTED, None, with_replies=True)

    assert states() == {"One": "submitted", "Other": now}
    assert (SessionPage.objects.count(), Reply.objects.count()) == (0, 0)


def test_what_cannot_go_there_keeps_all_where_they_are() -> None:
    call = make_call()
    one, declined = make_contribution(call, "One"), make_contribution(call, "Declined", state="declined")
    with pytest.raises(ChangedMeanwhileError):
        decide_together({one.pk: "submitted", declined.pk: "declined"}, ACCEPTED, None)

    assert states() == {"One": "submitted", "Declined": "declined"}


def test_a_proposal_that_is_gone_is_noticed() -> None:
    one = make_contribution(make_call(), "One")
    with pytest.raises(ChangedMeanwhileError):
        decide_together({one.pk: "submitted", 999: "submitted"}, DECLINED, None)
    assert states() == {"One": "submitted"}
