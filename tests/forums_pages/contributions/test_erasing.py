import pytest
from django.contrib.auth.models import User

from forums_pages.contributions.deciding import accept
from forums_pages.contributions.erasing import erase_submitter
from forums_pages.enums import ContributionState
from forums_pages.models import Contribution
from tests.factories import make_call, make_contribution

pytestmark = pytest.mark.django_db
PERSONAL = {
    "submitter_name": "Ada Example",
    "submitter_email": "ada@example.org",
    "submitter_organisation": "Ada and daughters",
    "submitter_sector": "private",
    "submitter_country": "TN",
    "proposed_speakers": "Grace Example, director",
}


def test_nobody_is_left_in_the_proposal(admin_user: User) -> None:
    proposal = make_contribution(make_call(), "Water", **PERSONAL)
    stored = str(Contribution.objects.values().get())
    assert [words for words in PERSONAL.values() if words not in stored] == []

    erase_submitter(proposal, admin_user)

    kept = Contribution.objects.get()
    left = str(Contribution.objects.values(*PERSONAL).get())
    assert [words for words in PERSONAL.values() if words in left] == []
    assert (kept.title, kept.state, kept.reference) == ("Water", "withdrawn", proposal.reference)


@pytest.mark.parametrize(
    ("state", "after"),
    [("under_review", "withdrawn"), ("shortlisted", "withdrawn"), ("declined", "declined")],
)
def test_what_is_decided_stays_decided(state: str, after: str) -> None:
    proposal = make_contribution(make_call(), state=state)

    assert erase_submitter(proposal, None).state == after


def test_the_session_that_was_made_of_it_stays(admin_user: User) -> None:
    proposal = make_contribution(make_call(), "Water")
    session = accept(proposal, admin_user)

    erased = erase_submitter(proposal, admin_user)

    assert (erased.state, erased.session) == (ContributionState.ACCEPTED, session)
