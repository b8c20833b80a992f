"""Where turns are found: beside the title of an edition or a session, and in lists."""

from collections.abc import Iterator
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.urls import URLPattern, path, register_converter, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import LogActionRegistry, LogFormatter
from wagtail.models import Page

from forums_pages.models import EditionPage, SessionPage
from forums_pages.programme.turns.kinds import Turn
from forums_pages.programme.turns.taking import LOG_ACTION
from forums_pages.viewsets.turns.session_view import SESSION_TURN, SessionTurnView, session_button
from forums_pages.viewsets.turns.staged import may_turn
from forums_pages.viewsets.turns.views import CHOOSE, TURN, ChooseView, EditionTurnView


class TurnConverter:
    """What happened, in an address."""

    regex = "|".join(Turn.values)

    def to_python(self, value: str) -> Turn:
        """Return the turn."""
        return Turn(value)

    def to_url(self, value: str) -> str:
        """Return how an address writes it."""
        return str(Turn(value).value)


register_converter(TurnConverter, "turn")


@hooks.register("register_admin_urls")
def turn_urls() -> list[URLPattern]:
    """Return the addresses, below the admin's own."""
    return [
        path("editions/<int:pk>/what-happened/", ChooseView.as_view(), name=CHOOSE),
        path("editions/<int:pk>/what-happened/<turn:turn>/", EditionTurnView.as_view(), name=TURN),
        path("sessions/<int:pk>/what-happened/<turn:turn>/", SessionTurnView.as_view(), name=SESSION_TURN),
    ]


@hooks.register("register_page_header_buttons")
def header_buttons(page: Page, user: AbstractBaseUser, **_context: Any) -> Iterator[Button]:
    """Yield the button that leads on, also from a translation: what happens is a fact."""
    if page.specific_class in (EditionPage, SessionPage) and not page.alias_of_id:
        yield from turn_buttons(page.specific.source, user)


@hooks.register("register_page_listing_more_buttons")
def listing_buttons(page: Page, user: AbstractBaseUser, **_context: Any) -> Iterator[Button]:
    """Yield the button in the rows of source pages: others would be asked for theirs one by one."""
    if page.specific_class in (EditionPage, SessionPage) and page.specific.is_source:
        yield from turn_buttons(page.specific, user)


def turn_buttons(source: EditionPage | SessionPage, user: AbstractBaseUser) -> Iterator[Button]:
    """Yield the button for a source page that ``user`` may publish."""
    if not may_turn(user, source):
        return
    if isinstance(source, EditionPage):
        url = reverse(CHOOSE, args=[source.pk])
        yield Button(_("Cancel, postpone, move online …"), url, icon_name="calendar-alt", priority=33)
        return
    yield session_button(source)


@hooks.register("register_log_actions")
def name_the_action(actions: LogActionRegistry) -> None:
    """Let history say what happened."""

    @actions.register_action(LOG_ACTION)
    class TurnFormatter(LogFormatter):
        label = gettext_lazy("Tell what happened")

        def format_message(self, log_entry: Any) -> Any:
            """Return what happened, in the reader's language."""
            turn = log_entry.data.get("turn", "")
            return Turn(turn).label if turn in Turn.values else self.label
