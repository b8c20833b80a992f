"""Contributions: proposals that organisations send in answer to a call. Nothing of them is ever public."""

import uuid
from typing import Any, ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField

from forums_pages.enums import ContributionState, Sector, SessionKind
from forums_pages.models.calls import CallPage, Criterion
from forums_pages.models.sessions import SessionPage

HIGHEST_SCORE = 5

UNDECIDED = (ContributionState.SUBMITTED, ContributionState.UNDER_REVIEW, ContributionState.SHORTLISTED)
# Where a proposal may go from where it stands. Merged and withdrawn are ends.
TRANSITIONS: dict[str, frozenset[str]] = {
    ContributionState.SUBMITTED: frozenset(
        {
            ContributionState.UNDER_REVIEW,
            ContributionState.SHORTLISTED,
            ContributionState.ACCEPTED,
            ContributionState.DECLINED,
            ContributionState.WITHDRAWN,
            ContributionState.MERGED,
        }
    ),
    ContributionState.UNDER_REVIEW: frozenset(
        {
            ContributionState.SHORTLISTED,
            ContributionState.ACCEPTED,
            ContributionState.DECLINED,
            ContributionState.WITHDRAWN,
            ContributionState.MERGED,
        }
    ),
    ContributionState.SHORTLISTED: frozenset(
        {
            ContributionState.UNDER_REVIEW,
            ContributionState.ACCEPTED,
            ContributionState.DECLINED,
            ContributionState.WITHDRAWN,
            ContributionState.MERGED,
        }
    ),
    ContributionState.ACCEPTED: frozenset({ContributionState.WITHDRAWN, ContributionState.DECLINED}),
    ContributionState.DECLINED: frozenset({ContributionState.UNDER_REVIEW}),
    ContributionState.WITHDRAWN: frozenset(),
    ContributionState.MERGED: frozenset(),
}


class ContributionQuerySet(models.QuerySet["Contribution"]):
    """Named questions about contributions."""

    def undecided(self) -> "ContributionQuerySet":
        """Return what still needs a decision."""
        return self.filter(state__in=UNDECIDED)


class Contribution(models.Model):
    """A proposal with its submitter. Personal data: it reaches no public surface."""

    reference = models.UUIDField(_("reference"), default=uuid.uuid4, unique=True, editable=False)
    call = models.ForeignKey(
        CallPage,
        verbose_name=_("call"),
        # A translation that takes the call's place keeps its proposals; without one the call stays
        # (see ``sources``).
        on_delete=models.DO_NOTHING,
        related_name="contributions",
    )
    submitted_at = models.DateTimeField(_("submitted at"), auto_now_add=True)
    locale = models.CharField(
        _("language of the form"), max_length=10, choices=settings.LANGUAGES, default="en"
    )

    submitter_name = models.CharField(_("name"), max_length=200)
    submitter_email = models.EmailField(_("e-mail"))
    submitter_organisation = models.CharField(_("organisation"), max_length=255, blank=True)
    submitter_sector = models.CharField(_("sector"), max_length=30, choices=Sector.choices, blank=True)
    submitter_country = CountryField(_("country"), blank=True)
    consent = models.BooleanField(_("consents to the use of the data for this call"), default=False)

    title = models.CharField(_("title"), max_length=255)
    abstract = models.TextField(_("abstract"), max_length=5000)
    session_kind = models.CharField(
        _("format"), max_length=20, choices=SessionKind.choices, default=SessionKind.ROUND_TABLE
    )
    language = models.ForeignKey(
        "forums_pages.Language",
        verbose_name=_("language"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    themes = models.ManyToManyField(
        "forums_pages.Theme", verbose_name=_("themes"), blank=True, related_name="+"
    )
    goals = models.ManyToManyField(
        "forums_pages.Goal", verbose_name=_("Sustainable Development Goals"), blank=True, related_name="+"
    )
    proposed_speakers = models.TextField(_("proposed speakers"), blank=True)
    technical_needs = models.TextField(_("technical needs"), blank=True)

    state = models.CharField(
        _("state"), max_length=20, choices=ContributionState.choices, default=ContributionState.SUBMITTED
    )
    decision_note = models.TextField(_("note on the decision"), blank=True, help_text=_("For the team only."))
    merged_into = models.ForeignKey(
        "self",
        verbose_name=_("merged into"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="merged_from",
    )
    session = models.ForeignKey(
        SessionPage,
        verbose_name=_("session"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="contributions",
        help_text=_("The session that was made of it."),
    )

    objects = ContributionQuerySet.as_manager()

    class Meta:
        ordering = ("-submitted_at", "pk")
        verbose_name = _("contribution")
        verbose_name_plural = _("contributions")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=~models.Q(state=ContributionState.MERGED) | models.Q(merged_into__isnull=False),
                name="merged_contribution_names_the_other",
                violation_error_message=_("Say which contribution it was merged into."),
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["call", "state"])]

    def __str__(self) -> str:
        return self.title

    def may_become(self, state: str) -> bool:
        """Return whether the proposal may go from its state to ``state``."""
        return state in TRANSITIONS[self.state]

    def clean(self) -> None:
        """Check consent, and that a proposal is not merged into itself."""
        super().clean()
        if not self.consent:
            raise ValidationError({"consent": _("Without consent the proposal cannot be kept.")})
        if self.merged_into_id is not None and self.merged_into_id == self.pk:
            raise ValidationError({"merged_into": _("A proposal cannot be merged into itself.")})

    @property
    def score(self) -> float | None:
        """Return the weighted mean of all reviews, 0 to 5; None before the first complete review."""
        scores = [review.score for review in self.reviews.all()]
        complete = [score for score in scores if score is not None]
        return sum(complete) / len(complete) if complete else None


class Review(models.Model):
    """What one reviewer thinks of one proposal."""

    contribution = models.ForeignKey(
        Contribution, verbose_name=_("contribution"), on_delete=models.CASCADE, related_name="reviews"
    )
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("reviewer"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="contribution_reviews",
    )
    comment = models.TextField(_("comment"), blank=True)
    updated_at = models.DateTimeField(_("last change"), auto_now=True)

    class Meta:
        ordering = ("pk",)
        verbose_name = _("review")
        verbose_name_plural = _("reviews")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["contribution", "reviewer"],
                name="one_review_per_reviewer",
                violation_error_message=_("You have already reviewed this contribution."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.contribution}: {self.reviewer}"

    @property
    def score(self) -> float | None:
        """Return the mean of the scores, weighted by the call's criteria; None while one is missing."""
        given = {score.criterion_id: score.value for score in self.scores.all()}
        criteria: list[Any] = list(self.contribution.call.criteria.all())
        if not criteria or any(criterion.pk not in given for criterion in criteria):
            return None
        total = sum(criterion.weight for criterion in criteria)
        return float(sum(given[criterion.pk] * criterion.weight for criterion in criteria) / total)


class Score(models.Model):
    """One criterion's score in one review, 0 to 5."""

    review = models.ForeignKey(
        Review, verbose_name=_("review"), on_delete=models.CASCADE, related_name="scores"
    )
    criterion = models.ForeignKey(
        Criterion, verbose_name=_("criterion"), on_delete=models.CASCADE, related_name="scores"
    )
    value = models.PositiveSmallIntegerField(
        _("score"), validators=[MinValueValidator(0), MaxValueValidator(HIGHEST_SCORE)]
    )

    class Meta:
        verbose_name = _("score")
        verbose_name_plural = _("scores")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["review", "criterion"], name="one_score_per_criterion"),
            models.CheckConstraint(condition=models.Q(value__lte=HIGHEST_SCORE), name="score_at_most_five"),
        ]

    def __str__(self) -> str:
        return f"{self.criterion}: {self.value}"
