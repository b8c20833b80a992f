"""A resized copy of a picture."""

from django.db import models
from wagtail.images.models import AbstractRendition

from media.models.custom_image import CustomImage


class CustomRendition(AbstractRendition):
    """One copy of a picture for one filter and focal point; it never carries metadata of the original."""

    image = models.ForeignKey(CustomImage, related_name="renditions", on_delete=models.CASCADE)

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)
