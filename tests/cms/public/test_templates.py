"""Previews: every page type and record, saved or not, full or nearly empty, in every language."""

from datetime import date
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import reverse
from pytest_django import Settings
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from forums_pages.models import (
    ArticlePage,
    BasePage,
    CallPage,
    EditionPage,
    ForumPage,
    Organisation,
    Participation,
    PartnerLevel,
    Partnership,
    Person,
    SessionPage,
    StandardPage,
    Theme,
)
from forums_pages.models.organisations import FormerName
from forums_pages.models.people import PersonLink
from tests.cms.public.stage import fill_call, fill_edition, fill_session
from tests.factories import (
    locale,
    make_article,
    make_call,
    make_edition,
    make_forum,
    make_image,
    make_index,
    make_organisation,
    make_person,
    make_session,
    make_theme,
    translate,
)

pytestmark = pytest.mark.django_db


def preview(record: Any, mode: str = "") -> BeautifulSoup:
    original = RequestFactory().get("/admin/", headers={"host": "testserver"})
    response: HttpResponse = record.make_preview_request(original, mode)
    assert response.status_code == 200, response.content
    return BeautifulSoup(response.content, "html.parser")


def unsaved(model: type[BasePage], parent: BasePage) -> Any:
    """Return a page as the editor's form has it before it is first saved, with nothing filled in."""
    page = model(locale=parent.locale)
    page.depth = parent.depth + 1
    page.path = page._get_path(parent.path, page.depth, 77)
    page.set_url_path(parent)
    return page


def parents() -> dict[type[BasePage], BasePage]:
    edition = make_edition()
    index, forum = make_index(), edition.forum
    return {
        ForumPage: index,
        EditionPage: forum,
        SessionPage: edition,
        CallPage: edition,
        ArticlePage: forum,
        StandardPage: index,
    }


@pytest.mark.parametrize("model", [ForumPage, EditionPage, SessionPage, CallPage, ArticlePage, StandardPage])
def test_a_page_that_is_being_made_can_be_previewed_empty(model: type[BasePage]) -> None:
    page = preview(unsaved(model, parents()[model]))

    assert page.h1.get_text()
    assert "Preview" in page.select_one(".ribbon").get_text()
    assert page.select_one('meta[name="robots"]')["content"] == "noindex"


@pytest.mark.parametrize("model", [Person, Organisation, Theme])
@pytest.mark.parametrize("code", ["en", "fr", "ar"])
def test_a_record_that_is_being_made_can_be_previewed_empty(model: Any, code: str) -> None:
    page = preview(model(), code)

    assert (page.html["lang"], page.html["dir"]) == (code, "rtl" if code == "ar" else "ltr")
    assert page.h1.get_text(strip=True)


def test_unsaved_children_of_an_edition_show() -> None:
    page = preview(fill_edition(unsaved(EditionPage, make_forum())))

    shown = page.get_text(" ", strip=True)
    for words in ("1,400", "Ministry of Examples", "press@example.org"):
        assert words in shown
    assert page.select(".partner .logo img")


def test_unsaved_children_of_a_session_and_a_call_show() -> None:
    edition = make_edition()

    session = preview(fill_session(unsaved(SessionPage, edition))).get_text(" ", strip=True)
    call = preview(fill_call(unsaved(CallPage, edition))).get_text(" ", strip=True)

    assert [words in session for words in ("Ada Example", "Watch the recording", "Slides")] == [True] * 3
    assert [words in call for words in ("Relevance", "60 %", "Workshop", "28 February 2030")] == [True] * 4


def test_an_unsaved_change_of_a_fact_shows_before_it_is_published() -> None:
    edition = make_edition()
    edition.start_date, edition.end_date = date(2031, 1, 1), None

    assert "1 January 2031" in preview(edition).get_text()
    assert EditionPage.objects.get().start_date == date(2030, 5, 14)


def test_the_programme_of_a_draft_edition_shows_in_its_preview() -> None:
    edition = make_edition(live=False)
    make_session(edition, "Opening session")
    make_session(edition, "Not yet", live=False)

    page = preview(edition)

    assert [link.get_text() for link in page.select(".programme a")] == ["Opening session"]
    assert "1 session is not published." in page.select_one(".ribbon").get_text()


def test_what_stays_hidden_is_only_hinted_at() -> None:
    edition, session = make_edition(), make_session()
    level = PartnerLevel(kind="media")
    level.partnerships = [Partnership(organisation=make_organisation("Doubtful"), confirmed=False)]
    edition.partner_levels = [level]
    session.participations = [Participation(person=make_person("Doubtful"), confirmed=False)]

    pages = [preview(edition), preview(session)]

    assert ["Doubtful" in page.get_text() for page in pages] == [False, False]
    assert "1 partner is not confirmed." in pages[0].select_one(".ribbon").get_text()
    assert "1 person is not confirmed." in pages[1].select_one(".ribbon").get_text()


def test_an_arabic_page_is_previewed_from_right_to_left_with_the_facts_of_its_source() -> None:
    arabic = translate(fill_edition(make_edition()), "ar", live=False, title="منتدى")

    page = preview(arabic.get_latest_revision_as_object())

    assert (page.html["lang"], page.html["dir"], page.h1.get_text()) == ("ar", "rtl", "منتدى")
    assert "14–15 مايو 2030" in page.get_text()


def test_a_translators_unsaved_words_show_in_the_preview(admin_client: Client) -> None:
    session = make_session(make_edition(), "Opening session")
    source, _made = TranslationSource.get_or_create_from_instance(session)
    translate(session.edition, "ar", title="منتدى")
    translation = Translation.objects.create(source=source, target_locale=locale("ar"))
    translation.save_target(publish=False)
    segment = source.stringsegment_set.get(context__path="title")
    StringTranslation.objects.create(
        translation_of=segment.string, locale=locale("ar"), context=segment.context, data="الافتتاح"
    )

    response = admin_client.get(reverse("wagtail_localize:preview_translation", args=[translation.pk]))

    page = BeautifulSoup(response.content, "html.parser")
    assert (page.html["dir"], page.h1.get_text()) == ("rtl", "الافتتاح")


def test_the_admin_shows_the_draft(admin_client: Client) -> None:
    edition = make_edition(live=False)
    shown = admin_client.get(reverse("wagtailadmin_pages:view_draft", args=[edition.pk]))
    assert BeautifulSoup(shown.content, "html.parser").h1.get_text() == "Forum 2030"


def test_a_person_without_consent_is_previewed_without_portrait_and_biography() -> None:
    person = make_person(portrait=make_image(), biography={"en": "Born in Sampleton."}, email="a@example.org")

    before, person.portrait_consent = preview(person, "en"), True
    after = preview(person, "en")

    assert ["Born in" in page.get_text() for page in (before, after)] == [False, True]
    assert [bool(page.select(".portrait img")) for page in (before, after)] == [False, True]
    assert not any("a@example.org" in page.get_text() for page in (before, after))


def test_records_are_previewed_in_the_language_that_is_chosen() -> None:
    person = make_person(
        job_title={"en": "Mayor", "fr": "Maire"},
        name_in_scripts={"ar": "آدا"},
        organisation=make_organisation(),
    )
    person.links = [PersonLink(url="https://ada.example.org/me")]
    organisation = make_organisation("Union", sector="public", country="TN", description={"fr": "Une union."})
    organisation.former_names = [FormerName(name="League")]
    theme = make_theme({"en": "Fair cities", "fr": "Villes justes"}, forum=make_forum("Exampleland"))

    assert preview(person, "ar").h1.get_text(strip=True) == "آدا"
    assert preview(person, "fr").select_one(".lead").get_text() == "Maire"
    shown = preview(organisation, "en")
    assert [each in shown.get_text() for each in ("League", "Tunisia", "Une union.")] == [True] * 3
    assert preview(theme, "fr").h1.get_text() == "Villes justes"


def test_previews_work_while_the_public_pages_are_off(settings: Settings) -> None:
    settings.PUBLIC_SITE_ENABLED = False

    for record in (make_index(), make_session(), make_call(), make_article(), make_person()):
        assert preview(record, "en" if isinstance(record, Person) else "").h1.get_text()
