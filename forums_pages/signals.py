"""The one bell: what the cache, the webhooks, the feeds and the live stream listen to, and nothing else."""

from django.dispatch import Signal

# Sent once per logical write, after its transaction was committed.
#
# Arguments: ``label`` (``forums_pages.sessionpage``), ``pk``, ``action`` (one of ``ACTIONS``) and
# ``translation_key`` (of pages, else None): primitives only, so that listeners may queue them.
content_changed = Signal()

PUBLISHED = "published"
UNPUBLISHED = "unpublished"
SAVED = "saved"
MOVED = "moved"
DELETED = "deleted"
ACTIONS = (PUBLISHED, UNPUBLISHED, SAVED, MOVED, DELETED)
