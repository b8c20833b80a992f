"""One session of the grid: what is to be known of it, and moving it."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.views import View
from wagtail.admin import messages

from forums_pages.models import EditionPage, Person, SessionPage
from forums_pages.programme.marks import marks_of
from forums_pages.programme.moving import (
    ForbiddenError,
    InvalidError,
    Moved,
    NotMovedError,
    QuestionError,
    StaleError,
    move_session,
    why_not,
    will_be_public,
)
from forums_pages.programme.planning import Plan, Planned, Spot, read_again, read_plan
from forums_pages.programme.publishing import question
from forums_pages.viewsets.grids.cards import Card, day_grid, signs_of, unplaced_cards
from forums_pages.viewsets.grids.days import days_of, tabs_of
from forums_pages.viewsets.grids.forms import MoveForm, form_of
from forums_pages.viewsets.grids.rights import rights_of
from forums_pages.viewsets.grids.told import moved_words, place_words, public_words, stale_words
from forums_pages.viewsets.grids.views import GRID, asked_day, edition_for
from forums_pages.viewsets.turns.session_view import session_button
from forums_pages.viewsets.turns.staged import may_turn

OUTCOMES = {
    InvalidError: ("invalid", 422),
    QuestionError: ("question", 422),
    ForbiddenError: ("forbidden", 403),
    StaleError: ("stale", 409),
}


class SessionView(View):
    """Shows a session's place, what is wrong with it and a form to move it; moves it by POST."""

    edition: EditionPage
    session: SessionPage

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find both; a session of another edition is not found."""
        super().setup(request, *args, **kwargs)
        self.edition = edition_for(request, kwargs["edition_id"])
        sessions = SessionPage.objects.of_edition(self.edition.pk)
        self.session = get_object_or_404(sessions, pk=kwargs["session_id"])

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """Return the window's content to a script, and a page with it to everybody else."""
        plan = read_plan(self.edition)
        return self.show(plan, form_of(plan, self.session))

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """Move the session. Nothing is changed if the answer says so."""
        plan = read_plan(self.edition)
        form = MoveForm(plan, request.POST, auto_id="move_%s")
        try:
            if not form.is_valid():
                raise InvalidError(form.sentences())
            moved = move_session(self.session, form.move(), plan, self.user)
        except NotMovedError as error:
            return self.refuse(error, form, read_again(plan, self.session.pk))
        return self.tell(moved, read_again(plan, self.session.pk))

    @property
    def user(self) -> Any:
        """Return who asks."""
        return self.request.user

    @property
    def is_asked_by_script(self) -> bool:
        """Return whether a script wants parts of the page."""
        return self.request.headers.get("X-Requested-With") == "XMLHttpRequest"

    def show(
        self, plan: Plan, form: MoveForm, problems: Iterable[str] = (), status: int = 200
    ) -> HttpResponse:
        """Return the session with its form."""
        planned = plan.sessions[self.session.pk]
        rooms = {room.pk: room for room in plan.rooms}
        context = {
            "edition": self.edition,
            "session": planned,
            "form": form,
            "problems": list(problems),
            "place": place_words(planned.spot, rooms),
            "public_place": place_words(planned.public, rooms) if planned.public else "",
            "is_moved": planned.public is not None and planned.public != planned.spot,
            "marks": marks_of(plan, planned.spot.day).get(planned.pk, []),
            "signs": signs_of(planned),
            "people": Person.objects.in_bulk(planned.slot.people).values(),
            "why_not": why_not(self.session, self.user),
            "consequence": public_words(self.session, will_be_public(self.session, self.user)),
            "may_keep_draft": will_be_public(self.session, self.user),
            "day": self.request.GET.get("day", ""),
            "turn": session_button(self.session) if may_turn(self.user, self.session) else None,
        }
        name = "session" if self.is_asked_by_script else "session_page"
        return render(self.request, f"forums_pages/programme/grid/{name}.html", context, status=status)

    def refuse(self, error: NotMovedError, form: MoveForm, plan: Plan) -> HttpResponse:
        """Say why nothing was changed."""
        outcome, status = OUTCOMES[type(error)]
        sentences = error.sentences
        if isinstance(error, StaleError):
            sentences = [stale_words(error.newer, plan.sessions[self.session.pk], plan)]
        if isinstance(error, QuestionError):
            sentences = [f"{sentence} {question()}" for sentence in sentences]
        if not self.is_asked_by_script:
            return self.show(plan, form, sentences, status)
        answer: dict[str, Any] = {"outcome": outcome, "sentences": sentences}
        if isinstance(error, StaleError):
            answer |= self.parts(plan, plan.sessions[self.session.pk], None)
        return JsonResponse(answer, status=status)

    def tell(self, moved: Moved, plan: Plan) -> HttpResponse:
        """Say where the session is now; a script gets whatever looks different."""
        words = moved_words(moved, plan)
        if not self.is_asked_by_script:
            messages.success(self.request, words)
            day = plan.sessions[self.session.pk].spot.day
            return redirect(reverse(GRID, args=[self.edition.pk]) + (f"?day={day}" if day else ""))
        answer = {"outcome": "moved", "sentences": [words], "undo": _undo(moved)}
        return JsonResponse(answer | self.parts(plan, plan.sessions[self.session.pk], moved.before))

    def parts(self, plan: Plan, now: Planned, before: Spot | None) -> dict[str, Any]:
        """Return the parts of the page that may look different, for the day that the script shows."""
        shown = asked_day(self.request.GET.get("day", ""))
        marks, rights = marks_of(plan, shown), rights_of(self.user, self.edition)
        grid = day_grid(plan, shown, marks, rights.may_move) if shown else None
        unplaced = unplaced_cards(plan, marks, rights.may_move)
        cards = [card for card in grid.cards if _may_differ(card, now, before)] if grid else []
        tabs = tabs_of(days_of(plan), shown, plan)
        return {
            "version": now.version,
            "frame": [grid.frame.first, grid.frame.last] if grid else [],
            "placed": [card.session.pk for card in grid.cards] if grid else [],
            "cards": {card.session.pk: self.draw("card", card=card) for card in cards},
            "unplaced": self.draw("unplaced", unplaced=unplaced, rights=rights),
            "days": self.draw("days", tabs=tabs),
            "problems": self.draw("problems", problems=grid.problems if grid else []),
        }

    def draw(self, name: str, **context: Any) -> str:
        """Return a part of the page."""
        context["edition"] = self.edition
        return render_to_string(f"forums_pages/programme/grid/{name}.html", context)


def _may_differ(card: Card, now: Planned, before: Spot | None) -> bool:
    """Return whether the move may have given the card another lane, or taken or given it a clash."""
    session = card.session
    if session.pk == now.pk or session.slot.people & now.slot.people:
        return True
    return session.spot.room in {now.spot.room, before.room if before else None}


def _undo(moved: Moved) -> dict[str, str]:
    """Return what a script sends to put the session back; the version is that of the move."""
    before = moved.before
    return {
        "day": before.day.isoformat() if before.day else "",
        "start_time": before.starts.isoformat() if before.starts else "",
        "end_time": before.ends.isoformat() if before.ends else "",
        "room": str(before.room or ""),
        "reason": moved.reason_before,
    }
