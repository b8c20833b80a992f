from django.template import Context, Template

from media.models import CustomRendition
from media.presets import Preset
from media.renditions import make_renditions
from tests.factories import make_image


def rendered(**context: object) -> str:
    source = '{% load media_tags %}{% stored_picture image "logo_small" alt "logo" %}'
    return Template(source).render(Context(context))


def test_what_exists_is_shown_and_nothing_is_made(db: None) -> None:
    image = make_image()

    html = rendered(image=image, alt='The "hall"')

    assert f'<img src="{image.file.url}"' in html
    assert 'alt="The &quot;hall&quot;" class="logo"' in html
    assert "<source" not in html
    assert CustomRendition.objects.count() == 0


def test_copies_are_offered_the_best_format_first(db: None) -> None:
    image = make_image()
    make_renditions(image, [Preset.LOGO_SMALL])

    html = rendered(image=image, alt="")

    assert [html.index(f"image/{name}") for name in ("avif", "webp")] == sorted(
        html.index(f"image/{name}") for name in ("webp", "avif")
    )
    assert 'width="60" height="40"' in html
