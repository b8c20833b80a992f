"""Which caches in front throw away what they hold of a page, for whoever is about to change it."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from cms.edge.purging import caches_in_front
from forums_pages.programme.turns.receivers import Receiver


def receivers() -> Iterator[Receiver]:
    """Yield a line for each cache: it holds every answer that tells of the page."""
    for name in caches_in_front():
        yield Receiver(name.capitalize(), "told", _("throws away what it holds of it within seconds."))
