import io

from django.core.files.base import ContentFile
from PIL import Image

from media.models import CustomDocument, CustomImage
from tests.factories.site import root_collection


def picture_bytes(size: tuple[int, int] = (120, 80), colour: str = "#19486A", kind: str = "PNG") -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", size, colour).save(buffer, kind)
    return buffer.getvalue()


def make_image(title: str = "A blue field", **fields: object) -> CustomImage:
    fields.setdefault("alt_text", {"en": "A field of blue", "fr": "Un champ bleu"})
    fields.setdefault("collection", root_collection())
    upload = ContentFile(picture_bytes(), name="field.png")
    return CustomImage.objects.create(title=title, file=upload, **fields)


def make_document(title: str = "Programme", **fields: object) -> CustomDocument:
    fields.setdefault("collection", root_collection())
    upload = ContentFile(b"%PDF-1.4\n%%EOF\n", name="programme.pdf")
    return CustomDocument.objects.create(title=title, file=upload, **fields)
