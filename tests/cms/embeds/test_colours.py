"""Partners' colours can be read on every ground, and the schemes are those of the public pages."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from cms.embeds.colours import DARK_GROUND, LIGHT_GROUND, Accent, accent_of, contrast


@pytest.mark.parametrize("colour", ["000000", "ffffff", "ff0000", "ffff00", "0b4f6c", "808080", "#00FF00"])
def test_a_colour_can_be_read_on_both_grounds_and_under_words(colour: str) -> None:
    one = accent_of(colour)
    pairs = [(one.light, LIGHT_GROUND), (one.dark, DARK_GROUND)]
    pairs += [(one.light, one.on_light), (one.dark, one.on_dark)]
    assert [pair for pair in pairs if contrast(*pair) < 4.5] == []


def test_a_colour_that_can_be_read_stays_as_it_is() -> None:
    assert accent_of("0b4f6c").light == "#0b4f6c"
    assert accent_of("7CC4E4").dark == "#7cc4e4"
    assert accent_of("ffffff") == Accent("#757575", "#ffffff", "#ffffff", "#000000")


@pytest.mark.parametrize("colour", ["red", "fff", "12345g", "0b4f6c; color: red"])
def test_what_is_no_colour_is_refused(colour: str) -> None:
    with pytest.raises(ValueError, match=re.escape(colour)):
        accent_of(colour)


def test_the_schemes_of_frames_have_the_values_of_the_public_pages() -> None:
    pages, frames = (_css(name) for name in ("public/site.css", "embeds/frame.css"))
    light, dark = (_values(each) for each in re.findall(r":root \{(.*?)\}", pages, re.DOTALL)[:2])
    chosen = {
        name: _values(found)
        for name, found in re.findall(r"\n\[data-scheme=\"(\w+)\"\] \{(.*?)\}", frames, re.DOTALL)
    }
    assert chosen == {"light": {name: light[name] for name in dark}, "dark": dark}


def _css(name: str) -> str:
    return Path(str(finders.find(name))).read_text(encoding="utf-8")


def _values(declarations: str) -> dict[str, str]:
    return dict(re.findall(r"(--[\w-]+): ([^;]+);", declarations))
