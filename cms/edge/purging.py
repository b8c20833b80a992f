"""Tells caches in front what has changed: the database's own notes say so, and nobody has to remember to.

A cache's place in the journal moves on once it has thrown away what was changed until there. A worker that
dies, or a cache that is away, loses nothing: it is told again from the same place.
"""

from datetime import datetime, timedelta
from hashlib import blake2b
from typing import Any

from django.conf import settings
from django.db import connection
from django.db.models import Q
from django.utils import timezone
from wagtail.contrib.frontend_cache.utils import get_backends

from cms.edge.backends import PurgeError
from cms.edge.models import FrontCache, Purge
from graphql_api.cache.journal import KEPT_FOR
from graphql_api.cache.notes import changes_since
from graphql_api.cache.outdated import looks_of_the_tree, outdated
from graphql_api.cache.tags import EVERYTHING
from graphql_api.cache.versions import whole_version_of

# Longer than telling takes: whoever took it up and said nothing by then is dead.
LEASE = timedelta(minutes=2)
# An answer that was being made during the change may arrive after it was told: it is told once more by then.
AGAIN_AFTER = timedelta(seconds=10)
# How often it is written down that nothing has changed.
NOTED_EVERY = timedelta(minutes=1)
LONGEST_DELAY = timedelta(minutes=1)
# How long it is known what was thrown away.
REMEMBERED = timedelta(days=30)


def caches_in_front() -> dict[str, Any]:
    """Return those that throw away by tag, by their names."""
    found: dict[str, Any] = get_backends()
    return {name: backend for name, backend in found.items() if hasattr(backend, "purge_tags")}


def purge_due() -> None:
    """Tell every cache what it does not know yet."""
    for name, backend in caches_in_front().items():
        purge_at(name, backend)


def purge_at(name: str, backend: Any) -> bool:
    """Tell one cache, and return whether it now knows everything; False also while another worker does."""
    now = timezone.now()
    known, _made = FrontCache.objects.get_or_create(name=name)
    if not _has_news(known, now) or not _take(known, now):
        return False
    known.refresh_from_db()
    notes, place = _news(known, now)
    tree, tags = known.tree, {EVERYTHING}
    if notes is None:
        tree = looks_of_the_tree(now)
    else:
        tags, tree = outdated(notes, tree, now) if notes else (set(), tree)
    again = known.purges.filter(again_at__lte=now)
    try:
        told = tags.union(*(each.tags for each in again))
        if told:
            backend.purge_tags(sorted(told))
    except PurgeError as error:
        _put_off(known, str(error), now)
        return False
    _note(known, tags, place, tree)
    again.filter(pk__in=[each.pk for each in again]).update(again_at=None)
    return True


def throw_everything_away() -> None:
    """Have every cache throw away everything as soon as a worker comes to it."""
    for name in caches_in_front():
        FrontCache.objects.update_or_create(name=name, defaults={"place": "", "due_at": None})


def forget_old_purges() -> None:
    """Delete what was thrown away long ago."""
    Purge.objects.filter(done_at__lt=timezone.now() - REMEMBERED).delete()


def place_of(known: FrontCache) -> Any:
    """Return a cache's place as the journal takes it."""
    if not known.place:
        return None
    return int(known.place) if connection.vendor == "sqlite" else known.place


def _has_news(known: FrontCache, now: datetime) -> bool:
    """Return whether there may be something to tell, without keeping anybody waiting."""
    if any(each is not None and each > now for each in (known.due_at, known.leased_until)):
        return False
    notes, _place = _news(known, now)
    is_quiet = notes == [] and known.known_at is not None and known.known_at > now - NOTED_EVERY
    return not is_quiet or known.purges.filter(again_at__lte=now).exists()


def _news(known: FrontCache, now: datetime) -> tuple[Any, Any]:
    """Return what the cache does not know yet; None for everything."""
    is_lost = known.known_at is None or known.known_at < now - KEPT_FOR / 2
    return changes_since(None if is_lost or known.key != _key() else place_of(known))


def _take(known: FrontCache, now: datetime) -> bool:
    free = Q(leased_until=None) | Q(leased_until__lte=now)
    rows = FrontCache.objects.filter(free, Q(due_at=None) | Q(due_at__lte=now), pk=known.pk)
    return rows.update(leased_until=now + LEASE) == 1


def _put_off(known: FrontCache, problem: str, now: datetime) -> None:
    delay = min(timedelta(seconds=1 << min(known.failures, 6)), LONGEST_DELAY)
    FrontCache.objects.filter(pk=known.pk).update(
        failures=known.failures + 1, problem=problem[:500], due_at=now + delay, leased_until=None
    )


def _note(known: FrontCache, tags: set[str], place: Any, tree: str) -> None:
    now, version = timezone.now(), whole_version_of(place)
    if tags:
        Purge.objects.create(
            cache=known, tags=sorted(tags), version=version, done_at=now, again_at=now + AGAIN_AFTER
        )
    changed: dict[str, Any] = {"place": str(place), "version": version, "tree": tree, "key": _key()}
    changed |= {"known_at": now, "failures": 0, "problem": "", "due_at": None}
    # Whoever asked meanwhile that everything goes has emptied the place, and is not forgotten.
    FrontCache.objects.filter(pk=known.pk, place=known.place).update(**changed)
    FrontCache.objects.filter(pk=known.pk).update(leased_until=None)


def _key() -> str:
    """Return what tells whether tags are still made as they were."""
    return blake2b(settings.SECRET_KEY.encode(), digest_size=16, person=b"cms.edge").hexdigest()
