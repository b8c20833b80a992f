"""What happens by the clock: nobody edits anything, and something else is true."""

from datetime import datetime, time, timedelta
from random import Random
from typing import Any

from django.core.management import call_command
from django.utils import timezone

from forums_pages.models import EditionPage, SessionPage
from tests.factories import publish
from tests.graphql_api.cache.choosing import one_of, some_words


def publish_by_schedule(rng: Random, clock: Any) -> None:
    page = _session(rng)
    page.title, page.go_live_at = some_words(rng), timezone.now() + timedelta(minutes=5)
    page.save_revision().publish()
    clock.shift(timedelta(minutes=6))
    call_command("publish_scheduled", verbosity=0)


def expire(rng: Random, clock: Any) -> None:
    """Let the hour come at which a page goes, before anybody takes it away."""
    page = _session(rng)
    page.expire_at = timezone.now() + timedelta(minutes=5)
    publish(page)
    clock.shift(timedelta(minutes=6))


def take_away_what_expired(_rng: Random, _clock: Any) -> None:
    call_command("publish_scheduled", verbosity=0)


def midnight(rng: Random, clock: Any) -> None:
    """Let the day pass on the clocks of an edition's place."""
    zone = one_of(rng, EditionPage.objects.filter(is_source=True)).time_zone
    tomorrow = timezone.now().astimezone(zone).date() + timedelta(days=1)
    clock.move_to(datetime.combine(tomorrow, time(0, 0, 1), tzinfo=zone))


def wait(rng: Random, clock: Any) -> None:
    clock.shift(timedelta(minutes=rng.choice((1, 20, 45, 120))))


def _session(rng: Random) -> Any:
    return one_of(rng, SessionPage.objects.filter(live=True, alias_of__isnull=True))
