"""Pictures in templates: what exists is shown, and nothing is made while a page is rendered."""

from typing import Any

from django import template

from media.copies import srcset
from media.models import CustomImage
from media.offers import offered
from media.presets import Preset

register = template.Library()


@register.inclusion_tag("media/picture.html")
def stored_picture(
    image: CustomImage, preset: str, alt: str, css_class: str, sizes: str = ""
) -> dict[str, Any]:
    """Return ``<picture>`` with the copies of ``preset``, named in lower case."""
    place = Preset[preset.upper()]
    *better, last = offered([image], place)[image.pk]
    return {
        "sources": [(f"image/{group[0].format}", srcset(group)) for group in better],
        "srcset": srcset(last),
        "shown": last[len(last) // 2],
        "sizes": sizes or place.sizes,
        "alt": alt,
        "css_class": css_class,
    }
