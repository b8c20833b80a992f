"""The one bell: what the cache, the webhooks, the feeds and the live stream listen to, and nothing else."""

from functools import partial

from django.db import connection
from django.dispatch import Signal

# Sent once per logical write, after its transaction was committed.
#
# Arguments: ``label`` (``forums_pages.sessionpage``), ``pk``, ``action`` (one of ``ACTIONS``) and
# ``translation_key`` (of pages, else None): primitives only, so that listeners may queue them.
content_changed = Signal()

# Sent once before the transaction of a POST to the admin is committed, for what has to be true at once or not
# at all: with ``rings``, the same arguments for each change. What it was told, ``content_changed`` is told as
# ``settled=True``.
content_changing = Signal()

# Sent once after that, with the same ``rings``, in the same transaction: for what tells others, when all that
# is ours has followed.
content_settled = Signal()

PUBLISHED = "published"
UNPUBLISHED = "unpublished"
SAVED = "saved"
MOVED = "moved"
DELETED = "deleted"
ACTIONS = (PUBLISHED, UNPUBLISHED, SAVED, MOVED, DELETED)
TOLD = ("label", "pk", "action", "translation_key")


def settle() -> None:
    """Send ``content_changing`` for all that this transaction is about to ring for; that settles it.

    Raises:
        DatabaseError: it could not be written down. Roll everything back.
    """
    rings = []
    for waiting in list(connection.run_on_commit):
        send = waiting[1]
        if not isinstance(send, partial) or send.func != content_changed.send:
            continue
        if "settled" not in send.keywords:
            rings.append({name: send.keywords[name] for name in TOLD})
            send.keywords["settled"] = True
    if rings:
        content_changing.send(sender=None, rings=rings)
        content_settled.send(sender=None, rings=rings)
