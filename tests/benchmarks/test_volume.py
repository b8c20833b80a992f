import pytest
from wagtail.models import Page

from benchmarks.volume import Volume, build
from forums_pages.models import EditionPage, ForumPage, Participation, Partnership, Room, SessionPage
from tests.factories import locale
from tests.factories.site import root_collection, tree_root

pytestmark = pytest.mark.django_db


def test_a_volume_holds_what_was_asked_for_and_everything_is_valid() -> None:
    locale("en")
    tree_root()
    root_collection()

    build(Volume(forums=2, editions=2, sessions=3, speakers=2, rooms=2, partners=5, days=2))

    models = (ForumPage, EditionPage, SessionPage, Participation, Partnership, Room)
    assert [model.objects.count() for model in models] == [2, 4, 12, 24, 20, 4]
    assert Page.find_problems() == ([], [], [], [], [])
    for page in Page.objects.filter(depth__gt=1).specific():
        assert page.live
        page.full_clean()
