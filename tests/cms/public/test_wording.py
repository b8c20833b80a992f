"""The best words for a reader, and how other languages are marked."""

import pytest
from django.test import RequestFactory
from django.utils import translation
from i18nfield.strings import LazyI18nString

from cms.public.reader import Reader
from cms.public.wording import marks, said, worded
from tests.factories import make_forum, translate

WORDS = {"en": "Cities", "fr": "Villes"}


@pytest.mark.parametrize(
    ("active", "value", "expected"),
    [
        ("en", WORDS, "Cities"),
        ("fr", WORDS, "Villes"),
        ("ar", WORDS, '<bdi lang="fr">Villes</bdi>'),
        ("fr", {"ar": "مدن"}, '<bdi lang="ar">مدن</bdi>'),
        ("en", {"en": "<b>Bold</b> & bright"}, "&lt;b&gt;Bold&lt;/b&gt; &amp; bright"),
        ("en", {}, ""),
        ("en", {"en": ""}, ""),
    ],
)
def test_a_label_is_said_in_the_nearest_language(active: str, value: dict[str, str], expected: str) -> None:
    with translation.override(active):
        assert said(LazyI18nString(value)) == expected


def test_other_languages_are_marked_with_their_direction() -> None:
    assert [marks("en", "en"), marks("ar", "en"), marks("fr", "ar")] == [
        "",
        ' lang="ar" dir="rtl"',
        ' lang="fr" dir="ltr"',
    ]


@pytest.mark.django_db
def test_a_readers_language_comes_first_then_the_nearest_then_the_source() -> None:
    forum = make_forum("Tunisia")
    translate(forum, "fr", title="Tunisie")
    translate(forum, "ar", live=False, title="تونس")
    request = RequestFactory().get("/")

    found = {code: worded([forum], Reader(request, code))[0] for code in ("en", "fr", "ar")}

    assert {code: (each.title, each.language) for code, each in found.items()} == {
        "en": ("Tunisia", "en"),
        "fr": ("Tunisie", "fr"),
        "ar": ("Tunisie", "fr"),
    }
