"""A record that holds every language inside is previewed in each."""

import pytest
from django.utils import translation

from forums_pages.models import Organisation, Person, Theme


@pytest.mark.parametrize("model", [Person, Organisation, Theme])
def test_the_languages_are_the_preview_modes(model: type[Person]) -> None:
    assert [code for code, _name in model().preview_modes] == ["en", "fr", "ar"]


@pytest.mark.parametrize(("active", "expected"), [("fr", "fr"), ("fr-ca", "fr"), ("de", "en")])
def test_the_preview_starts_with_the_editors_language(active: str, expected: str) -> None:
    with translation.override(active):
        assert Person().default_preview_mode == expected
