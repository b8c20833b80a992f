"""Make the copies of pictures before anybody asks for them."""

import logging
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from media.models import CustomImage
from media.presets import Preset
from media.renditions import make_renditions

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    """Makes what is missing; running it again makes nothing twice. One bad picture does not stop the rest."""

    help = "Make the missing renditions of every picture, or of the pictures and presets named."

    def add_arguments(self, parser: CommandParser) -> None:
        names = [preset.name.lower() for preset in Preset]
        parser.add_argument("--preset", action="append", choices=names, help="only this preset; repeatable")
        parser.add_argument(
            "--image", action="append", type=int, help="only the picture with this id; repeatable"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Report the number of pictures; fail at the end when one could not be copied."""
        presets = [Preset[name.upper()] for name in options["preset"] or []] or list(Preset)
        images = CustomImage.objects.order_by("pk")
        if options["image"]:
            images = images.filter(pk__in=options["image"])
        failed = [image.pk for image in images.iterator() if not self._make(image, presets)]
        done = images.count() - len(failed)
        self.stdout.write(_("Renditions are complete for %(count)d pictures.") % {"count": done})
        if failed:
            numbers = ", ".join(map(str, failed))
            raise CommandError(_("No renditions could be made for: %(numbers)s") % {"numbers": numbers})

    def _make(self, image: CustomImage, presets: list[Preset]) -> bool:
        """Return whether every copy of ``image`` now exists."""
        try:
            make_renditions(image, presets)
        except Exception:  # one damaged original must not keep the others waiting
            logger.exception("Renditions of picture %s failed", image.pk)
            return False
        return True
