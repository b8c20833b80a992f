"""Which changes a subscriber wants to be told."""

from collections.abc import Iterable

from cms.webhooks.changes import Change
from cms.webhooks.models import Webhook


def wanted(webhook: Webhook, changes: Iterable[Change]) -> list[Change]:
    """Return those of ``changes`` that ``webhook`` asks for."""
    return [change for change in changes if _is_wanted(webhook, change)]


def _is_wanted(webhook: Webhook, change: Change) -> bool:
    return (
        (not webhook.actions or change.action in webhook.actions)
        and (not webhook.kinds or change.kind in webhook.kinds)
        # What has no language is the same in every one.
        and (not webhook.locales or not change.locale or change.locale in webhook.locales)
        and (not webhook.forums or change.forum in webhook.forums)
    )
