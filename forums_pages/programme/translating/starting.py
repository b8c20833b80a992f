"""Starting the translations of an edition's pages, many at once. All of them become drafts."""

from collections.abc import Iterable
from typing import Any

from wagtail.models import Locale
from wagtail_localize.models import Translation, TranslationSource

from forums_pages.models import EditionPage
from forums_pages.programme.translating.pages import page_rows
from forums_pages.programme.translating.plans import LeftOut, Plan, Reason, Step
from forums_pages.programme.translating.states import Row, Standing
from forums_pages.roles.pages import may_edit


def plan_to_start(edition: EditionPage, user: Any, locales: Iterable[Locale], with_drafts: bool) -> Plan:
    """Return which pages ``user`` would start in ``locales``, those above before those below.

    What is not public yet is left out, unless ``with_drafts``. Below a page that is left out because it is
    somebody else's, readers see that page in its own language, as wagtail-localize does it.
    """
    columns, plan = list(locales), Plan()
    rows = page_rows(edition, user, columns)
    for locale in columns:
        wanted = [row for row in rows if row.cell(locale).standing == Standing.MISSING]
        chosen = [row.record for row in wanted if _is_chosen(row, locale, user, with_drafts, plan)]
        plan.steps.extend(Step(source, locale) for source in chosen)
    return plan


def start(step: Step, user: Any) -> None:
    """Make the draft in the language of the step. Raises ValidationError where the page cannot be saved."""
    page = step.source.specific
    source, is_new = TranslationSource.get_or_create_from_instance(page)
    if not is_new and not page.live:
        # Its words are read anew whenever it is published; until then nobody has.
        source.update_from_db()
    Translation.objects.update_or_create(source=source, target_locale=step.locale, defaults={"enabled": True})
    source.create_or_update_translation(
        step.locale, user=user, publish=False, copy_parent_pages=True, fallback=True
    )


def _is_chosen(row: Row, locale: Locale, user: Any, with_drafts: bool, plan: Plan) -> bool:
    reason = None
    if not may_edit(user, row.record):
        reason = Reason.NOT_YOURS
    elif not row.record.live and not with_drafts:
        reason = Reason.NOT_PUBLIC
    if reason is not None:
        plan.left_out.append(LeftOut(row.title, locale, reason))
    return reason is None
