from bs4 import BeautifulSoup, Tag
from django import forms
from django.http import QueryDict
from django.utils import translation

from forums_pages.fields import LongWordsField, WordsField


class LabelForm(forms.Form):
    label = WordsField("Label", blank=True, max_length=20).formfield()
    text = LongWordsField("Text", blank=True).formfield()


def drawn(name: str, **kwargs: object) -> Tag:
    return BeautifulSoup(str(LabelForm(**kwargs)[name]), "html.parser")


def boxes(soup: Tag, tag: str = "input") -> list[tuple[str, ...]]:
    wanted = ("id", "name", "lang", "dir", "aria-label")
    return [tuple(box[key] for key in wanted) for box in soup.find_all(tag)]


def test_each_language_has_its_own_named_box_in_its_direction() -> None:
    assert boxes(drawn("label")) == [
        ("id_label_0", "label_0", "en", "ltr", "Label – English"),
        ("id_label_1", "label_1", "fr", "ltr", "Label – French"),
        ("id_label_2", "label_2", "ar", "rtl", "Label – Arabic"),
    ]


def test_empty_languages_wait_behind_a_line_and_filled_ones_do_not() -> None:
    soup = drawn("label", initial={"label": {"en": "Mayor", "ar": "عمدة"}})
    waiting = soup.find("details")

    assert [box["value"] for box in soup.select(".words > .words__row input")] == ["Mayor", "عمدة"]
    assert (waiting.summary.get_text(), [box["lang"] for box in waiting.find_all("input")]) == (
        "French",
        ["fr"],
    )
    whole = drawn("label", initial={"label": {"en": "a", "fr": "b", "ar": "c"}})
    assert whole.find("details") is None


def test_the_language_of_the_interface_comes_first() -> None:
    with translation.override("fr"):
        soup = drawn("label")
        heading_leads_to = LabelForm()["label"].id_for_label

    assert [box["lang"] for box in soup.find_all("input")] == ["fr", "en", "ar"]
    assert heading_leads_to == "id_label_1"


def test_long_words_grow_and_hostile_ones_are_shown_as_text() -> None:
    hostile = '"></textarea><script>alert(1)</script>'
    soup = drawn("text", initial={"text": {"fr": hostile}})

    assert [area.get_text().strip() for area in soup.find_all("textarea")] == ["", hostile, ""]
    assert soup.find("script") is None


def test_what_was_sent_is_kept_and_shown_again() -> None:
    data = QueryDict("label_0=&label_1=Maire&label_2=%D8%B9%D9%85%D8%AF%D8%A9")
    form = LabelForm(data)
    assert form.is_valid()
    assert {code: text for code, text in form.cleaned_data["label"].data.items() if text} == {
        "fr": "Maire",
        "ar": "عمدة",
    }
    too_long = LabelForm(QueryDict(f"label_1={'x' * 21}"))
    assert (too_long.is_valid(), "x" * 21 in str(too_long["label"])) == (False, True)


def test_rows_that_scripts_copy_keep_their_placeholder() -> None:
    form = LabelForm(prefix="items-__prefix__")
    soup = BeautifulSoup(str(form["label"]), "html.parser")

    assert [box["id"] for box in soup.find_all("input")] == [
        f"id_items-__prefix__-label_{position}" for position in range(3)
    ]
