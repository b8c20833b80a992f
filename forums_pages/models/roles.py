"""What belongs to a forum's team: its groups, its collection and its moderation."""

from django.contrib.auth.models import Group
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Collection, Workflow

from forums_pages.models.forums import ForumPage


class ForumRoles(models.Model):
    """The team of one forum, found by key, so that renaming the forum or a group loses nobody."""

    # The reference index would call every forum "in use" because of its own team.
    wagtail_reference_index_ignore = True

    forum = models.OneToOneField(
        ForumPage,
        verbose_name=_("forum"),
        null=True,
        # Deleting a forum that has translations promotes one (see ``sources``); its team follows.
        on_delete=models.DO_NOTHING,
        related_name="roles",
    )
    # What somebody deletes by hand is made again when the forum is next published.
    coordinators = models.OneToOneField(
        Group, verbose_name=_("national coordinators"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    working_group = models.OneToOneField(
        Group, verbose_name=_("Working Group"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    collection = models.OneToOneField(
        Collection, verbose_name=_("collection"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    workflow = models.OneToOneField(
        Workflow, verbose_name=_("moderation"), null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("team of a forum")
        verbose_name_plural = _("teams of forums")

    def __str__(self) -> str:
        return str(self.forum or self.coordinators or self.pk)
