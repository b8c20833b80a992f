"""Replies to proposals: the templates they are filled from, and each reply, which a person sends."""

import re
from datetime import datetime, timedelta
from typing import Any, ClassVar
from unicodedata import category

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from forums_pages.enums import ContributionState, ReplyState
from forums_pages.fields import LongWordsField, WordsField
from forums_pages.models.contributions import Contribution
from forums_pages.models.forums import ForumPage

SUBJECT_LENGTH = 255
TEXT_LENGTH = 10_000
# Unicode's categories of what ends a line, and the signs that turn the direction of all that follows.
ENDING = frozenset({"Cc", "Cs", "Zl", "Zp"})
TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# Far longer than a mail server is waited for: whoever has not said how it went by then is dead.
LEASE = timedelta(minutes=3)
# What nobody has sent yet, or what did not go.
OPEN_STATES = (ReplyState.WAITING, ReplyState.FAILED)


class ReplyTemplate(models.Model):
    """What a reply says, with words per language and placeholders (``contributions.placeholders``)."""

    name = WordsField(_("name"), max_length=120)
    state = models.CharField(
        _("sent when a proposal is"),
        max_length=20,
        choices=ContributionState.choices,
        blank=True,
        help_text=_("Then it is offered with that decision. Left empty, you choose it yourself."),
    )
    # The programme's own say so: those of a forum that is gone must not become everybody's.
    is_shared = models.BooleanField(_("for all forums"), default=False, editable=False)
    forum = models.ForeignKey(
        ForumPage,
        verbose_name=_("forum"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="reply_templates",
        limit_choices_to={"is_source": True},
        help_text=_("A forum's own template comes before the one for all forums."),
    )
    subject = WordsField(_("subject"), max_length=200)
    text = LongWordsField(_("text"))

    class Meta:
        ordering = ("-is_shared", "forum", "state", "pk")
        verbose_name = _("reply template")
        verbose_name_plural = _("reply templates")
        # Who may use them follows from who may decide (``roles.replies``).
        default_permissions = ()
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["state"],
                condition=models.Q(is_shared=True) & ~models.Q(state=""),
                name="one_shared_template_per_state",
                violation_error_message=_("There is a template for all forums and this decision already."),
            ),
            models.UniqueConstraint(
                fields=["forum", "state"],
                condition=models.Q(forum__isnull=False) & ~models.Q(state=""),
                name="one_template_per_forum_and_state",
                violation_error_message=_("This forum has a template for this decision already."),
            ),
            models.CheckConstraint(
                condition=models.Q(is_shared=False) | models.Q(forum__isnull=True),
                name="shared_template_has_no_forum",
            ),
        ]

    def __str__(self) -> str:
        return str(self.name)

    @property
    def is_shipped(self) -> bool:
        """Return whether every decision falls back to it; such a one is changed, and never deleted."""
        return self.is_shared and bool(self.state)


class ReplyQuerySet(models.QuerySet["Reply"]):
    """Named questions about replies."""

    def in_standing(self, state: str, moment: datetime | None = None) -> "ReplyQuerySet":
        """Return those that stand at ``state`` for a reader, who sees a broken-off one as unknown."""
        broken_off = models.Q(state=ReplyState.SENDING, claimed_at__lt=(moment or timezone.now()) - LEASE)
        if state == ReplyState.UNKNOWN:
            return self.filter(models.Q(state=state) | broken_off)
        if state == ReplyState.SENDING:
            return self.filter(state=state).exclude(broken_off)
        return self.filter(state=state)


class Reply(models.Model):
    """One e-mail to the submitter of a proposal. Personal data: it reaches nobody but the team."""

    wagtail_reference_index_ignore = True

    contribution = models.ForeignKey(
        Contribution, verbose_name=_("contribution"), on_delete=models.CASCADE, related_name="replies"
    )
    template = models.ForeignKey(
        ReplyTemplate, verbose_name=_("template"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    locale = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES)
    recipient = models.EmailField(_("to"), blank=True)
    subject = models.CharField(_("subject"), max_length=SUBJECT_LENGTH)
    text = models.TextField(_("text"), max_length=TEXT_LENGTH)
    written_for = models.CharField(
        _("written when the proposal was"), max_length=20, choices=ContributionState.choices
    )
    state = models.CharField(
        _("state"), max_length=10, choices=ReplyState.choices, default=ReplyState.WAITING
    )
    # Counts changes: whoever decides about an earlier one is told.
    version = models.PositiveIntegerField(default=1)
    problem = models.TextField(_("what went wrong"), blank=True)
    written_at = models.DateTimeField(_("written"), auto_now_add=True)
    claimed_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(_("sent"), null=True)
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("sent by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    objects = ReplyQuerySet.as_manager()

    class Meta:
        ordering = ("-written_at", "-pk")
        verbose_name = _("reply")
        verbose_name_plural = _("replies")
        default_permissions = ()
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["state", "claimed_at"])]

    def __str__(self) -> str:
        return self.subject or str(_("Erased"))

    @property
    def standing(self) -> ReplyState:
        """Return what a reader is told: what a killed process left is not known to have gone."""
        state = ReplyState(self.state)
        is_broken_off = self.claimed_at is not None and self.claimed_at < timezone.now() - LEASE
        return ReplyState.UNKNOWN if state == ReplyState.SENDING and is_broken_off else state

    @property
    def may_be_changed(self) -> bool:
        """Return whether its words may still be changed or thrown away."""
        return self.state in OPEN_STATES

    @property
    def is_outdated(self) -> bool:
        """Return whether the proposal stands elsewhere than when the words were written for it."""
        return self.state != ReplyState.SENT and self.contribution.state != self.written_for

    def clean_fields(self, exclude: Any = None) -> None:
        """Keep the subject on one line: a line break in it would be a header of its own."""
        self.subject = one_line(self.subject)
        super().clean_fields(exclude)

    def clean(self) -> None:
        """Ask for words."""
        super().clean()
        if not self.subject:
            raise ValidationError({"subject": _("Write a subject.")})


def one_line(text: str) -> str:
    """Return ``text`` on one line, without what ends or turns lines, at most as long as a subject."""
    kept = "".join(" " if each in TURNING or category(each) in ENDING else each for each in text)
    return re.sub(" +", " ", kept).strip()[:SUBJECT_LENGTH].rstrip()
