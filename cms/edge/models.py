"""How far each cache in front has been told, and what it was told."""

from typing import ClassVar

from django.db import models
from django.db.models.functions import Now


class FrontCache(models.Model):
    """One of ``WAGTAILFRONTENDCACHE``, and up to where of the journal it has thrown away what changed."""

    wagtail_reference_index_ignore = True

    name = models.CharField(max_length=100, unique=True)
    # Where in the journal; see ``graphql_api.cache.notes``. Empty: it was told nothing yet.
    place = models.TextField(blank=True)
    version = models.BigIntegerField(default=0)
    # What the tree was like there, and with which key tags were made; see ``graphql_api.cache.outdated``.
    tree = models.CharField(max_length=64, blank=True)
    key = models.CharField(max_length=64, blank=True)
    # When it was known last that nothing is left to throw away.
    known_at = models.DateTimeField(null=True)
    # When it is told next, while it does not take what it is told.
    due_at = models.DateTimeField(null=True)
    leased_until = models.DateTimeField(null=True)
    failures = models.PositiveIntegerField(default=0)
    problem = models.TextField(blank=True)

    def __str__(self) -> str:
        return self.name


class Purge(models.Model):
    """What a cache was told to throw away."""

    wagtail_reference_index_ignore = True

    cache = models.ForeignKey(FrontCache, on_delete=models.CASCADE, related_name="purges")
    tags = models.JSONField()
    # All changes up to this one are behind it.
    version = models.BigIntegerField()
    done_at = models.DateTimeField(db_default=Now(), db_index=True)
    # When it is told the same once more; null when it was.
    again_at = models.DateTimeField(null=True, db_index=True)

    class Meta:
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["cache", "version"])]

    def __str__(self) -> str:
        return f"{self.cache}: {len(self.tags)} tags"
