"""I14 for what is no page: of two people who save the same record the second is told, and then decides."""

from collections.abc import Callable
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import User
from django.db.models import Model
from django.test import Client
from django.urls import reverse
from wagtail.models import Site

from forums_pages.models import Menu, PublicSettings, Theme
from tests.factories import make_index, make_organisation, make_person, make_theme, make_venue
from tests.factories.forms import values_of

pytestmark = pytest.mark.django_db

KEPT = "Nothing was overwritten and your changes are still in this form."


def make_menu() -> Menu:
    return Menu.objects.create(site=Site.objects.get(), place="header")


def make_settings() -> PublicSettings:
    return PublicSettings.for_site(Site.objects.get())


# What is saved by whom: how to make it, and a field of its form.
WITH_HISTORY = [
    (make_person, "family_name"),
    (make_organisation, "acronym"),
    (make_theme, "title_0"),
    (make_venue, "name_0"),
]
WITHOUT_HISTORY = [(make_menu, "place"), (make_settings, "default_contact_name")]
VALUES = {"place": ("footer", "header")}


class Window:
    """A window in which somebody has the form of a record open."""

    def __init__(self, record: Model, name: str) -> None:
        self.client = Client()
        self.client.force_login(
            User.objects.filter(username=name).first() or User.objects.create_superuser(name)
        )
        if isinstance(record, PublicSettings):
            self.url = reverse(
                "wagtailsettings:edit", args=["forums_pages", "publicsettings", record.site_id]
            )
        else:
            viewset = type(record).snippet_viewset  # type: ignore[attr-defined]  # Wagtail sets it
            self.url = reverse(viewset.get_url_name("edit"), args=[record.pk])
        self.fields = self._read(self.client.get(self.url))

    def saves(self, **changes: Any) -> list[str]:
        """Save as in a browser; return what the form complains of, and show it with everything in it."""
        self.fields |= changes
        answer = self.client.post(self.url, self.fields)
        if answer.status_code == 302:
            return []
        self.fields = self._read(answer)
        return [str(error) for error in answer.context["form"].non_field_errors()]

    def autosaves(self, **changes: Any) -> dict[str, Any]:
        self.fields |= changes
        answer = self.client.post(self.url, self.fields, headers={"Accept": "application/json"})
        result: dict[str, Any] = answer.json()
        return result

    @staticmethod
    def _read(answer: Any) -> dict[str, Any]:
        page = BeautifulSoup(answer.content, "html.parser")
        form = page.select_one("form:has(.w-panel, .w-tabs)")
        assert form is not None
        return {name: value for name, value in values_of(form).items() if "__prefix__" not in name}


@pytest.fixture(autouse=True)
def site() -> None:
    make_index()


def words_for(field: str) -> tuple[str, str]:
    return VALUES.get(field, ("First", "Second"))


@pytest.mark.parametrize(("make", "field"), [*WITH_HISTORY, *WITHOUT_HISTORY])
def test_the_second_is_told_once_and_then_decides(make: Callable[[], Model], field: str) -> None:
    record = make()
    first, second = Window(record, "ada"), Window(record, "grace")
    ours, theirs = words_for(field)

    assert first.saves(**{field: ours}) == []
    [told] = second.saves(**{field: theirs})

    assert told.startswith("ada ")
    assert KEPT in told
    assert second.fields[field] in (theirs, [theirs])
    assert Window(record, "ada").fields[field] in (ours, [ours])
    assert second.saves() == []
    assert Window(record, "ada").fields[field] in (theirs, [theirs])


@pytest.mark.parametrize(("make", "field"), [*WITH_HISTORY, *WITHOUT_HISTORY])
def test_a_save_that_nobody_came_between_is_no_question(make: Callable[[], Model], field: str) -> None:
    record = make()
    assert [Window(record, "ada").saves(**{field: value}) for value in words_for(field)] == [[], []]


@pytest.fixture
def theme() -> Theme:
    """A theme that was saved before."""
    theme = make_theme()
    theme.save_revision().publish()
    return theme


def test_two_windows_of_one_editor_are_two_editors(theme: Theme) -> None:
    one, other = Window(theme, "ada"), Window(theme, "ada")
    one.saves(title_0="One")
    [told] = other.saves(title_0="Other")
    assert told.startswith("You saved this record elsewhere on ")


def test_autosaves_go_on_until_somebody_else_has_saved(theme: Theme) -> None:
    first, second = Window(theme, "ada"), Window(theme, "grace")

    saved = first.autosaves(title_0="Half a ti")
    assert saved["success"]
    own = {"overwrite_revision_id": str(saved["revision_id"])}
    assert first.autosaves(title_0="Half a title", **own)["success"]
    refused = second.autosaves(title_0="Mine")
    assert (refused["success"], refused["error_code"]) == (False, "invalid_revision")
    [told] = second.saves()
    assert told.startswith("ada saved this record on ")
    assert first.saves(**own, **{"action-publish": "action-publish"}) == []
    assert str(Theme.objects.get().title) == "Half a title"


def test_a_form_without_history_says_nothing_while_nothing_was_changed() -> None:
    menu = make_menu()
    first, second = Window(menu, "ada"), Window(menu, "grace")
    assert first.saves() == []
    assert second.saves(place="footer") == []
