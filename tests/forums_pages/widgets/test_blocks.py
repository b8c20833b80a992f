import re

import pytest
from django.utils import translation
from wagtail.blocks.base import BlockWidget

from forums_pages.blocks import BodyBlock
from forums_pages.models import EditionPage
from forums_pages.widgets.blocks import BodyWidget

pytestmark = pytest.mark.django_db


# The first entry of a new list and the first line of a new text have an id at random, unique within them.
ENTRY_ID = re.compile(r'[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\\"key\\": \\"[0-9a-z]+\\"')


def scrubbed(text: str) -> str:
    return ENTRY_ID.sub("", text)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_form_is_told_of_the_blocks_what_wagtail_tells_it(language: str) -> None:
    block = BodyBlock()
    with translation.override(language):
        for _form in range(2):
            assert scrubbed(BodyWidget(block).block_json) == scrubbed(BlockWidget(block).block_json)
            assert str(BodyWidget(block).media) == str(BlockWidget(block).media)


def test_the_blocks_are_described_once_for_each_language() -> None:
    block = BodyBlock()
    first, again = BodyWidget(block), BodyWidget(block)
    with translation.override("fr"):
        french = BodyWidget(block).block_json

    assert first.block_json is again.block_json
    assert french != first.block_json


def test_bodies_of_pages_use_it() -> None:
    assert isinstance(EditionPage._meta.get_field("body").formfield().widget, BodyWidget)
