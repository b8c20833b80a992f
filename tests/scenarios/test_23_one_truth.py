"""23. A fact has one truth: published once on the French page, true in every language at once."""

from datetime import date, time
from typing import Any

from django.test import Client
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from forums_pages.enums import PartnerKind
from forums_pages.models import (
    EditionPage,
    Participation,
    PartnerLevel,
    Partnership,
    SessionPage,
)
from forums_pages.translations import translation_state
from tests.factories import (
    Desk,
    locale,
    make_edition,
    make_forum,
    make_index,
    make_organisation,
    make_person,
    make_session,
    publish,
    translate,
)
from tests.scenarios.conftest import Read

QUERY = """query($locale: LocaleCode!) { sessions(locale: $locale) { nodes {
  title locale startTime startsAt participations { person { name } }
  edition { title partnerLevels { partnerships { name } } }
} } }"""
TITLES = {"fr": ("Forum", "Ouverture"), "en": ("The forum", "Opening"), "ar": ("المنتدى", "الافتتاح")}


def french_edition() -> tuple[EditionPage, SessionPage]:
    edition = make_edition(make_forum("Exampleland", make_index("fr")), "Forum", time_zone="Africa/Tunis")
    level = PartnerLevel(kind=PartnerKind.PARTNER)
    level.partnerships = [Partnership(organisation=make_organisation(name)) for name in ("Kept", "Leaves")]
    edition.partner_levels = [level]
    edition = publish(edition)
    session = make_session(edition, "Ouverture", day=date(2030, 5, 14), start_time=time(9, 0))
    session.participations = [Participation(person=make_person("Ada"))]
    return edition, publish(session)


def translate_with_memory(session: SessionPage, code: str, title: str) -> SessionPage:
    """Translate as the team does, so that the translation is known to the translators' desk."""
    source, _created = TranslationSource.get_or_create_from_instance(session)
    Translation.objects.create(source=source, target_locale=locale(code))
    for segment in source.stringsegment_set.all():
        words = title if segment.context.path == "title" else f"words-{code}"
        StringTranslation.objects.create(
            translation_of=segment.string, locale=locale(code), context=segment.context, data=words
        )
    page, _made = source.create_or_update_translation(locale(code), publish=False)
    return publish(page.get_latest_revision_as_object())


def told(read: Read) -> dict[str, Any]:
    return {code: read(QUERY, locale=code)["sessions"]["nodes"] for code in TITLES}


def shown(client: Client, session: SessionPage) -> dict[str, list[str]]:
    """Return, by language, what of the facts stands on the public pages of the session and its edition."""
    facts = ("09:00", "11:30", "Ada Example", "Grace Example", "Kept", "Leaves")
    pages = {}
    for page in (session, *session.get_translations()):
        html = "".join(client.get(each.url).content.decode() for each in (page, page.get_parent()))
        pages[page.locale.language_code] = [fact for fact in facts if fact in html]
    return pages


def expected(start: str, people: list[str], partners: list[str], **titles: str) -> dict[str, Any]:
    level = {"partnerships": [{"name": name} for name in partners]}
    return {
        code: [
            {
                "title": titles.get(code, session),
                "locale": code,
                "startTime": start,
                "startsAt": f"2030-05-14T{start}+01:00",
                "participations": [{"person": {"name": name}} for name in people],
                "edition": {"title": edition, "partnerLevels": [level]},
            }
        ]
        for code, (edition, session) in TITLES.items()
    }


def test_a_fact_has_one_truth(client: Client, editor: Desk, read: Read) -> None:
    edition, session = french_edition()
    for code in ("en", "ar"):
        translate(edition, code, title=TITLES[code][0])
        translate_with_memory(session, code, TITLES[code][1])
    assert told(read) == expected("09:00:00", ["Ada Example"], ["Kept", "Leaves"])
    assert shown(client, session) == {code: ["09:00", "Ada Example", "Kept", "Leaves"] for code in TITLES}
    assert [translation_state(session, locale(code)) for code in ("en", "ar")] == ["up_to_date", "up_to_date"]

    form = editor.open(session).fill(start_time="11:30")
    form.add("participations", person=make_person("Grace"))
    assert form.publish().errors == {}
    form = editor.open(edition)
    assert form.remove("partner_levels-0-partnerships", 1).publish().errors == {}

    now = expected("11:30:00", ["Ada Example", "Grace Example"], ["Kept"])
    assert told(read) == now
    assert shown(client, session) == {
        code: ["11:30", "Ada Example", "Grace Example", "Kept"] for code in TITLES
    }
    assert [translation_state(session, locale(code)) for code in ("en", "ar")] == ["up_to_date", "up_to_date"]

    assert editor.open(session).fill(title="Ouverture solennelle").publish().errors == {}
    assert told(read) == expected(
        "11:30:00", ["Ada Example", "Grace Example"], ["Kept"], fr="Ouverture solennelle"
    )
    assert [translation_state(session, locale(code)) for code in ("en", "ar")] == [
        "out_of_date",
        "out_of_date",
    ]
