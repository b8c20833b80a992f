"""The media models."""

from media.models.custom_document import CustomDocument
from media.models.custom_image import CustomImage
from media.models.custom_rendition import CustomRendition

__all__ = ["CustomDocument", "CustomImage", "CustomRendition"]
