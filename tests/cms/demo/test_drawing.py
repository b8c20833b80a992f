"""The same words give the same pictures, in the sizes promised, and quickly."""

import time
from collections import Counter

import pytest

from cms.demo.colours import luminance, parse_colour
from cms.demo.covers import SCENES, draw_cover
from cms.demo.documents import Section, draw_document
from cms.demo.drawing import smooth
from cms.demo.hairstyles import STYLES
from cms.demo.lettering import can_write, plain, text_width, wrap
from cms.demo.logos import draw_logo
from cms.demo.portraits import choose_traits, draw_portrait


def test_a_seed_gives_the_same_person_and_another_seed_another() -> None:
    first, again, other = draw_portrait("amina"), draw_portrait("amina"), draw_portrait("bo")
    assert (first.size, first.mode) == ((800, 1000), "RGB")
    assert first.tobytes() == again.tobytes()
    assert first.tobytes() != other.tobytes()


@pytest.mark.parametrize("style", STYLES)
def test_every_style_can_be_asked_for(style: str) -> None:
    assert choose_traits("amina", style).style == style
    assert draw_portrait("amina", style).size == (800, 1000)


def test_an_unknown_style_is_refused() -> None:
    with pytest.raises(KeyError):
        draw_portrait("amina", "mohawk")


def test_people_are_varied() -> None:
    people = [choose_traits(f"person {number}") for number in range(120)]
    assert {
        trait: len(Counter(getattr(person, trait) for person in people)) for trait in ("skin", "style")
    } == {
        "skin": 8,
        "style": len(STYLES),
    }
    assert sum(bool(person.glasses) for person in people) in range(20, 70)


def test_a_headscarf_or_a_plait_never_comes_with_a_beard() -> None:
    worn = ("headscarf", "braids", "long", "bun", "bob")
    assert {choose_traits(f"{n}", style).beard for style in worn for n in range(40)} == {""}


def test_a_logo_is_transparent_in_both_versions_and_its_mark_stays_where_it_was() -> None:
    light, dark = (draw_logo("kettle", "Green Kettle", "GK", on_dark=on) for on in (False, True))
    assert (light.size, light.mode, light.getpixel((799, 0))) == ((800, 400), "RGBA", (0, 0, 0, 0))
    assert light.getchannel("A").getbbox() == dark.getchannel("A").getbbox()
    assert light.tobytes() != dark.tobytes()


@pytest.mark.parametrize("name", ["Réseau des Citrons Solidaires", "A", "Bank of Placeholders and Sons"])
def test_a_name_stays_inside_its_logo(name: str) -> None:
    box = draw_logo(name, name).getchannel("A").getbbox()
    assert box is not None
    assert (box[0] > 0, box[1] > 0, box[2] < 800, box[3] < 400) == (True, True, True, True)


@pytest.mark.parametrize("scene", SCENES)
def test_a_cover_is_wide_and_repeatable(scene: str) -> None:
    cover = draw_cover("one", ["#56c02b", "#fcc30b"], scene)
    assert (cover.size, cover.mode) == ((2400, 1350), "RGB")
    assert cover.tobytes() == draw_cover("one", ["#56c02b", "#fcc30b"], scene).tobytes()


def test_a_document_is_a_pdf_of_few_pages_with_the_same_bytes_each_time() -> None:
    sections = [Section("Économie", ["Les élèves dînent à la forêt. " * 20] * 3)] * 2
    made = draw_document("Compte-rendu", "Démonstration", sections)
    assert made.startswith(b"%PDF-")
    assert made.count(b"/Type /Page\n") == 2
    assert made == draw_document("Compte-rendu", "Démonstration", sections)


def test_a_document_refuses_letters_it_cannot_draw_and_words_without_end() -> None:
    with pytest.raises(ValueError, match="cannot draw"):
        draw_document("تقرير", "", [])
    with pytest.raises(ValueError, match="3 is the most"):
        draw_document("Long", "", [Section("More", ["words and words " * 300] * 4)])


def test_accents_are_carried_by_plain_letters() -> None:
    assert plain("Çà et là, l’œuvre « Noël »") == "Ca et la, l’oeuvre « Noel »"
    assert [can_write(text) for text in ("Île d’Exampleland", "منتدى")] == [True, False]


def test_wrapped_lines_fit_and_lose_no_word() -> None:
    text = "Une économie au service du bien commun, partout et pour tous"
    lines = wrap(text, 30, 300)
    assert " ".join(lines) == text
    assert [line for line in lines if text_width(line, 30) > 300] == []


def test_a_smooth_line_passes_through_its_points() -> None:
    corners = [(0.0, 0.0), (10.0, 20.0), (30.0, 5.0)]
    assert [point for point in corners if point not in smooth(corners)] == []


def test_colours_are_read_and_refused() -> None:
    assert parse_colour("#ff8000") == (255, 128, 0)
    assert (luminance((0, 0, 0)), round(luminance((255, 255, 255)), 6)) == (0.0, 1.0)
    with pytest.raises(ValueError, match="rrggbb"):
        parse_colour("red")


def test_the_whole_set_is_drawn_within_twelve_seconds_of_processor_time() -> None:
    start = time.process_time()
    for number in range(10):
        draw_portrait(f"{number}")
    for number in range(5):
        draw_logo(f"{number}", "Green Kettle", "GK")
        draw_logo(f"{number}", "Green Kettle", "GK", on_dark=True)
    for number in range(2):
        draw_cover(f"{number}", ["#56c02b", "#fcc30b"])
    # A quarter of the portraits and covers and a fifth of the logos, in a quarter of the time.
    assert time.process_time() - start < 3
