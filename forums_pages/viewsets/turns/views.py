"""What happened to an edition: chosen, asked, shown and done."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin import messages

from forums_pages.models import EditionPage
from forums_pages.programme.turns.answers import Answers, Outcome
from forums_pages.programme.turns.foresight import Foresight, foresee
from forums_pages.programme.turns.kinds import turns_of_edition
from forums_pages.programme.turns.taking import take
from forums_pages.viewsets.turns.asked import FORMS, TurnForm
from forums_pages.viewsets.turns.lines import edition_lines
from forums_pages.viewsets.turns.notices import notices_of
from forums_pages.viewsets.turns.seen import Seen
from forums_pages.viewsets.turns.staged import StagedView, TurnPageView
from forums_pages.viewsets.turns.told import (
    CONFIRM,
    Audience,
    audience_of,
    choices_of,
    done_words,
    sessions_words,
    undo_words,
)

CHOOSE, TURN = "edition_turns", "edition_turn"


def find_edition(pk: int) -> EditionPage:
    """Return the source of the edition; 404 if there is none."""
    return get_object_or_404(EditionPage, pk=pk).source


def as_told(edition: EditionPage) -> EditionPage:
    """Return what is public of the edition, or its latest draft where nothing is."""
    told: EditionPage = edition if edition.live else edition.get_latest_revision_as_object()
    return told


class ChooseView(TurnPageView):
    """Asks what happened."""

    template_name = "forums_pages/turns/choose.html"

    def find(self, pk: int) -> EditionPage:
        """Return the edition."""
        return find_edition(pk)

    def get_page_title(self) -> str:
        """Return the question."""
        return _("What happened?")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Offer what may happen to an edition like this."""
        turns = turns_of_edition(as_told(self.page))
        return super().get_context_data(**kwargs) | {"choices": choices_of(self.page, turns)}


class EditionTurnView(StagedView):
    """Carries an edition through one turn."""

    def find(self, pk: int) -> EditionPage:
        """Return the edition."""
        return find_edition(pk)

    def get(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        """Ask; what is so already is not asked about."""
        return self.ask() if self.is_offered else self.lead_on()

    def post(self, request: Any, **kwargs: Any) -> HttpResponse:
        """Go on to the next stage, unless somebody was faster."""
        return super().post(request, **kwargs) if self.is_offered else self.lead_on()

    @property
    def is_offered(self) -> bool:
        """Return whether it may happen to the edition as it is now."""
        return self.turn in turns_of_edition(as_told(self.page))

    def lead_on(self) -> HttpResponse:
        """Say that it is so already."""
        words = _(
            "This does not fit the edition as it is now; somebody may have been faster. Nothing was changed."
        )
        messages.warning(self.request, words)
        return redirect(CHOOSE, self.page.pk)

    @cached_property
    def form(self) -> TurnForm:
        """Return what is asked, with the answers that were sent."""
        data = self.request.POST if self.request.method == "POST" else None
        return FORMS[self.turn](as_told(self.page), data)

    def is_answered(self) -> bool:
        """Return whether the form is valid."""
        return self.form.is_valid()

    def ask(self) -> HttpResponse:
        """Return the form; with errors only where it was sent to be looked at."""
        self.template_name = "forums_pages/turns/ask.html"
        return self.render_to_response(self.get_context_data(form=self.form, choose_url=self.choose_url))

    @property
    def choose_url(self) -> str:
        """Return where another turn is chosen."""
        return reverse(CHOOSE, args=[self.page.pk])

    def outcomes(self) -> dict[int, str]:
        """Return what was said of sessions that are in the way."""
        said = {
            name.removeprefix("outcome-"): value
            for name, value in self.request.POST.items()
            if name.startswith("outcome-") and value in Outcome.values
        }
        return {int(pk): value for pk, value in said.items() if pk.isdecimal()}

    @property
    def outcome_for_all(self) -> str:
        """Return what was said of all of which nothing else was."""
        said = self.request.POST.get("outcome-all", "")
        return said if said in Outcome.values else ""

    def answers(self) -> Answers:
        """Return all that was said."""
        return self.form.answers(self.outcomes(), self.outcome_for_all)

    def foresight(self) -> Foresight:
        """Return what would be."""
        user: Any = self.request.user
        return foresee(self.page, self.turn, self.answers(), user)

    def show(self, seen: Seen | None = None, status: int = 200, **notes: Any) -> HttpResponse:
        """Return what would be; lines that ``seen`` lacks are marked."""
        self.page = find_edition(self.page.pk)
        foresight = self.foresight()
        lines = edition_lines(foresight.before, foresight.after, foresight.plan)
        self.template_name = "forums_pages/turns/edition.html"
        context = self.get_context_data(
            foresight=foresight,
            lines=[(line, seen is not None and not seen.has(line)) for line in lines],
            seen=Seen.of(foresight.versions(), lines).signed(),
            carried=self.carried(),
            outcomes=Outcome.choices,
            for_all=self.outcome_for_all,
            audience=self.audience(foresight),
            notices=notices_of(foresight),
            undo=undo_words(foresight),
            confirm=CONFIRM[self.turn],
            sessions_words=sessions_words(foresight),
            **notes,
        )
        return self.render_to_response(context, status=status)

    def audience(self, foresight: Foresight) -> Audience:
        """Return who finds it, and who is told."""
        return audience_of(self.page, [each.pk for each in foresight.touched])

    def carry_out(self, seen: Seen) -> EditionPage:
        """Do what was shown."""
        user: Any = self.request.user
        return take(self.page, self.turn, self.answers(), user, seen.versions)

    def done_words(self) -> str:
        """Return what was done, and where it can be watched."""
        return done_words(self.page, self.turn, audience_of(self.page, []).is_public)
