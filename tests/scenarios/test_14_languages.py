"""14. Languages: words per language, never an empty string; what a session is held in is data of its own."""

from datetime import date
from typing import Any

from bs4 import BeautifulSoup
from django.test import Client, TestCase
from django.urls import reverse

from forums_pages.models import EditionVenue, Language, Venue
from tests.factories import (
    Desk,
    make_edition,
    make_forum,
    make_index,
    make_session,
    make_venue,
    translate,
)
from tests.factories.translating import say
from tests.scenarios.conftest import Read

FRENCH = "La durabilité et le bien-être social au cœur du développement"
ARABIC = "الاستدامة والرفاه الاجتماعي في قلب التنمية"
EDITION = """query($forum: String!, $locale: LocaleCode!) {
  edition(forum: $forum, ordinal: %d, locale: $locale) { title locale isFallback city summary }
}"""


def test_an_arabic_page_of_a_french_forum_and_what_is_missing(
    client: Client, editor: Desk, read: Read
) -> None:
    forum = make_forum("Tunisie", make_index("fr"), country="TN")
    edition = make_edition(
        forum,
        FRENCH,
        ordinal=5,
        start_date=date(2023, 11, 27),
        end_date=None,
    )
    arabic = translate(edition, "ar", title=FRENCH)
    assert editor.open(edition).fill(city={"fr": "Tunis", "ar": "تونس"}).publish().errors == {}
    assert editor.open(arabic).fill(title=ARABIC).publish().errors == {}

    told = {code: read(EDITION % 5, forum="tunisie", locale=code)["edition"] for code in ("fr", "ar", "en")}

    def words(title: str, locale: str, city: str, is_fallback: bool = False) -> dict[str, Any]:
        return {"title": title, "locale": locale, "isFallback": is_fallback, "city": city, "summary": None}

    assert told == {
        "fr": words(FRENCH, "fr", "Tunis"),
        "ar": words(ARABIC, "ar", "تونس"),
        "en": words(FRENCH, "fr", "Tunis", is_fallback=True),
    }

    page = BeautifulSoup(client.get(arabic.url).content, "html.parser")
    assert (page.html["lang"], page.html["dir"], page.h1.get_text(strip=True)) == ("ar", "rtl", ARABIC)


PLACES = """query($locale: LocaleCode!) { editions(locale: $locale) { nodes {
  city forum { country { code name } } venues { venue { name city locale isFallback } }
} } }"""


def places(read: Read) -> dict[str, Any]:
    """Return what the only edition says of where it is, by language."""
    return {code: read(PLACES, locale=code)["editions"]["nodes"][0] for code in ("en", "fr", "ar")}


def test_a_place_has_its_name_in_each_language(editor: Desk, read: Read) -> None:
    edition = make_edition(
        make_forum("Myanmar", country="MM", time_zone="Asia/Yangon"),
        "Strengthening cooperation towards sustainable development in Myanmar",
        ordinal=1,
        start_date=date(2017, 3, 10),
        end_date=None,
    )
    assert editor.open(edition).fill(city={"en": "Yangon", "fr": "Rangoun"}).publish().errors == {}

    told = {code: (place["city"], place["forum"]["country"]["name"]) for code, place in places(read).items()}

    # Arabic asks French before English (LOCALE_FALLBACKS); countries have a name in every language.
    assert told == {"en": ("Yangon", "Myanmar"), "fr": ("Rangoun", "Birmanie"), "ar": ("Rangoun", "ميانمار")}


def test_a_venue_has_its_name_in_each_language_and_says_where_it_has_none(editor: Desk, read: Read) -> None:
    venue = make_venue("Not named yet")
    make_edition(make_forum("Tunisie", make_index("fr"), country="TN"), venues=[EditionVenue(venue=venue)])
    url = reverse(Venue.snippet_viewset.get_url_name("edit"), args=[venue.pk])  # type: ignore[attr-defined]  # Wagtail's
    form = editor.get(url, Venue)
    form.fill(name={"fr": "Cité de la Culture", "ar": "مدينة الثقافة"}, city={"fr": "Tunis"})
    assert form.save().errors == {}

    told = {code: place["venues"][0]["venue"] for code, place in places(read).items()}

    french = {"name": "Cité de la Culture", "city": "Tunis", "locale": "fr"}
    assert told == {
        "fr": french | {"isFallback": False},
        "en": french | {"isFallback": True},
        "ar": {"name": "مدينة الثقافة", "city": "Tunis", "locale": "ar", "isFallback": False},
    }


def test_a_session_is_held_in_languages_of_its_own(editor: Desk, read: Read) -> None:
    session = make_session(make_edition(make_forum("Tunisie", make_index("fr"))), "Ouverture")
    by_code = {language.code: language for language in Language.objects.all()}
    form = editor.open(session).fill(
        languages=[by_code["fr"], by_code["ar"]], interpretation_languages=[by_code["en"]]
    )
    assert form.publish().errors == {}

    query = """{ sessions(locale: ar) { nodes {
      title locale languages { code } interpretationLanguages { code }
    } } }"""
    [node] = read(query)["sessions"]["nodes"]
    held, interpreted = node.pop("languages"), node.pop("interpretationLanguages")
    assert node == {"title": "Ouverture", "locale": "fr"}
    assert (sorted(each["code"] for each in held), interpreted) == (["ar", "fr"], [{"code": "en"}])


def test_a_whole_edition_gets_a_language_at_once(admin_client: Client, read: Read) -> None:
    edition = make_edition(make_forum("Tunisie", make_index("fr"), country="TN"), FRENCH, ordinal=5)
    for title in ("Ouverture", "Clôture"):
        make_session(edition, title)
    make_index("en")
    address = f"/admin/programme/translations/{edition.pk}/start/"

    def press(url: str, **asked: str) -> None:
        shown = BeautifulSoup(admin_client.get(url, asked).content, "html.parser")
        boxes = shown.main.select("form[method=post] input[type=hidden]")
        with TestCase.captureOnCommitCallbacks(execute=True):
            assert admin_client.post(url, {box["name"]: box["value"] for box in boxes}).status_code == 302

    press(address, language="en")
    sessions = "{ sessions(locale: en) { nodes { title locale isFallback } } }"
    begun = read(sessions)["sessions"]["nodes"]
    assert begun == [
        {"title": title, "locale": "fr", "isFallback": True} for title in ("Ouverture", "Clôture")
    ]

    for page, title in (
        (edition.forum, "Tunisia"),
        (edition, "Sustainability"),
        *zip(edition.sessions.order_by("pk"), ("Opening", "Closing"), strict=True),
    ):
        say(page, "en", title=title)
    press(address.replace("start", "publish"), language="en")

    assert read(EDITION % 5, forum="tunisie", locale="en")["edition"]["title"] == "Sustainability"
    assert read(sessions)["sessions"]["nodes"] == [
        {"title": title, "locale": "en", "isFallback": False} for title in ("Opening", "Closing")
    ]
