"""What is done with pictures in the background, by ``manage.py worker``."""

import logging

from django_tasks import task

from media.models import CustomImage
from media.presets import Preset
from media.renditions import ReplacedError, make_renditions
from media.signals import copies_added

logger = logging.getLogger(__name__)


@task(backend="background")
def complete_copies(image_id: int) -> int:
    """Make the copies of a picture that are missing in any preset, and return how many were made.

    Doing it twice makes nothing twice. A picture that is gone, or whose file was replaced meanwhile, is none
    of this task's business: whoever replaced the file has asked anew.
    """
    image = CustomImage.objects.filter(pk=image_id).first()
    if image is None:
        return 0
    before = image.renditions.count()
    try:
        make_renditions(image, Preset)
    except ReplacedError:
        return 0
    except Exception:
        logger.exception("Copies of picture %s could not be made", image_id)
        raise
    added = image.renditions.count() - before
    if added:
        copies_added.send(CustomImage, instance=image)
    return added
