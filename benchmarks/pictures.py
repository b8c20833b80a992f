"""Pictures and their copies as rows: reading a picture opens no file, so there are none."""

from datetime import UTC, datetime

from media.models import CustomImage, CustomRendition
from media.presets import Preset

WIDTH, HEIGHT = 1600, 1200
BATCH = 500
SHOWN = (Preset.CARD, Preset.GALLERY, Preset.LOGO_SMALL, Preset.PORTRAIT_SMALL)


def make_pictures(stem: str, count: int) -> list[CustomImage]:
    """Return that many pictures with the copies of the presets that the reference queries ask for."""
    pictures = [_picture(f"{stem}-{number}") for number in range(count)]
    CustomImage.objects.bulk_create(pictures, batch_size=BATCH)
    specs = [spec for preset in SHOWN for spec in preset.specs(WIDTH)]
    copies = [_copy(picture, spec) for picture in pictures for spec in specs]
    CustomRendition.objects.bulk_create(copies, batch_size=BATCH)
    return pictures


def _picture(name: str) -> CustomImage:
    return CustomImage(
        title=name,
        file=f"original_images/{name}.jpg",
        width=WIDTH,
        height=HEIGHT,
        file_size=180_000,
        created_at=datetime(2030, 1, 1, tzinfo=UTC),
        alt_text={"en": f"A picture called {name}", "fr": f"Une image nommée {name}"},
        credit="Drawn for measuring",
        dominant_colour="#19486a",
        thumbhash="1QcSHQRnh493V4dIh4eXh1h4kJUI",
        placeholder_data_url="data:image/webp;base64," + "A" * 160,
    )


def _copy(picture: CustomImage, spec: str) -> CustomRendition:
    ending = spec.rsplit("-", 1)[-1]
    stem = picture.title
    width = int(spec.split("-")[1].split("x", maxsplit=1)[0])
    return CustomRendition(
        image=picture,
        filter_spec=spec,
        focal_point_key="",
        file=f"images/{stem}.{width}.{'jpg' if ending == 'jpeg' else ending}",
        width=width,
        height=width * 3 // 4,
    )
