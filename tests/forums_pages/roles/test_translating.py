from types import SimpleNamespace

import pytest
from wagtail.models import Locale, Page
from wagtail_localize.models import TranslationSource

from tests.desk import Desk
from tests.factories import locale, publish


@pytest.fixture
def french(db: None) -> Locale:
    return locale("fr")


def submit(desk: Desk, page: Page, french: Locale, **fields: str) -> int:
    return desk.send(f"/admin/localize/submit/page/{page.pk}/", locales=[french.pk], **fields)


def translation_of(page: Page, french: Locale) -> Page | None:
    found: Page | None = Page.objects.filter(translation_key=page.translation_key, locale=french).first()
    return found


def change(page: Page, title: str) -> None:
    draft = page.get_latest_revision_as_object()
    draft.title = title
    publish(draft)


def test_a_translation_starts_as_a_draft_even_for_those_who_may_publish(
    world: SimpleNamespace, french: Locale
) -> None:
    submit(Desk(world.people["coordinator"]), world.here.session, french)

    made = translation_of(world.here.session, french)
    assert made is not None
    assert (world.here.session.live, made.live) == (True, False)


def test_translating_with_all_below_stays_within_the_own_forum(
    world: SimpleNamespace, french: Locale
) -> None:
    desk = Desk(world.people["coordinator"])
    submit(desk, world.here.edition, french, include_subtree="on")
    submit(desk, world.there.edition, french, include_subtree="on")

    pages = (world.here.edition, world.here.session, world.there.edition, world.there.session)
    assert [translation_of(page, french) is not None for page in pages] == [True, True, False, False]


def test_only_those_who_may_publish_can_publish_updated_translations(
    world: SimpleNamespace, french: Locale
) -> None:
    session = world.here.session
    submit(Desk(world.people["editor"]), session, french)
    change(session, "Welcome, everybody")
    address = f"/admin/localize/update/{TranslationSource.objects.get_for_instance(session).pk}/"

    live = {}
    for role in ("member", "editor", "coordinator"):
        Desk(world.people[role]).send(address, publish_translations="on")
        live[role] = translation_of(session, french).live  # type: ignore[union-attr]  # it was made above
    assert live == {"member": False, "editor": False, "coordinator": True}


def test_translations_of_another_forum_cannot_be_updated(world: SimpleNamespace, french: Locale) -> None:
    session = world.there.session
    submit(Desk(world.people["moderator"]), session, french)
    address = f"/admin/localize/update/{TranslationSource.objects.get_for_instance(session).pk}/"

    Desk(world.people["coordinator"]).send(address, publish_translations="on")
    assert translation_of(session, french).live is False  # type: ignore[union-attr]  # it was made above
    assert Desk(world.people["moderator"]).opens(address)


def test_a_mirror_of_the_source_goes_live_so_only_publishers_make_one(
    world: SimpleNamespace, french: Locale
) -> None:
    submit(Desk(world.people["editor"]), world.here.session, french)
    draft = translation_of(world.here.session, french)
    assert draft is not None
    address = f"/admin/localize/page/{draft.pk}/convert_to_alias/"

    mirrored = {}
    for role in ("editor", "coordinator"):
        Desk(world.people[role]).send(address)
        mirrored[role] = Page.objects.get(pk=draft.pk).alias_of_id is not None
    assert mirrored == {"editor": False, "coordinator": True}


def test_the_screen_of_a_translation_publishes_for_publishers_only(
    world: SimpleNamespace, french: Locale
) -> None:
    submit(Desk(world.people["editor"]), world.here.session, french)
    draft = translation_of(world.here.session, french)
    assert draft is not None

    live = {}
    for role in ("editor", "coordinator"):
        Desk(world.people[role]).send(f"/admin/pages/{draft.pk}/edit/", action="publish")
        live[role] = Page.objects.get(pk=draft.pk).live
    assert live == {"editor": False, "coordinator": True}
