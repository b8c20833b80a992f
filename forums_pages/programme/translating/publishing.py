"""Publishing the translations of an edition whose words are all there, many at once."""

from collections.abc import Iterable
from typing import Any

from wagtail.models import Locale, Page
from wagtail_localize.models import Translation

from forums_pages.models import EditionPage
from forums_pages.programme.translating.pages import page_rows
from forums_pages.programme.translating.plans import LeftOut, Plan, Reason, Step
from forums_pages.programme.translating.states import Row, Standing
from forums_pages.roles.pages import actions_on


def plan_to_publish(edition: EditionPage, user: Any, locales: Iterable[Locale], with_drafts: bool) -> Plan:
    """Return which translations into ``locales`` ``user`` would publish: those whose words are all there.

    A translation of what is not public itself waits with it, whatever ``with_drafts`` says.
    """
    columns, plan = list(locales), Plan()
    rows = page_rows(edition, user, columns)
    ready = [
        (row, row.cell(locale))
        for locale in columns
        for row in rows
        if row.cell(locale).standing == Standing.READY
    ]
    targets = [cell.record for _row, cell in ready]
    kept, hidden = _kept_back(targets), _hidden_above(targets)
    for row, cell in ready:
        target: Page = cell.record
        reason = _reason(row, target, user) or kept.get(target.pk)
        if reason is None and any(target.path.startswith(path) for path in hidden - {target.path}):
            reason = Reason.PARENT_HIDDEN
        if reason is None:
            plan.steps.append(Step(row.record, cell.locale))
            hidden.discard(target.path)
        else:
            plan.left_out.append(LeftOut(row.title, cell.locale, reason))
    return plan


def publish(step: Step, user: Any) -> None:
    """Publish the translation as its own form does. Raises ValidationError where the page cannot be saved."""
    translation = Translation.objects.get(
        source__object_id=step.source.translation_key, target_locale=step.locale
    )
    translation.save_target(user=user, publish=True)


def _reason(row: Row, target: Page, user: Any) -> Reason | None:
    if "publish" not in actions_on(user, target):
        return Reason.NOT_PUBLISHER
    if not row.record.live:
        return Reason.SOURCE_HIDDEN
    return Reason.LOCKED if target.locked and target.locked_by_id != user.pk else None


def _hidden_above(targets: Iterable[Page]) -> set[str]:
    """Return the paths of the pages that hide whatever is below them, as long as they are not public."""
    above = {page.path[:end] for page in targets for end in range(page.steplen, len(page.path), page.steplen)}
    return set(Page.objects.filter(path__in=above, live=False).values_list("path", flat=True))


def _kept_back(targets: Iterable[Page]) -> dict[int, Reason]:
    """Return which pages wait for a set time, or for somebody's yes."""
    pages = Page.objects.filter(pk__in={page.pk for page in targets})
    scheduled = pages.annotate_approved_schedule().filter(_approved_schedule=True)
    moderated = pages.filter(_workflow_states__status__in=("in_progress", "needs_changes"))
    return {
        **dict.fromkeys(moderated.values_list("pk", flat=True), Reason.IN_MODERATION),
        **dict.fromkeys(scheduled.values_list("pk", flat=True), Reason.SCHEDULED),
    }
