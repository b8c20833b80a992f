"""What a reviewer fills in, and what a decision asks for."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from forums_pages.contributions.deciding import TransitionError, accept, merge, move_to
from forums_pages.contributions.erasing import erase_submitter
from forums_pages.contributions.replies import NobodyToWriteToError, prepare, templates_for
from forums_pages.enums import ContributionState
from forums_pages.models import Contribution, Reply, ReplyTemplate, Review, Score
from forums_pages.models.contributions import HIGHEST_SCORE, TRANSITIONS

MARKS = [(str(mark), str(mark)) for mark in range(HIGHEST_SCORE + 1)]


class ReviewForm(forms.Form):
    """One mark per criterion of the call, and a comment. Reviews may be finished later."""

    comment = forms.CharField(
        label=_("Comment"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("For the team only. The submitter does not see it."),
    )

    def __init__(self, *args: Any, contribution: Contribution, user: Any, **kwargs: Any) -> None:
        self.contribution, self.user = contribution, user
        self.review = contribution.reviews.filter(reviewer=user).first()
        self.criteria = list(contribution.call.criteria.all())
        super().__init__(*args, **{"prefix": "review", "initial": self._written(), **kwargs})
        marks = {f"mark_{criterion.pk}": self._mark(criterion) for criterion in self.criteria}
        self.fields = marks | self.fields

    @transaction.atomic
    def save(self) -> Review:
        """Keep the review of this user; marks that were taken back are deleted."""
        review, _created = Review.objects.update_or_create(
            contribution=self.contribution,
            reviewer=self.user,
            defaults={"comment": self.cleaned_data["comment"]},
        )
        review.scores.all().delete()
        marks = {criterion: self.cleaned_data[f"mark_{criterion.pk}"] for criterion in self.criteria}
        Score.objects.bulk_create(
            Score(review=review, criterion=criterion, value=int(mark))
            for criterion, mark in marks.items()
            if mark
        )
        return review

    def _written(self) -> dict[str, Any]:
        if self.review is None:
            return {}
        marks = {f"mark_{score.criterion_id}": str(score.value) for score in self.review.scores.all()}
        return {"comment": self.review.comment, **marks}

    def _mark(self, criterion: Any) -> forms.ChoiceField:
        weight = _("Counts %(weight)d of 100. 0 is lowest, 5 is best.") % {"weight": criterion.weight}
        return forms.ChoiceField(
            label=str(criterion.label),
            required=False,
            choices=[("", _("Not yet")), *MARKS],
            widget=forms.RadioSelect,
            help_text=" ".join(part for part in (str(criterion.description or ""), str(weight)) if part),
        )


class DecisionForm(forms.Form):
    """Where the proposal goes from here: only to states that it may enter."""

    state = forms.ChoiceField(label=_("Move to"), widget=forms.RadioSelect)
    merge_into = forms.ModelChoiceField(
        label=_("Merge into"),
        queryset=Contribution.objects.none(),
        required=False,
        help_text=_("Only if it is merged: the proposal with which it goes on."),
    )
    note = forms.CharField(
        label=_("Note"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("For the team only. It is added to the notes so far."),
    )
    prepare_reply = forms.BooleanField(
        label=_("Prepare the reply"),
        required=False,
        initial=True,
        help_text=_("It waits in the outbox. Nothing is sent before somebody says so."),
    )

    def __init__(self, *args: Any, contribution: Contribution, user: Any, **kwargs: Any) -> None:
        self.contribution, self.user = contribution, user
        super().__init__(*args, **{"prefix": "decision", **kwargs})
        allowed = TRANSITIONS[contribution.state]
        self.fields["state"].choices = [  # type: ignore[attr-defined]  # a ChoiceField
            choice for choice in ContributionState.choices if choice[0] in allowed
        ]
        others = Contribution.objects.filter(call=contribution.call_id).exclude(pk=contribution.pk)
        ended = (ContributionState.MERGED, ContributionState.WITHDRAWN)
        self.fields["merge_into"].queryset = others.exclude(state__in=ended)  # type: ignore[attr-defined]  # same
        self.reply: Reply | None = None
        if not contribution.submitter_email:
            del self.fields["prepare_reply"]

    def clean(self) -> dict[str, Any]:
        """Ask for the other proposal where one is needed."""
        data: dict[str, Any] = super().clean() or {}
        if data.get("state") == ContributionState.MERGED and not data.get("merge_into"):
            raise ValidationError({"merge_into": _("Choose the proposal with which it goes on.")})
        return data

    def save(self) -> bool:
        """Carry the decision out; False, with an error at the form, when it came too late."""
        state, note = ContributionState(self.cleaned_data["state"]), self.cleaned_data["note"]
        try:
            if state == ContributionState.ACCEPTED:
                accept(self.contribution, self.user, note)
            elif state == ContributionState.MERGED:
                merge([self.contribution], self.cleaned_data["merge_into"], note)
            else:
                move_to(self.contribution, state, note)
        except TransitionError as error:
            self.add_error(None, error)
            return False
        if self.cleaned_data.get("prepare_reply"):
            self.reply = prepare(self.contribution)
        return True


class PreparationForm(forms.Form):
    """Which template a reply is written from, whatever was decided."""

    template = forms.ModelChoiceField(label=_("Template"), queryset=ReplyTemplate.objects.none())

    def __init__(self, *args: Any, contribution: Contribution, user: Any, **kwargs: Any) -> None:
        self.contribution, self.user = contribution, user
        self.reply: Reply | None = None
        super().__init__(*args, **{"prefix": "preparation", **kwargs})
        self.fields["template"].queryset = templates_for(contribution)  # type: ignore[attr-defined]  # a ModelChoiceField

    def save(self) -> bool:
        """Prepare the reply; False, with an error at the form, when there is nobody left to write to."""
        try:
            self.reply = prepare(self.contribution, self.cleaned_data["template"])
        except NobodyToWriteToError as error:
            self.add_error(None, error)
            return False
        return True


class TogetherForm(forms.Form):
    """What is said of several proposals at once: one note for all, and whether their replies are prepared."""

    note = forms.CharField(
        label=_("Note"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("For the team only. It is added to the notes of each."),
    )
    prepare_replies = forms.BooleanField(
        label=_("Prepare the replies"),
        required=False,
        initial=True,
        help_text=_("They wait in the outbox. Nothing is sent before somebody says so."),
    )


class ErasureForm(forms.Form):
    """Makes sure that nobody erases by a slip of the hand."""

    is_asked_for = forms.BooleanField(
        label=_("The submitter has asked for it"), help_text=_("It cannot be undone.")
    )

    def __init__(self, *args: Any, contribution: Contribution, user: Any, **kwargs: Any) -> None:
        self.contribution, self.user = contribution, user
        super().__init__(*args, **{"prefix": "erasure", **kwargs})

    def save(self) -> None:
        """Erase whom the proposal came from."""
        erase_submitter(self.contribution, self.user)
