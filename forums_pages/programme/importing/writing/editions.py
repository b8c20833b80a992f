"""Writes editions of a forum."""

from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from i18nfield.strings import LazyI18nString

from forums_pages.enums import DatePrecision
from forums_pages.models import EditionPage, KeyFigure
from forums_pages.programme.importing.here.obstacles import rights_on
from forums_pages.programme.importing.plan import Action, Step
from forums_pages.programme.importing.writing.saving import add_page, draft_of, save_changed
from forums_pages.programme.importing.writing.work import Work, Written


def write_edition(step: Step, work: Work) -> Written:
    """Write one edition.

    Raises:
        ValidationError: it breaks a rule of its own, such as that numbers rise with the date.
    """
    forum = work.forum if step.known is None else None
    if step.action == Action.NEW and forum is not None:
        page = EditionPage(date_precision=DatePrecision.UNKNOWN)
        page.take_defaults_from(forum)
        # A zone there must be; languages that the file does not tell are unknown.
        page.languages = []
        _keep_identity(page, step)
        page.slug = str(step.row.first.get("slug", ""))
        _fill(page, step, work)
        may_publish = "publish" in rights_on(work.user, forum)
        return add_page(forum, page, work.publishes and may_publish, work)
    if step.known is None:
        raise LookupError(step.row.label)
    row = EditionPage.objects.select_for_update(of=("self",)).get(pk=step.known.key)
    draft = draft_of(row)
    before = draft.serializable_data()
    _fill(draft, step, work)
    return save_changed(row, draft, before, "publish" in rights_on(work.user, row), work)


def _keep_identity(page: EditionPage, step: Step) -> None:
    guid = next((value for kind, value in step.row.ids if kind == "guid"), None)
    if guid and not EditionPage._base_manager.filter(translation_key=guid).exists():
        page.translation_key = UUID(guid)


def _fill(page: EditionPage, step: Step, work: Work) -> None:
    for change in step.changes:
        if change.field == "slug":
            continue
        FILLERS.get(change.field, _fill_plainly(change.field))(page, change.new, work)


def _fill_plainly(name: str) -> Any:
    def fill(page: EditionPage, value: Any, _work: Work) -> None:
        setattr(page, name, value)

    return fill


def _fill_dates(page: EditionPage, value: Any, _work: Work) -> None:
    page.start_date, page.end_date, page.date_precision = value.start, value.end, value.precision


def _fill_figures(page: EditionPage, value: Any, _work: Work) -> None:
    """Put numbers into the figures that count the same; what else these say stays."""
    kept = list(page.key_figures.all())
    for kind, qualifier, number in value:
        figure = next((each for each in kept if each.kind == kind), None)
        if figure is None:
            kept.append(KeyFigure(kind=kind, qualifier=qualifier, value=number, sort_order=len(kept)))
        else:
            figure.qualifier, figure.value = qualifier, number
    page.key_figures = kept


FILLERS: dict[str, Any] = {
    "number": lambda page, value, _work: setattr(page, "ordinal", value),
    "dates": _fill_dates,
    "figures": _fill_figures,
    "city": lambda page, value, _work: setattr(page, "city", LazyI18nString(value)),
    "time_zone": lambda page, value, _work: setattr(page, "time_zone", ZoneInfo(value)),
    "languages": lambda page, value, work: setattr(
        page, "languages", [work.fixed["languages"][each] for each in value]
    ),
    "goals": lambda page, value, work: setattr(page, "goals", [work.fixed["goals"][each] for each in value]),
    "themes": lambda page, value, work: setattr(page, "themes", [work.theme(each) for each in value]),
}
