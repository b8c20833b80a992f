import pytest
from django.db.models import F, QuerySet
from wagtail.blocks import StreamValue

from forums_pages.models import EditionPage, Participation, Partnership, Person, SessionPage
from graphql_api.loading.columns import leave_unread
from graphql_api.loading.rows import plainly
from media.models import CustomImage
from tests.graphql_api.world import make_world

pytestmark = pytest.mark.django_db


def queries() -> dict[str, QuerySet]:
    return {
        "page": EditionPage.objects.all(),
        "deferred": SessionPage.objects.defer("body"),
        "annotated": EditionPage.objects.annotate(code=F("locale__language_code")),
        "joined": SessionPage.objects.select_related("identity", "edition__forum"),
        "joined to nothing": Person.objects.select_related("organisation", "portrait"),
        "child": Participation.objects.select_related("person__organisation"),
        "ordered": Partnership.objects.in_public_order(),
        "picture": CustomImage.objects.all(),
    }


# What Django and Wagtail note on an instance: its state, and what a template says of a picture.
NO_COLUMNS = {"_state", "decorative", "contextual_alt_text"}


def text_of(value: object) -> str:
    """What a value holds; of a body, what is stored: its blocks have no words for themselves."""
    return str(list(value.raw_data)) if isinstance(value, StreamValue) else str(value)


def told(row: object, joined: int = 3) -> dict:
    """What an instance holds, joined instances included; a field's file is told by its name."""
    return {
        name: told(value, joined - 1) if hasattr(value, "_meta") and joined else text_of(value)
        for name, value in sorted(row.__dict__.items())
        if name not in NO_COLUMNS
    } | {
        "cached": {
            name: told(value, joined - 1) if hasattr(value, "_meta") and joined else text_of(value)
            for name, value in row._state.fields_cache.items()  # type: ignore[attr-defined]  # a model's
        },
        "state": (row._state.adding, row._state.db),  # type: ignore[attr-defined]  # a model's
        "type": type(row),
    }


@pytest.mark.parametrize("name", queries())
def test_plain_rows_are_what_django_makes(name: str) -> None:
    make_world()
    rows = queries()[name].order_by("pk")
    leave_unread(rows)
    ordinary = [told(row) for row in rows]

    assert [told(row) for row in plainly(queries()[name].order_by("pk"))] == ordinary != []


def test_what_is_private_is_not_read() -> None:
    make_world()
    people = list(plainly(Person.objects.select_related("organisation__logo")))
    unread = people[0].get_deferred_fields()
    of_organisation = people[0].organisation.get_deferred_fields()
    of_logo = people[0].organisation.logo.get_deferred_fields()

    assert unread >= {"email", "notes"}
    assert ("notes" in of_organisation, "consent_note" in of_logo) == (True, True)


def test_what_was_not_loaded_is_fetched_when_it_is_asked_for() -> None:
    world = make_world()
    row = plainly(SessionPage.objects.filter(pk=world.session.pk).only("title"))[0]
    assert (row.title, row.get_deferred_fields() > {"abstract", "day"}) == (world.session.title, True)
    assert row.abstract == world.session.abstract


def test_an_image_of_a_plain_row_can_be_served() -> None:
    make_world()
    ordinary, plain = CustomImage.objects.all()[0], plainly(CustomImage.objects.all())[0]
    assert (plain.file.url, plain.width, plain.height) == (ordinary.file.url, ordinary.width, ordinary.height)


def test_values_stay_values() -> None:
    make_world()
    assert list(plainly(EditionPage.objects.values("title"))) == list(EditionPage.objects.values("title"))
