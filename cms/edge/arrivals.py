"""Whether the last change of a page is what readers are shown, here and by caches in front."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from cms.arrivals import Arrival
from cms.edge.models import FrontCache
from cms.edge.purging import caches_in_front, place_of
from graphql_api.cache.notes import Noted, changes_since
from graphql_api.cache.tags import QUIET, tag


def arrivals_of(page: Any) -> Iterator[Arrival]:
    """Yield a line for the answers of this site's own processes, if they keep any, and one for each cache."""
    if settings.GRAPHQL_CACHE:
        yield Arrival(_("This site"), "arrived", _("Shows what is published, the moment it is."))
    known = {each.name: each for each in FrontCache.objects.all()}
    for name in caches_in_front():
        yield _line(page, name.capitalize(), known.get(name))


def _line(page: Any, name: str, known: FrontCache | None) -> Arrival:
    if known is None or known.known_at is None:
        return Arrival(name, "waiting", _("Was told nothing yet: is a worker running?"))
    notes, _place = changes_since(place_of(known))
    if notes is not None and not any(is_shown(page, each) for each in notes):
        return _arrived(page, name, known)
    if known.failures:
        words = _("Still shows what was before: it did not take the news (%(problem)s). Tried again at")
        # What a machine said reads from left to right, whatever is around it.
        problem = f"\N{FIRST STRONG ISOLATE}{known.problem}\N{POP DIRECTIONAL ISOLATE}"
        return Arrival(name, "failed", words % {"problem": problem}, known.due_at)
    return Arrival(name, "waiting", _("Is being told."))


def _arrived(page: Any, name: str, known: FrontCache) -> Arrival:
    told = known.purges.filter(tags__isnull=False).order_by("-version", "-pk")
    own = {tag(Page._meta.db_table, f"#{page.pk}"), tag(page._meta.db_table, f"#{page.pk}")}
    last = next((each for each in told[:100] if not own.isdisjoint(each.tags)), None)
    if last is None:
        return Arrival(name, "arrived", _("Shows what is published."))
    return Arrival(name, "arrived", _("Has thrown away what was before, at"), last.done_at)


def is_shown(page: Any, note: Noted) -> bool:
    """Return whether a change is one of the page's own row, in what readers may see."""
    tables = {Page._meta.db_table, page._meta.db_table}
    return (
        note.table in tables
        and note.row == str(page.pk)
        and bool(set(note.columns.split(",")) - QUIET - {""})
    )
