import pytest

from media.presets import Preset


def test_a_preset_lists_its_copies_best_format_first():
    assert Preset.PORTRAIT_SMALL.specs() == (
        "fill-64x64|format-avif", "fill-128x128|format-avif", "fill-192x192|format-avif",
        "fill-64x64|format-webp", "fill-128x128|format-webp", "fill-192x192|format-webp",
        "fill-64x64|format-jpeg", "fill-128x128|format-jpeg", "fill-192x192|format-jpeg",
    )  # fmt: skip
    assert Preset.OPEN_GRAPH.specs() == ("fill-1200x630|format-jpeg",)
    assert Preset.LOGO.formats == ("avif", "webp", "png")


def test_widths_beyond_the_picture_are_left_out_but_for_one():
    assert Preset.PORTRAIT.specs(500)[:2] == ("fill-240x240|format-avif", "fill-480x480|format-avif")
    assert len(Preset.PORTRAIT.specs(10)) == 3


@pytest.mark.parametrize("preset", Preset)
def test_every_preset_says_how_wide_it_is_shown(preset):
    assert preset.sizes
