"""What editors gave a time: found when it is due, and published or taken down by a process of its own."""

import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import Error, close_old_connections
from django.db.models import QuerySet
from django.utils import timezone
from wagtail.models import DraftStateMixin, Page, Revision

from cms.worker import throw_away_results
from graphql_api.cache.journal import throw_away_changes
from graphql_api.keys.usage import prune as prune_usage

# How often one looks, in seconds: a page goes live at most so much later than it was to.
LOOKS_EVERY = 30.0
# How often what is old is thrown away, in seconds.
TIDIES_EVERY = 3600.0


def due(moment: datetime) -> Iterator[QuerySet[Any]]:
    """Yield what has expired at ``moment``, of each kind, and then the versions that are to be published."""
    kinds = [Page, *(model for model in apps.get_models() if issubclass(model, DraftStateMixin))]
    for model in kinds:
        if model is Page or not issubclass(model, Page):
            yield model._default_manager.filter(live=True, expire_at__lt=moment).order_by("expire_at")
    yield Revision.objects.filter(approved_go_live_at__lt=moment).order_by("approved_go_live_at")


def keep_schedule() -> None:
    """Look every half a minute, as long as this process lives, and do what is due."""
    threading.Thread(target=_keep, daemon=True).start()


def do_what_is_due() -> bool:
    """Publish and take down what is due, if there is anything; return whether there was.

    Another process does it: publishing loads the administration, which a worker has no other use for.
    """
    found = any(rows.exists() for rows in due(timezone.now()))
    if found:
        subprocess.run([sys.executable, settings.BASE_DIR / "manage.py", "publish_scheduled"], check=False)  # noqa: S603  # our own command
    return found


def _keep() -> None:
    tidied = -TIDIES_EVERY
    while True:
        close_old_connections()
        try:
            do_what_is_due()
            if time.monotonic() - tidied >= TIDIES_EVERY:
                tidied = time.monotonic()
                throw_away_results()
                throw_away_changes()
                prune_usage(timezone.now().date())
        except Error as error:
            # The database is busy or away; it is asked again.
            print(f"The schedule could not be read: {error}", file=sys.stderr)  # noqa: T201  # as the worker does
        time.sleep(LOOKS_EVERY)
