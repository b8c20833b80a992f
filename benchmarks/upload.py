"""An upload of a 20-megapixel photograph through the admin's form."""

import random
from collections.abc import Iterator

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image, ImageFilter
from wagtail.models import Collection

from benchmarks import browser
from benchmarks.admin import yardstick_of
from benchmarks.database import filled, use_copy_of
from benchmarks.measure import Measurement, measure
from benchmarks.places import BENCH_DIR
from benchmarks.volume import Volume

# What a camera of 20 megapixels makes, in pixels.
WIDTH, HEIGHT = 5472, 3648
GROUP = "Upload"


def run() -> Iterator[Measurement]:
    """Measure the upload: checks, cleaning, storing, dominant colour, placeholders and the row."""
    use_copy_of(filled(Volume(sessions=20)))
    client, photograph = browser.log_in(), photograph_bytes()
    name = f"A photograph of {WIDTH} × {HEIGHT} pixels, {len(photograph) / 1e6:.1f} MB"
    yield measure(GROUP, name, lambda: upload(client, photograph), yardstick_of(client), repeats=3)


def upload(client: Client, photograph: bytes) -> bytes:
    """Send the form of a new picture; raise when it was not stored."""
    response = client.post(reverse("wagtailimages:add"), upload_fields(photograph))
    if response.status_code != 302:
        raise RuntimeError(f"The upload was refused: {response.status_code}")
    return bytes(response.content)


def upload_fields(photograph: bytes) -> dict[str, object]:
    """Return what the form of a new picture sends."""
    return {
        "title": "The hall",
        "file": SimpleUploadedFile("hall.jpg", photograph, content_type="image/jpeg"),
        "collection": str(Collection.get_first_root_node().pk),
        "alt_text_0": "People in a hall",
    }


def photograph_bytes() -> bytes:
    """Return a JPEG that weighs what a photograph weighs: soft shapes under fine grain."""
    path = BENCH_DIR / f"photograph-{WIDTH}x{HEIGHT}.jpg"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        chance = random.Random(2030)  # the same picture every time
        shapes = Image.frombytes("RGB", (64, 43), chance.randbytes(64 * 43 * 3)).resize((WIDTH, HEIGHT))
        grain = Image.frombytes("L", (WIDTH, HEIGHT), chance.randbytes(WIDTH * HEIGHT))
        soft = grain.filter(ImageFilter.GaussianBlur(1)).convert("RGB")
        Image.blend(shapes, soft, 0.35).save(path, "JPEG", quality=90)
    return path.read_bytes()
