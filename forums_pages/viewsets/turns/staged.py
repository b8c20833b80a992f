"""The stages of telling what happened: asked, shown in full, and only then done."""

from abc import ABC, abstractmethod
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.utils import get_user_display_name
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from forums_pages.models import BasePage
from forums_pages.programme.turns.kinds import Turn
from forums_pages.programme.turns.taking import NotAsSeenError, UnansweredError
from forums_pages.viewsets.turns.seen import Seen

# What the stages add to the answers themselves.
OWN_FIELDS = frozenset({"csrfmiddlewaretoken", "seen", "stage"})
SHEET = "forums_pages/admin/turns.css"


class TurnPageView(ABC, WagtailAdminTemplateMixin, TemplateView):
    """A page about one page, for those who may publish it."""

    header_icon = "calendar-alt"
    page: Any
    found: Any

    @abstractmethod
    def find(self, pk: int) -> BasePage:
        """Return the page that holds the facts; 404 if there is none."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Find the page in whichever language it was asked for; 403 for those who may not publish it."""
        self.page = self.find(kwargs["pk"])
        if not may_turn(request.user, self.page):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self) -> str:
        """Return the name of the page."""
        return str(self.page.get_admin_display_title())

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Lead from the page's parent to here."""
        parent = self.page.get_parent()
        return [
            {"url": reverse("wagtailadmin_explore", args=[parent.pk]), "label": parent},
            {"url": self.edit_url, "label": self.get_page_subtitle()},
            {"url": "", "label": self.get_page_title()},
        ]

    @property
    def edit_url(self) -> str:
        """Return where the page is edited."""
        return reverse("wagtailadmin_pages:edit", args=[self.page.pk])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return what every stage is drawn of."""
        common = {"page": self.page, "edit_url": self.edit_url, "sheet": SHEET}
        return super().get_context_data(**kwargs) | common


class StagedView(TurnPageView):
    """One turn: asks, shows what would be, and does it once that is confirmed."""

    http_method_names = ("get", "head", "post")
    turn: Turn

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Know what happened; whoever tells what is so already is told, and led on."""
        self.turn = kwargs["turn"]
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self) -> str:
        """Return what happened."""
        return str(self.turn.label)

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """Show what would be, or do what was shown."""
        stage = request.POST.get("stage", "")
        if stage == "ask" or not self.is_answered():
            return self.ask()
        return self.confirm() if stage == "confirm" else self.show()

    @abstractmethod
    def is_answered(self) -> bool:
        """Return whether what was asked for is all there."""

    @abstractmethod
    def ask(self) -> HttpResponse:
        """Return the page that asks."""

    @abstractmethod
    def show(self, **notes: Any) -> HttpResponse:
        """Return the page that shows what would be."""

    @abstractmethod
    def carry_out(self, seen: Seen) -> BasePage:
        """Do it, and return the page."""

    @abstractmethod
    def done_words(self) -> str:
        """Return what was done."""

    def confirm(self) -> HttpResponse:
        """Do it, if nothing was saved since it was shown; otherwise show it anew and say what differs."""
        seen = Seen.read(self.request.POST.get("seen", ""))
        if seen is None:
            return self.show()
        try:
            self.carry_out(seen)
        except NotAsSeenError:
            return self.show(seen=seen, stale=who_saved(self.page), status=409)
        except UnansweredError:
            return self.show(seen=seen, is_unanswered=True, status=422)
        except ValidationError as error:
            return self.show(seen=seen, problems=error.messages, status=422)
        history = messages.button(reverse("wagtailadmin_pages:history", args=[self.page.pk]), _("History"))
        messages.success(self.request, self.done_words(), buttons=[history])
        return redirect(self.edit_url)

    def carried(self) -> list[tuple[str, str]]:
        """Return the answers, as hidden fields carry them from stage to stage."""
        lists = self.request.POST.lists()
        return [
            (name, value)
            for name, values in lists
            for value in values
            if name not in OWN_FIELDS and not name.startswith("outcome-")
        ]


def may_turn(user: Any, page: BasePage) -> bool:
    """Return whether ``user`` may tell what became of the page: those who may edit and publish its facts."""
    tester = page.source.permissions_for_user(user)
    return bool(tester.can_edit() and page.source.permissions_for_user(user).can_publish())


def who_saved(page: BasePage) -> str:
    """Return who saved the page last, and when, for somebody who looked at it before that."""
    page = type(page)._default_manager.select_related("latest_revision__user").get(pk=page.pk)
    latest = page.latest_revision
    details = {
        "name": (get_user_display_name(latest.user) if latest and latest.user else "") or _("Somebody"),
        "time": formats.time_format(timezone.localtime(latest.created_at), "TIME_FORMAT") if latest else "",
    }
    told = _("%(name)s saved a change at %(time)s, after you had looked at this page.") % details
    rest = _("Nothing was written. Here is what it would do now; what is new is marked.")
    return f"{told} {rest}"
