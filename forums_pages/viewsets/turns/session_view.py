"""One session that does not take place, or does after all: shown, and done."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from wagtail.admin import messages
from wagtail.admin.widgets.button import Button

from forums_pages.models import SessionPage
from forums_pages.programme.turns.kinds import Turn, turns_of_session
from forums_pages.programme.turns.sessions import SessionForesight, foresee_session, take_session
from forums_pages.viewsets.turns.lines import session_lines
from forums_pages.viewsets.turns.seen import Seen
from forums_pages.viewsets.turns.staged import StagedView
from forums_pages.viewsets.turns.told import audience_of, done_words

SESSION_TURN = "session_turn"


def session_turn_title(turn: Turn) -> str:
    """Return what is done, as a button says it."""
    return (
        _("Cancel this session")
        if turn == Turn.CANCELLED
        else pgettext("session", "It takes place after all")
    )


def session_button(session: SessionPage) -> Button:
    """Return what leads to cancelling the source page of a session, or to taking that back."""
    [turn] = turns_of_session(session)
    icon = "circle-xmark" if turn == Turn.CANCELLED else "circle-check"
    url = reverse(SESSION_TURN, args=[session.pk, turn])
    return Button(session_turn_title(turn), url, icon_name=icon, priority=33)


class SessionTurnView(StagedView):
    """Cancels a session, or takes that back. Nothing is asked but why it may clash."""

    template_name = "forums_pages/turns/session.html"

    def find(self, pk: int) -> SessionPage:
        """Return the session."""
        return get_object_or_404(SessionPage, pk=pk).source

    def get_page_title(self) -> str:
        """Return what is done."""
        return session_turn_title(self.turn)

    def get(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show what would be."""
        return self.show() if self.is_offered else self.lead_on()

    def post(self, request: Any, **kwargs: Any) -> HttpResponse:
        """Do it, unless somebody was faster."""
        return super().post(request, **kwargs) if self.is_offered else self.lead_on()

    @property
    def is_offered(self) -> bool:
        """Return whether it may happen to the session as it is now."""
        row = self.page
        return self.turn in turns_of_session(row if row.live else row.get_latest_revision_as_object())

    def lead_on(self) -> HttpResponse:
        """Say that it is so already."""
        words = _(
            "This does not fit the session as it is now; somebody may have been faster. Nothing was changed."
        )
        messages.warning(self.request, words)
        return redirect(self.edit_url)

    def is_answered(self) -> bool:
        """Return True: what is asked stands on the page that shows."""
        return True

    def ask(self) -> HttpResponse:
        """Return the page that shows, which asks, too."""
        return self.show()

    @property
    def reason(self) -> str:
        """Return why the session may clash."""
        return self.request.POST.get("clash_reason", "").strip()[:255]

    def foresight(self) -> SessionForesight:
        """Return what would be, for whatever reason: the question is shown again beside its answer."""
        user: Any = self.request.user
        return foresee_session(self.page, self.turn, "", user)

    def show(self, seen: Seen | None = None, status: int = 200, **notes: Any) -> HttpResponse:
        """Return what would be."""
        self.page = self.find(self.page.pk)
        foresight = self.foresight()
        lines = session_lines(foresight.before, foresight.after)
        context = self.get_context_data(
            foresight=foresight,
            lines=[(line, False) for line in lines],
            seen=Seen.of(foresight.versions(), lines).signed(),
            audience=audience_of(self.page, []),
            reason=self.reason,
            confirm=self.get_page_title(),
            consequence=self.consequence(),
            people=[each.person for each in foresight.row.participations.select_related("person")],
            undo=self.undo_words(),
            **notes,
        )
        return self.render_to_response(context, status=status)

    def consequence(self) -> str:
        """Return what follows for those who look at the programme."""
        if self.turn == Turn.CANCELLED:
            return _(
                "It leaves the lists of the programme. Its address stays and says so, and so do calendars."
            )
        return _("It is in the programme again, with its time, room and people, and in calendars.")

    def undo_words(self) -> str:
        """Return how it is taken back."""
        if self.turn == Turn.CANCELLED:
            return _("To take it back, come here again: “It takes place after all”.")
        return _("To take it back, cancel the session here again.")

    def carry_out(self, seen: Seen) -> SessionPage:
        """Do what was shown."""
        user: Any = self.request.user
        return take_session(self.page, self.turn, self.reason, user, seen.versions)

    def done_words(self) -> str:
        """Return what was done, and where it can be watched."""
        return done_words(self.page, self.turn, audience_of(self.page, []).is_public)
