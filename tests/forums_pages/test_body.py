from copy import deepcopy
from decimal import Decimal
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, models
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.state import ModelState, ProjectState
from django.utils.module_loading import import_string
from wagtail.blocks.migrations.migrate_operation import MigrateStreamData
from wagtail.blocks.migrations.operations import RenameStreamChildrenOperation
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments
from wagtail_localize.segments.ingest import ingest_segments
from wagtail_localize.strings import StringValue

from forums_pages.blocks import BodyBlock
from forums_pages.body import BodyField, StoredBodyField
from forums_pages.models import ArticlePage
from tests.factories import locale, make_article, publish
from tests.forums_pages.blocks.bodies import Words, every_block

UNKNOWN = {"type": "carousel", "value": {"slides": [1, 2]}, "id": "u1"}
HEADING = {"type": "heading", "value": {"text": "Results", "level": "h2", "anchor": "results"}, "id": "h1"}


def segments_of(page: ArticlePage) -> list[Any]:
    return [segment for segment in extract_segments(page) if segment.path.startswith("body.")]


def words_of(page: ArticlePage) -> list[StringSegmentValue]:
    return [segment for segment in segments_of(page) if isinstance(segment, StringSegmentValue)]


def text_of(segments: list[StringSegmentValue]) -> list[str]:
    return sorted(segment.render_text() for segment in segments)


def in_french(segment: Any) -> Any:
    """Return the segment with French words, as a translator would hand it in."""
    if not isinstance(segment, StringSegmentValue):
        return segment
    translated = segment.clone()
    translated.string = StringValue(f"FR {segment.string.data}")
    return translated


def migration_apps() -> Any:
    """Return the models as a migration has them, with the body that a written migration rebuilds."""
    state = ProjectState.from_apps(apps)
    fields = state.models["forums_pages", "articlepage"].fields
    _name, path, args, kwargs = fields["body"].deconstruct()
    fields["body"] = import_string(path)(*args, **kwargs)
    return state.apps


def store(page: ArticlePage, *items: dict[str, Any]) -> None:
    """Write the blocks as they are, past every check."""
    body = models.JSONField()
    with connection.cursor() as cursor:
        value = body.get_db_prep_value(list(items), connection)
        cursor.execute(
            "UPDATE forums_pages_articlepage SET body = %s WHERE page_ptr_id = %s", [value, page.pk]
        )


def stored(page: ArticlePage) -> Any:
    return (
        ArticlePage.objects.annotate(raw=models.functions.Cast("body", models.JSONField()))
        .values_list("raw", flat=True)
        .get(pk=page.pk)
    )


def test_a_body_is_empty_unless_somebody_writes_it() -> None:
    field = BodyField("body")

    assert (field.blank, list(field.get_default()), type(field.stream_block)) == (True, [], BodyBlock)


def test_a_migration_keeps_no_blocks() -> None:
    field = BodyField("body", help_text="Words")
    field.set_attributes_from_name("body")

    assert field.deconstruct() == (
        "body",
        "forums_pages.body.StoredBodyField",
        [],
        {"verbose_name": "body", "blank": True, "default": list, "help_text": "Words"},
    )
    assert type(field.clone()) is BodyField


def test_changing_the_blocks_makes_no_migration() -> None:
    def state_with(field: models.Field[Any, Any]) -> ProjectState:
        state = ProjectState()
        state.add_model(
            ModelState(
                "forums_pages", "Leaflet", [("id", models.AutoField(primary_key=True)), ("body", field)]
            )
        )
        return state

    written = state_with(StoredBodyField())
    changed = BodyField()
    changed.stream_block.child_blocks.pop("map")

    assert MigrationAutodetector(written, state_with(changed))._detect_changes() == {}


@pytest.mark.django_db
def test_a_data_migration_reads_and_keeps_blocks_that_have_no_code_any_more() -> None:
    page = make_article()
    store(page, HEADING, UNKNOWN)

    today = ArticlePage.objects.get(pk=page.pk)
    before = migration_apps().get_model("forums_pages", "ArticlePage").objects.get(pk=page.pk)
    assert [child.block_type for child in today.body] == ["heading"]
    assert list(before.body.raw_data) == [HEADING, UNKNOWN]

    before.save()
    assert stored(page) == [HEADING, UNKNOWN]

    before.body.raw_data[1]["type"] = "heading"
    before.save()
    assert stored(page) == [HEADING, {**UNKNOWN, "type": "heading"}]


@pytest.mark.django_db
def test_wagtails_own_tool_rewrites_bodies_in_a_migration() -> None:
    page = make_article()
    store(page, {**HEADING, "type": "title"})
    operation = MigrateStreamData(
        "forums_pages", "ArticlePage", "body", [(RenameStreamChildrenOperation("title", "heading"), "")]
    )

    operation.migrate_stream_data_forward(migration_apps(), None)

    assert stored(page) == [HEADING]


@pytest.mark.parametrize("value", ["not json", "", None, []])
def test_what_is_not_a_list_of_blocks_reads_as_an_empty_body(value: Any) -> None:
    assert list(StoredBodyField().to_python(value)) == []


@pytest.mark.django_db
def test_every_word_of_every_block_is_translated_and_comes_back() -> None:
    word = Words()
    page = make_article()
    page.body = every_block(word)
    page = publish(page)

    source_words = words_of(page)
    assert text_of(source_words) == sorted(word.given)

    translated = deepcopy(page)
    french = [in_french(segment) for segment in segments_of(page)]
    ingest_segments(page, translated, locale("en"), locale("fr"), french)
    translated = publish(translated)

    assert text_of(words_of(translated)) == sorted(f"FR {text}" for text in word.given)
    assert [child.block_type for child in translated.body] == list(BodyBlock().child_blocks)
    heading, table = translated.body[0].value, translated.body[7].value["table"]
    assert (heading["anchor"], table.row_data[0]["values"][1]) == ("here", Decimal("12.5"))


@pytest.mark.django_db
def test_a_body_whose_choices_are_gone_can_still_be_translated() -> None:
    page = make_article()
    store(
        page,
        {
            "type": "image",
            "value": {"picture": {"image": 999, "alt_text": "Gone"}, "caption": "Seen"},
            "id": "a",
        },
        {"type": "quote", "value": {"text": "Said", "person": 999}, "id": "b"},
        {"type": "gallery", "value": {}, "id": "c"},
    )

    page = ArticlePage.objects.get(pk=page.pk)

    assert text_of(words_of(page)) == ["Gone", "Said", "Seen"]
