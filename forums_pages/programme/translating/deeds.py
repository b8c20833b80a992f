"""What is done with many translations at once: planned, agreed to, and done in one transaction."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from wagtail.models import Locale

from forums_pages.models import EditionPage
from forums_pages.programme.translating.plans import Outcome, Plan, Reason, Step
from forums_pages.programme.translating.publishing import plan_to_publish, publish
from forums_pages.programme.translating.starting import plan_to_start, start

Tell = Callable[[int, int], None]


@dataclass(frozen=True)
class Deed:
    """How something is planned and done."""

    name: str
    plan: Callable[[EditionPage, Any, Iterable[Locale], bool], Plan]
    do: Callable[[Step, Any], None]


DEEDS = {
    each.name: each
    for each in (Deed("start", plan_to_start, start), Deed("publish", plan_to_publish, publish))
}


class ChangedError(Exception):
    """The pages are no longer what they were when somebody said yes."""


def plan_of(deed: Deed, edition: EditionPage, user: Any, codes: Iterable[str], with_drafts: bool) -> Plan:
    """Return what the deed would do for ``user`` in these languages, as things are now."""
    chosen = set(codes)
    locales = [each for each in Locale.objects.all() if each.language_code in chosen]
    return deed.plan(edition.source, user, locales, with_drafts)


@transaction.atomic
def carry_out(
    deed: Deed,
    edition_pk: int,
    user: Any,
    codes: Iterable[str],
    *,
    with_drafts: bool,
    digest: str,
    tell: Tell = lambda done, all_of_them: None,
) -> Outcome:
    """Do what was agreed to, and return what came of it; a page that is refused takes no other along.

    Raises ChangedError, and does nothing, where the plan is another now than the one with ``digest``. Of two
    who say yes at the same time the second waits, and is told so.
    """
    edition = EditionPage.objects.select_for_update().get(pk=edition_pk)
    plan = plan_of(deed, edition, user, codes, with_drafts)
    if plan.digest != digest:
        raise ChangedError
    outcome = Outcome()
    for number, step in enumerate(plan.steps, start=1):
        try:
            with transaction.atomic():
                deed.do(step, user)
        except ValidationError as error:
            outcome.fail(step, Reason.INVALID, error.messages)
        else:
            outcome.done[step.locale.language_code] += 1
        tell(number, len(plan.steps))
    return outcome
