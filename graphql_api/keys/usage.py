"""What keys ask for: counted in the process, written down every few seconds, told by the day.

Nothing is known of who asked: no address, no moment, no variable. A process that is killed loses what it has
counted since it wrote last.
"""

import atexit
import logging
import re
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime, timedelta
from multiprocessing.util import Finalize
from typing import NamedTuple

from django.conf import settings
from django.db import DatabaseError, IntegrityError, close_old_connections, transaction
from django.db.models import F, Q

from graphql_api.models import KeyUsage, PartnerKey
from graphql_api.models.keys import LONGEST_OPERATION

logger = logging.getLogger("graphql_api")

# When a key was last used is told no more exactly than that.
USED_EVERY = timedelta(minutes=1)
KEPT_FOR = timedelta(days=400)
# Names of operations are chosen by callers: so many of a key are told apart in a day.
OPERATIONS_AT_MOST = 100
# While nothing can be written, no more than so many lines are held.
HELD_AT_MOST = 10_000
NAME = re.compile(r"^\s*(?:query|mutation)\s+([_A-Za-z]\w*)", re.MULTILINE | re.ASCII)


class Line(NamedTuple):
    """What is counted together."""

    key: int
    day: date
    operation: str


@dataclass
class Counts:
    """So many requests, of which so many were answered again or not at all, and what they cost."""

    requests: int = 0
    hits: int = 0
    errors: int = 0
    cost: int = 0

    def add(self, other: "Counts") -> None:
        """Count ``other``, too."""
        for each in fields(self):
            setattr(self, each.name, getattr(self, each.name) + getattr(other, each.name))


class _Held:
    """What was counted and is not written yet."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.lines: dict[Line, Counts] = {}
        self.last_used: dict[int, datetime] = {}
        self.writer: threading.Thread | None = None

    def take(self) -> tuple[dict[Line, Counts], dict[int, datetime]]:
        with self.lock:
            taken = self.lines, self.last_used
            self.lines, self.last_used = {}, {}
        return taken

    def add(self, line: Line, counts: Counts) -> None:
        with self.lock:
            if line not in self.lines and len(self.lines) >= HELD_AT_MOST:
                return
            self.lines.setdefault(line, Counts()).add(counts)


_held = _Held()


def operation_in(document: str, name: str | None) -> str:
    """Return the name of what was asked for; empty where it has none."""
    found = NAME.search(document) if name is None else None
    return (name or (found[1] if found else ""))[:LONGEST_OPERATION]


def note(key: int, moment: datetime, operation: str, counts: Counts) -> None:
    """Count a request of the key. It is written down soon, by somebody whom no caller waits for."""
    _held.add(Line(key, moment.astimezone(UTC).date(), operation), counts)
    _held.last_used[key] = moment
    if _held.writer is None and settings.KEY_USAGE_WRITTEN_EVERY is not None:
        _start_writing(settings.KEY_USAGE_WRITTEN_EVERY)


def write() -> int:
    """Write down what this process has counted, and return how many lines that were."""
    lines, last_used = _held.take()
    if not lines:
        return 0
    try:
        _write_all(lines, last_used)
    except DatabaseError as error:
        logger.warning("key_usage_not_written error=%s", type(error).__name__)
        for line, counts in lines.items():
            _held.add(line, counts)
        _held.last_used = {**last_used, **_held.last_used}
        return 0
    return len(lines)


def prune(today: date) -> int:
    """Throw away what is older than ``KEPT_FOR``, and return how many lines went."""
    return KeyUsage.objects.filter(day__lt=today - KEPT_FOR).delete()[0]


@transaction.atomic
def _write_all(lines: Mapping[Line, Counts], last_used: Mapping[int, datetime]) -> None:
    known = set(PartnerKey.objects.filter(pk__in=last_used).values_list("pk", flat=True))
    for line, counts in lines.items():
        if line.key in known:
            _write(line, counts)
    for key, moment in last_used.items():
        stale = Q(last_used_at=None) | Q(last_used_at__lte=moment - USED_EVERY)
        PartnerKey.objects.filter(stale, pk=key).update(last_used_at=moment)


def _write(line: Line, counts: Counts) -> None:
    more = {each.name: F(each.name) + getattr(counts, each.name) for each in fields(counts)}
    rows = KeyUsage.objects.filter(key=line.key, day=line.day)
    if rows.filter(operation=line.operation).update(**more):
        return
    if line.operation and rows.count() >= OPERATIONS_AT_MOST:
        _write(line._replace(operation=""), counts)
        return
    try:
        with transaction.atomic():
            KeyUsage.objects.create(key_id=line.key, day=line.day, operation=line.operation, **vars(counts))
    except IntegrityError:
        # Another process was first.
        rows.filter(operation=line.operation).update(**more)


def _start_writing(every: float) -> None:
    with _held.lock:
        if _held.writer is not None:
            return
        _held.writer = threading.Thread(target=_keep_writing, args=(every,), name="key-usage", daemon=True)
    # Servers end their processes in one way or the other. Written twice, nothing is counted twice.
    atexit.register(write)
    Finalize(None, write, exitpriority=1)
    _held.writer.start()


def _keep_writing(every: float) -> None:
    while True:
        time.sleep(every)
        close_old_connections()
        write()
        close_old_connections()
