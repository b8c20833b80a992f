"""What somebody is told of the uses of what they are about to delete or to take down."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from forums_pages.models import EditionPage, SessionPage
from forums_pages.programme.turns.kinds import Turn, turns_of_session
from forums_pages.viewsets.turns.staged import may_turn
from forums_pages.viewsets.usage.below import Below
from forums_pages.viewsets.usage.places import Usage, usages_of
from forums_pages.viewsets.usage.targets import Target, key_of, target_at


@dataclass(frozen=True)
class Told:
    """What is told of one thing; ``has_consequences`` where each place would lose it in a way of its own."""

    usage: Usage
    has_consequences: bool
    sentences: list[str]
    unnamed: str


def told_of(usage_url: str, context: Any) -> Told | None:
    """Return what is told of the thing whose usage is at an address; None where we know nothing of it.

    Of several that go at once, all are looked at with the first.
    """
    target = target_at(usage_url)
    if target is None:
        return None
    request = context["request"]
    known = getattr(request, "_known_usages", {})
    if target.key not in known:
        keys = {target.key, *(key_of(each) for each in _listed(context))}
        known = known | usages_of(keys, request.user)
        request._known_usages = known
    usage = known[target.key]
    has_consequences = target.is_deleted and not usage.below.has_heir
    return Told(usage, has_consequences, list(_sentences(usage, target)), _unnamed(usage))


def _listed(context: Any) -> Iterator[Any]:
    """Yield what a bulk action is about."""
    items = context.get("items", ())
    yield from (each["item"] for each in items if isinstance(each, dict) and "item" in each)


def _sentences(usage: Usage, target: Target) -> Iterator[str]:
    yield from _deleted(usage.below) if target.is_deleted else _taken_down(usage.below)
    if usage.public and not _leads_on(usage, target):
        comma = pgettext("list", ", ")
        places = comma.join(f"{name} ({count})" for name, count in usage.public.items())
        yield _("Shown to readers in these today, and then no longer: %(places)s.") % {"places": places}
    elif not usage.places and not usage.unnamed:
        yield _("Nothing that is saved uses it.")


def _leads_on(usage: Usage, target: Target) -> bool:
    """Return whether links, lists and menus would lead to another language instead."""
    return target.is_deleted and usage.below.has_heir


def _deleted(below: Below) -> Iterator[str]:
    if below.pages:
        words = ngettext(
            "%(count)d public page below it is deleted, too.",
            "%(count)d public pages below it are deleted, too.",
            below.pages,
        )
        yield words % {"count": below.pages}
    if below.has_heir:
        yield _(
            "Another language takes its place: it keeps the facts, and links, lists and menus lead there."
        )


def _taken_down(below: Below) -> Iterator[str]:
    if below.pages:
        words = ngettext(
            "Readers lose %(count)d public page below it, too.",
            "Readers lose %(count)d public pages below it, too.",
            below.pages,
        )
        yield words % {"count": below.pages}
    if below.translations:
        words = ngettext(
            "Its facts are in no language then: %(count)d public translation goes with it.",
            "Its facts are in no language then: %(count)d public translations go with it.",
            below.translations,
        )
        yield words % {"count": below.translations}
    if below.in_translations:
        words = ngettext(
            "Below its translations, readers lose %(count)d page.",
            "Below its translations, readers lose %(count)d pages.",
            below.in_translations,
        )
        yield words % {"count": below.in_translations}


def _unnamed(usage: Usage) -> str:
    words = ngettext(
        "%(count)d place that you may not open uses it, too.",
        "%(count)d places that you may not open use it, too.",
        usage.unnamed,
    )
    return words % {"count": usage.unnamed} if usage.unnamed else ""


def instead_of(page: Any, user: Any) -> tuple[str, str] | None:
    """Return what to do instead of taking a public edition or session away, and where; None of others.

    Whoever kept the address of something that was announced should find out what became of it.
    """
    if not isinstance(page, EditionPage | SessionPage) or not page.live or not may_turn(user, page):
        return None
    if isinstance(page, EditionPage):
        url = reverse("edition_turns", args=[page.source.pk])
        return _(
            "Does it not take place, or not then? Cancel or postpone it: its address stays and says so."
        ), url
    if turns_of_session(page.source) != [Turn.CANCELLED]:
        return None
    url = reverse("session_turn", args=[page.source.pk, Turn.CANCELLED])
    return _("Does it not take place? Cancel it: its address stays and says so."), url
