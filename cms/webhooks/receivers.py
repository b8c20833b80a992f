"""Which subscribers would be told that a page changes, for whoever is about to change it."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cms.webhooks.changes import Action, Change
from cms.webhooks.models import PublicRow, Webhook, WebhookStatus
from cms.webhooks.wishes import wanted
from forums_pages.models import SessionPage
from forums_pages.programme.turns.receivers import Receiver


def receivers_of(page: Any, sessions: Sequence[int]) -> Iterator[Receiver]:
    """Yield a line for each webhook; it is asked what it asks for, as when something really changes."""
    webhooks = list(Webhook.objects.all())
    if not webhooks:
        return
    changes = [Change.of(row, Action.CHANGED, "", is_page=True) for row in _rows(page, sessions)]
    for webhook in webhooks:
        yield _line(webhook, bool(wanted(webhook, changes)))


def _rows(page: Any, sessions: Sequence[int]) -> list[PublicRow]:
    """Return what is public of the page and of the sessions, in every language."""
    keys = SessionPage.objects.filter(pk__in=sessions).values("translation_key")
    of_sessions = SessionPage.objects.filter(translation_key__in=keys).values_list("pk", flat=True)
    of_page = page.get_translations(inclusive=True).values_list("pk", flat=True)
    shown = Q(label=page._meta.label_lower, row__in=list(of_page))
    shown |= Q(label=SessionPage._meta.label_lower, row__in=list(of_sessions))
    return list(PublicRow.objects.filter(shown).order_by("pk"))


def _line(webhook: Webhook, is_wanted: bool) -> Receiver:
    if not is_wanted:
        return Receiver(webhook.name, "unasked", _("is not told: it did not ask for changes like this."))
    if webhook.status == WebhookStatus.PAUSED:
        return Receiver(webhook.name, "waiting", _("is paused: it is told once somebody lets it go on."))
    if webhook.status == WebhookStatus.DISABLED:
        return Receiver(webhook.name, "waiting", _("is disabled: it is told once somebody switches it on."))
    return Receiver(webhook.name, "told", _("is told within seconds."))
