"""The page on which a programme is planned, one day at a time."""

import json
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import F
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views import View
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.permissions import page_permission_policy

from forums_pages.enums import EditionStatus
from forums_pages.models import EditionPage
from forums_pages.programme.grid import DAY, HOUR, clock_of
from forums_pages.programme.marks import marks_of
from forums_pages.programme.planning import read_plan
from forums_pages.viewsets.grids.cards import DayGrid, day_grid, unplaced_cards
from forums_pages.viewsets.grids.days import days_of, first_shown, tabs_of
from forums_pages.viewsets.grids.rights import LOOKING, may_look, rights_of
from forums_pages.viewsets.grids.told import script_words

GRID = "programme_grid:grid"
STEPS = (5, 10, 15, 30)
SCRIPTS = tuple(
    f"forums_pages/admin/grid/{name}.js" for name in ("board", "carrying", "sending", "window", "controller")
)
SHEETS = tuple(
    f"forums_pages/admin/grid/{name}.css" for name in ("grid", "tools", "slots", "carrying", "window")
)
AHEAD = (EditionStatus.ONGOING, EditionStatus.UPCOMING, EditionStatus.POSTPONED)


def edition_for(request: HttpRequest, pk: int) -> EditionPage:
    """Return the source of the edition; 404 if there is none, 403 for those who may not see its drafts."""
    edition = get_object_or_404(EditionPage, pk=pk).source
    if not may_look(request.user, edition):  # type: ignore[arg-type]  # the admin lets nobody else in
        raise PermissionDenied
    return edition


class NextGridView(View):
    """Leads to the grid of the edition that is on or comes next, of those that the user works on."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Redirect; to the list of editions, with a sentence, where there is none."""
        workable = page_permission_policy.instances_user_has_any_permission_for(request.user, LOOKING)
        editions = EditionPage.objects.sources().filter(pk__in=workable.values("pk"))
        ahead = editions.in_status(*AHEAD).order_by(F("begins_at").asc(nulls_last=True), "pk").first()
        latest = ahead or editions.order_by(F("begins_at").desc(nulls_last=True), "pk").first()
        if latest is None:
            messages.info(request, _("There is no edition yet whose programme you could plan."))
            return redirect("editions:index")
        return redirect(GRID, latest.pk)


class GridView(WagtailAdminTemplateMixin, TemplateView):
    """A day of the programme, with all that has no place yet."""

    template_name = "forums_pages/programme/grid.html"
    header_icon = "calendar-alt"
    edition: EditionPage

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Find the edition, in whichever language it was asked for."""
        self.edition = edition_for(request, kwargs["edition_id"])
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self) -> str:
        """Return the name of the page."""
        return _("Programme grid")

    def get_page_subtitle(self) -> str:
        """Return the name of the edition."""
        return str(self.edition)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Lead from the edition's pages to here."""
        return [
            {
                "url": reverse("wagtailadmin_explore", args=[self.edition.get_parent().pk]),
                "label": self.edition.forum,
            },
            {"url": reverse("wagtailadmin_explore", args=[self.edition.pk]), "label": self.edition},
            {"url": "", "label": self.get_page_title()},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the day that was asked for, or the first that is worth showing."""
        plan = read_plan(self.edition)
        rights = rights_of(self.request.user, self.edition)
        days = days_of(plan)
        shown = asked_day(self.request.GET.get("day", ""))
        shown = shown if shown in days else first_shown(days, plan)
        marks = marks_of(plan, shown)
        grid = day_grid(plan, shown, marks, rights.may_move) if shown else None
        return super().get_context_data(**kwargs) | {
            "edition": self.edition,
            "plan": plan,
            "rights": rights,
            "tabs": tabs_of(days, shown, plan),
            "grid": grid,
            "hours": [(minute, f"{clock_of(minute):%H:%M}") for minute in grid.frame.hours] if grid else [],
            "now": minute_now(grid, self.edition) if grid else None,
            "unplaced": unplaced_cards(plan, marks, rights.may_move),
            "problems": grid.problems if grid else [],
            "steps": STEPS,
            "scripts": SCRIPTS,
            "sheets": SHEETS,
            "words": json.dumps(script_words()),
        }


def minute_now(grid: DayGrid, edition: EditionPage) -> int | None:
    """Return the minute that the clock in the hall shows now; None if it is not one of those shown."""
    now = timezone.now().astimezone(edition.time_zone)
    minute = (now.date() - grid.day).days * DAY + now.hour * HOUR + now.minute
    return minute if grid.frame.first <= minute < grid.frame.last else None


def asked_day(text: str) -> date | None:
    """Return the day that an address names; None if it names none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
