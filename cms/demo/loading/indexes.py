"""Brings the searches and the reference index up to date once, instead of after each of a thousand saves."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO

from django.core.management import call_command
from django.db.models.signals import post_save
from modelsearch.index import get_indexed_models
from modelsearch.signal_handlers import post_save_signal_handler
from wagtail.signal_handlers import disable_reference_index_auto_update

from graphql_api.signal_handlers import connect, disconnect


@contextmanager
def indexing_afterwards() -> Iterator[None]:
    """Index nothing inside the block, and everything when it has ended well."""
    connected = [
        model for model in get_indexed_models() if post_save.disconnect(post_save_signal_handler, model)
    ]
    disconnect()
    try:
        with disable_reference_index_auto_update():
            yield
    finally:
        for model in connected:
            post_save.connect(post_save_signal_handler, sender=model)
        connect()
    call_command("rebuild_references_index", verbosity=0)
    call_command("update_index", verbosity=0)
    call_command("rebuild_search", stdout=StringIO())
