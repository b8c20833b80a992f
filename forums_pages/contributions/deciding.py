"""What the team does with proposals: weigh them, merge them, accept them as sessions."""

from collections.abc import Iterable

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from forums_pages.enums import ContributionState, SessionState
from forums_pages.models import Contribution, EditionPage, SessionPage
from forums_pages.programme.drafts import add_draft


class TransitionError(ValidationError):
    """A proposal cannot go from where it stands to where it was sent."""


@transaction.atomic
def move_to(contribution: Contribution, state: ContributionState, note: str = "") -> Contribution:
    """Return the proposal in ``state``, with ``note`` added to the team's; accepting and merging are below.

    Raises:
        TransitionError: it cannot go there from where it stands, or needs ``accept`` or ``merge``.
    """
    if state in (ContributionState.ACCEPTED, ContributionState.MERGED):
        raise TransitionError(_("Use the action of that name: it also makes what follows."), code="action")
    locked = _locked(contribution)
    _enter(locked, state, note)
    locked.save(update_fields=["state", "decision_note"])
    return locked


@transaction.atomic
def accept(contribution: Contribution, user: AbstractBaseUser | None, note: str = "") -> SessionPage:
    """Return a draft session under the call's edition, filled from the proposal; linked both ways.

    The proposed speakers, the technical needs and the submitter stay in the proposal: they are not agreed,
    and not public. Accepting twice at the same time makes one session.

    Raises:
        TransitionError: the proposal cannot be accepted from where it stands, or its edition is gone.
    """
    locked = _locked(contribution)
    edition = locked.call.source.edition
    if edition is None:
        raise TransitionError(_("The edition of this call no longer exists."), code="edition")
    _enter(locked, ContributionState.ACCEPTED, note)
    locked.session = _make_session(locked, edition, user)
    locked.save(update_fields=["state", "decision_note", "session"])
    locked.merged_from.update(session=locked.session)
    return locked.session


@transaction.atomic
def merge(contributions: Iterable[Contribution], into: Contribution, note: str = "") -> Contribution:
    """Return ``into``, with which the other proposals are considered from now on; they say so.

    If it was accepted already, they are linked to its session.

    Raises:
        TransitionError: one is ``into`` itself, belongs to another call, or is beyond merging.
    """
    target = _locked(into)
    if target.state in (ContributionState.MERGED, ContributionState.WITHDRAWN):
        raise TransitionError(_("Nothing can be merged into a proposal that is out itself."), code="target")
    for contribution in contributions:
        locked = _locked(contribution)
        if locked.pk == target.pk:
            raise TransitionError(_("A proposal cannot be merged into itself."), code="itself")
        if locked.call_id != target.call_id:
            raise TransitionError(_("Only proposals to the same call can be merged."), code="call")
        _enter(locked, ContributionState.MERGED, note)
        locked.merged_into, locked.session = target, target.session
        locked.save(update_fields=["state", "decision_note", "merged_into", "session"])
        # What had been merged into it comes along, so that nothing points at a proposal that is out.
        locked.merged_from.update(merged_into=target, session=target.session)
    return target


def refusal_of(contribution: Contribution, state: ContributionState) -> str:
    """Return in a sentence why the proposal cannot go to ``state``; empty where it can."""
    if not contribution.may_become(state):
        states = dict(ContributionState.choices)
        message = _("A proposal that is “%(now)s” cannot become “%(then)s”.")
        return message % {"now": states[contribution.state], "then": states[state]}
    if state == ContributionState.ACCEPTED and contribution.call.source.edition is None:
        return _("The edition of this call no longer exists.")
    return ""


def _locked(contribution: Contribution) -> Contribution:
    """Return the proposal as the database has it, locked until the transaction ends."""
    return Contribution.objects.select_for_update(of=("self",)).get(pk=contribution.pk)


def _enter(contribution: Contribution, state: ContributionState, note: str) -> None:
    if refusal := refusal_of(contribution, state):
        raise TransitionError(refusal, code="transition")
    contribution.state = state
    if note:
        contribution.decision_note = "\n".join(filter(None, (contribution.decision_note, note)))


def _make_session(
    contribution: Contribution, edition: EditionPage, user: AbstractBaseUser | None
) -> SessionPage:
    session = SessionPage(
        title=contribution.title,
        abstract=contribution.abstract,
        kind=contribution.session_kind,
        state=SessionState.PROPOSED,
    )
    session.languages = [contribution.language] if contribution.language else []
    session.themes = list(contribution.themes.all())
    session.goals = list(contribution.goals.all())
    return add_draft(edition, session, user)
