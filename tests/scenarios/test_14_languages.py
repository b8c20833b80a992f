"""14. Languages: words per language, never an empty string; what a session is held in is data of its own."""

from datetime import date
from typing import Any

from forums_pages.models import Language
from tests.factories import Desk, make_edition, make_forum, make_index, make_session, translate
from tests.scenarios.conftest import Read

FRENCH = "La durabilité et le bien-être social au cœur du développement"
ARABIC = "الاستدامة والرفاه الاجتماعي في قلب التنمية"
EDITION = """query($forum: String!, $locale: LocaleCode!) {
  edition(forum: $forum, ordinal: %d, locale: $locale) { title locale isFallback city summary }
}"""


def test_an_arabic_page_of_a_french_forum_and_what_is_missing(read: Read) -> None:
    forum = make_forum("Tunisie", make_index("fr"), country="TN")
    edition = make_edition(
        forum,
        FRENCH,
        ordinal=5,
        start_date=date(2023, 11, 27),
        end_date=None,
        city={"fr": "Tunis", "ar": "تونس"},
    )
    arabic = translate(edition, "ar", title=ARABIC)

    told = {code: read(EDITION % 5, forum="tunisie", locale=code)["edition"] for code in ("fr", "ar", "en")}

    def words(title: str, locale: str, city: str, is_fallback: bool = False) -> dict[str, Any]:
        return {"title": title, "locale": locale, "isFallback": is_fallback, "city": city, "summary": None}

    assert told == {
        "fr": words(FRENCH, "fr", "Tunis"),
        "ar": words(ARABIC, "ar", "تونس"),
        "en": words(FRENCH, "fr", "Tunis", is_fallback=True),
    }
    assert arabic.locale.is_bidi


def test_a_place_has_its_name_in_each_language(read: Read) -> None:
    make_edition(
        make_forum("Myanmar", country="MM", time_zone="Asia/Yangon"),
        "Strengthening cooperation towards sustainable development in Myanmar",
        ordinal=1,
        start_date=date(2017, 3, 10),
        end_date=None,
        city={"en": "Yangon", "fr": "Rangoun"},
    )
    cities = [
        read(EDITION % 1, forum="myanmar", locale=code)["edition"]["city"] for code in ("en", "fr", "ar")
    ]
    # Arabic asks French before English (LOCALE_FALLBACKS).
    assert cities == ["Yangon", "Rangoun", "Rangoun"]


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
