"""The whole demonstration, loaded once for the module: it takes some seconds."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from pytest_django import Settings
from wagtail.models import Site

from cms.demo.loading.everything import load_everything
from forums_pages.enums import Lifecycle
from forums_pages.models import (
    Contribution,
    EditionPage,
    ForumPage,
    Organisation,
    Person,
    SessionPage,
)
from tests.factories.site import root_collection, tree_root

pytestmark = pytest.mark.django_db

TODAY = date(2030, 3, 12)


@pytest.fixture(scope="module")
def demo(rows_of_module: Path) -> list[str]:
    said: list[str] = []
    tree_root()
    root_collection()
    load_everything(TODAY, said.append, logins=True)
    return said


def test_sourced_forums_and_the_invented_one_are_there(demo: list[str]) -> None:
    sources = EditionPage.objects.sources().live()
    per_country = Counter(str(edition.forum.country) for edition in sources)

    assert per_country == {"TN": 6, "MM": 1, "GR": 1, "PH": 2, "XX": 7}
    assert [(edition.ordinal, edition.start_date.year) for edition in _tunisia()] == [
        (1, 2018), (2, 2019), (3, 2021), (4, 2022), (5, 2023), (6, 2025),
    ]  # fmt: skip
    assert {edition.locale.language_code for edition in _tunisia()} == {"fr"}


def _tunisia() -> list[EditionPage]:
    return list(EditionPage.objects.sources().filter(forum__country="TN").order_by("ordinal"))


def test_relative_dates_count_from_the_day_of_loading(demo: list[str]) -> None:
    ongoing = EditionPage.objects.sources().get(slug="exampleland-second")
    assert (ongoing.start_date, ongoing.end_date) == (date(2030, 3, 11), date(2030, 3, 13))


def test_every_lifecycle_and_every_kind_of_record_is_shown(demo: list[str]) -> None:
    lifecycles = set(EditionPage.objects.sources().values_list("lifecycle", flat=True))
    assert lifecycles == set(Lifecycle.values)
    assert (Person.objects.count(), SessionPage.objects.sources().count()) == (40, 51)
    assert Person.objects.without_portrait().count() == 3
    assert Contribution.objects.values("state").distinct().count() == 7


def test_real_forums_name_no_person(demo: list[str]) -> None:
    real = SessionPage.objects.sources().exclude(edition__forum__country="XX")
    assert [session.participations.count() for session in real] == [0] * real.count()
    real_editions = EditionPage.objects.sources().exclude(forum__country="XX")
    assert [edition.contacts.count() + edition.working_group.count() for edition in real_editions] == [0] * 10


def test_every_language_has_its_tree_without_doubles(demo: list[str]) -> None:
    forums = Counter(ForumPage.objects.live().values_list("locale__language_code", flat=True))
    assert forums == {"en": 6, "fr": 6, "ar": 6}
    assert not ForumPage.objects.filter(alias_of__isnull=False).exists()
    assert Site.objects.get(is_default_site=True).root_page.specific.title == "The Forums"


def test_loading_again_makes_nothing_and_keeps_what_editors_did(demo: list[str]) -> None:
    with transaction.atomic():
        edited = Person.objects.order_by("pk").first()
        edited.family_name = "Renamed"
        edited.save()
        removed = Organisation.objects.filter(partnerships__isnull=True, people__isnull=True).first()
        Organisation.objects.filter(pk=removed.pk).delete()

        made = load_everything(date(2031, 1, 1), [].append, logins=True)

        assert made == 0
        assert Person.objects.get(pk=edited.pk).family_name == "Renamed"
        assert not Organisation.objects.filter(name=removed.name).exists()
        transaction.set_rollback(True)


@pytest.mark.parametrize(
    ("given", "shown"),
    [("localhost", "http://127.0.0.1:8077"), ("forums.example.org", "http://forums.example.org")],
)
def test_the_site_is_where_it_is_served_unless_somebody_gave_it_an_address(
    demo: list[str], settings: Settings, given: str, shown: str
) -> None:
    settings.WAGTAILADMIN_BASE_URL = "http://127.0.0.1:8077"
    with transaction.atomic():
        Site.objects.filter(is_default_site=True).update(hostname=given, port=80)
        load_everything(date(2031, 1, 1), [].append, logins=True)
        assert Site.objects.get(is_default_site=True).root_url == shown
        transaction.set_rollback(True)


def test_a_server_loads_no_logins(settings: Settings) -> None:
    settings.DEMO_LOGINS_ALLOWED = False
    with pytest.raises(CommandError, match="refused by these settings"):
        call_command("load_demo")
