"""Takes the colour from pictures that one can see through: it would stay behind them."""

import base64

from django.db import migrations
from fast_thumbhash import thumb_hash_to_average_rgba


def forget_colours(apps, schema_editor):
    """Find them by their ThumbHash, which tells how opaque they are on average."""
    images = apps.get_model("media", "CustomImage").objects
    known = images.exclude(dominant_colour="").exclude(thumbhash="").values_list("pk", "thumbhash")
    found = [pk for pk, encoded in known.iterator() if _shows_through(encoded)]
    images.filter(pk__in=found).update(dominant_colour="")


def _shows_through(encoded):
    _red, _green, _blue, alpha = thumb_hash_to_average_rgba(base64.b64decode(encoded))
    return alpha < 1


class Migration(migrations.Migration):
    """See the module."""

    dependencies = [("media", "0001_initial")]

    operations = [migrations.RunPython(forget_colours, migrations.RunPython.noop)]
