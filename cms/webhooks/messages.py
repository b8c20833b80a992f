"""What is sent: JSON with type, timestamp and data, as Standard Webhooks propose."""

import json
from collections.abc import Sequence
from datetime import UTC
from typing import Any

from cms.webhooks.changes import Change
from cms.webhooks.models import Event
from graphql_api.cache.versions import latest_version

# More of one write are counted, not listed: whoever is told of so many had better read everything anew.
MOST_OTHERS = 1000


def payload_of(event: Event, changes: Sequence[Change]) -> str:
    """Return the message that tells ``changes``, the first of them at the top; without any, a test.

    Call it in the transaction of the changes, whose version it tells.
    """
    data: dict[str, Any] = {"sequence": event.pk, "version": latest_version()}
    if changes:
        others = changes[1:]
        data |= changes[0].told()
        data["others"] = [each.told() for each in others[:MOST_OTHERS]]
        data["othersLeftOut"] = max(len(others) - MOST_OTHERS, 0)
    moment = event.made_at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    kind = changes[0].type if changes else "webhook.test"
    return written({"type": kind, "timestamp": moment, "data": data})


def written(message: dict[str, Any]) -> str:
    """Return ``message`` as text, as it is signed and sent."""
    return json.dumps(message, ensure_ascii=False, separators=(",", ":"))
