"""What would be done with many translations at once: step by step, with what is left out and why."""

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale


class Reason(TextChoices):
    """Why a page is left out."""

    NOT_YOURS = "not_yours", _("You may not edit this page.")
    NOT_PUBLIC = "not_public", _("It is not public yet.")
    NOT_PUBLISHER = "not_publisher", _("You may not publish this page.")
    LOCKED = "locked", _("Somebody has locked it.")
    SCHEDULED = "scheduled", _("It is published at a set time.")
    IN_MODERATION = "in_moderation", _("It awaits moderation.")
    SOURCE_HIDDEN = "source_hidden", _("The page that it was made from is not public.")
    PARENT_HIDDEN = "parent_hidden", _("The page above it is not public in this language.")
    INVALID = "invalid", _("Something in it is not valid; its form says what.")


@dataclass(frozen=True, slots=True)
class Step:
    """Something to do with ``source`` in ``locale``."""

    source: Any
    locale: Locale


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A page with which nothing is done, in a language; ``detail`` is what was said of it."""

    title: str
    locale: Locale
    reason: Reason
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """What would be done, in this order, and what would not."""

    steps: list[Step] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)

    @property
    def digest(self) -> str:
        """Return what tells this plan from every other: whoever says yes says it to what was shown."""
        told = ";".join(sorted(f"{step.source.pk}:{step.locale.pk}" for step in self.steps))
        return hashlib.sha256(told.encode()).hexdigest()

    def within(self, codes: Iterable[str]) -> "Plan":
        """Return what of it is in these languages."""
        chosen = set(codes)
        return Plan(
            [step for step in self.steps if step.locale.language_code in chosen],
            [each for each in self.left_out if each.locale.language_code in chosen],
        )

    @property
    def languages(self) -> set[str]:
        """Return the codes of the languages of which it says anything."""
        locales = [*(step.locale for step in self.steps), *(each.locale for each in self.left_out)]
        return {locale.language_code for locale in locales}

    def count(self, locale: Locale) -> int:
        """Return how many steps there are in ``locale``."""
        return sum(step.locale == locale for step in self.steps)


@dataclass(slots=True)
class Outcome:
    """What was done, by language, and what was refused: titles, language codes, reasons, what was said."""

    done: Counter[str] = field(default_factory=Counter)
    failed: list[tuple[str, str, str, str]] = field(default_factory=list)

    @property
    def total(self) -> int:
        """How many steps were done."""
        return sum(self.done.values())

    def fail(self, step: Step, reason: Reason, detail: Iterable[str] = ()) -> None:
        """Note that a step could not be done."""
        told = (str(step.source.title), step.locale.language_code, reason.value, " ".join(detail))
        self.failed.append(told)
