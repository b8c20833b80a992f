"""What programmes elsewhere call kinds, states and roles of ours, and what we call things in feeds."""

from collections.abc import Mapping
from functools import cache

from django.conf import settings
from django.utils.translation import gettext, override, pgettext

from forums_pages.enums import SessionState

# Names that programmes elsewhere give to kinds of ours.
KINDS = {
    "talk": "conference", "lecture": "conference", "presentation": "conference", "tutorial": "workshop",
    "discussion": "round_table", "meeting": "networking", "meetup": "networking", "podium": "panel",
}  # fmt: skip
# What the second version's few types may mean.
SECOND_KINDS = {
    "TALK": ("opening", "plenary", "keynote", "conference", "study_presentation"),
    "DISCUSSION": ("round_table", "panel", "agora"),
    "WORKSHOP": ("workshop",),
    "MEETING": ("networking",),
    "OTHER": ("other", "competition", "solutions_village", "side_event", "field_trip", "break"),
}
SECOND_NEW = {"TALK": "conference", "DISCUSSION": "round_table"}
SECOND_STATES = {"CONFIRMED": "confirmed", "ACCEPTED": "proposed", "CANCELED": "cancelled"}
ROLES: Mapping[str, str | None] = {"MODERATOR": "moderator", "HOST": "host", "CONTRIBUTOR": "rapporteur"}
MEANINGS = {
    "speaker": frozenset({"speaker", "keynote", "opening"}),
    "rapporteur": frozenset({"rapporteur", "juror"}),
}


@cache
def said_in_any_language(words: str) -> frozenset[str]:
    """Return words of ours in every language of the site."""
    found = set()
    for language, _name in settings.LANGUAGES:
        with override(language):
            found.add(gettext(words))
    return frozenset(found)


@cache
def states_in_subtitles() -> dict[str, str]:
    """Return what the words in subtitles of our feeds mean, in every language of the site."""
    found: dict[str, str] = {}
    for language, _name in settings.LANGUAGES:
        with override(language):
            # As feeds say them in subtitles.
            found[pgettext("session", "Proposed, not confirmed yet")] = str(SessionState.PROPOSED)
            found[pgettext("session", "Cancelled")] = str(SessionState.CANCELLED)
            found[pgettext("session", "Postponed")] = "postponed"
    return found
