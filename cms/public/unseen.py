"""What an editor has entered and the public does not see yet, counted for the ribbon above a preview."""

from collections.abc import Callable
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from forums_pages.models import EditionPage, Person, SessionPage


def unseen_of(draft: Any) -> list[str]:
    """Return sentences about what a draft holds and its preview does not show."""
    if isinstance(draft, Person) and not draft.portrait_consent:
        return [_("Without consent the public sees the name, job title and organisation only.")]
    count = COUNTS.get(type(draft))
    return [words % number for number, words in count(draft) if number] if count else []


def _of_edition(draft: Any) -> list[tuple[int, str]]:
    facts = draft.source
    levels = facts.partner_levels.all()
    partners = sum(not each.confirmed for level in levels for each in level.partnerships.all())
    sessions = SessionPage.objects.sources().filter(edition=facts.pk, live=False)
    drafts = sessions.count() if facts.pk else 0
    return [
        (partners, ngettext("%d partner is not confirmed.", "%d partners are not confirmed.", partners)),
        (drafts, ngettext("%d session is not published.", "%d sessions are not published.", drafts)),
    ]


def _of_session(draft: Any) -> list[tuple[int, str]]:
    facts, moment = draft.source, timezone.now()
    people = sum(not each.confirmed for each in facts.participations.all())
    replays = sum(not each.is_public(moment) for each in facts.replays.all())
    waiting = ngettext(
        "%d replay waits for consent or its date.", "%d replays wait for consent or their date.", replays
    )
    return [
        (people, ngettext("%d person is not confirmed.", "%d people are not confirmed.", people)),
        (replays, waiting),
    ]


COUNTS: dict[type[Any], Callable[[Any], list[tuple[int, str]]]] = {
    EditionPage: _of_edition,
    SessionPage: _of_session,
}
