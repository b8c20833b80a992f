"""``manage.py setup_roles``: groups, collections and moderation, as the table of rights says."""

from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.db.models import Q

from forums_pages.models import ForumPage
from forums_pages.roles import dismiss_teams_without_forum, ensure_forum_roles, ensure_headquarters


class Command(BaseCommand):
    """Makes what is missing and brings the rest back to the table; running it again changes nothing."""

    help = "Make the groups, collections and moderation workflows of headquarters and of every forum."

    def handle(self, *args: Any, **options: Any) -> None:
        """Do all or nothing, and say for which forums."""
        with transaction.atomic():
            try:
                ensure_headquarters()
            except ImproperlyConfigured as error:
                raise CommandError(str(error)) from error
            forums = ForumPage.objects.sources().filter(Q(live=True) | Q(roles__isnull=False))
            teams = [ensure_forum_roles(forum) for forum in forums]
            dismiss_teams_without_forum()
        if options["verbosity"]:
            count = len(teams)
            self.stdout.write(f"Headquarters and {count} forum team{'' if count == 1 else 's'} are set up.")
