"""7. Partners with exact words: roles in their order, and names as each edition printed them.

Who supported the Tunisian edition of 2025 is sourced: its announcement names them in these roles.
"""

from datetime import date
from typing import Any

from forums_pages.models import EditionPage
from tests.factories import Desk, make_edition, make_forum, make_index, make_organisation
from tests.scenarios.conftest import Read

QUERY = """query($ordinal: Int, $locale: LocaleCode) {
  edition(forum: "tunisia", ordinal: $ordinal, locale: $locale) {
    partnerLevels { label kind partnerships { name wording via organisation { name } } }
  }
}"""
# Kind, label in French and in English, and the partners of each level: name, wording, through whom.
LEVELS_OF_2025 = [
    ("organiser", "Organisé par", "Organised by", [("Convergences", "", ""), ("Acted", "", "")]),
    ("partner", "En partenariat avec", "In partnership with", [("We Love Sousse", "", "")]),
    (
        "financial",
        "Financé par",
        "Funded by",
        [("European Union", "financé par l’UE", "le projet Greenov’i mis en œuvre par Expertise France")],
    ),
    ("supporter", "Soutenu par", "Supported by", [("Région Sud", "", ""), ("Banque de Tunisie", "", "")]),
]


def add_levels(editor: Desk, edition: EditionPage, levels: Any, printed: dict[str, str]) -> None:
    known = {each: make_organisation(each) for _kind, *_labels, names in levels for each, *_words in names}
    form = editor.open(edition)
    for kind, french, english, partners in levels:
        level = form.add("partner_levels", kind=kind, label={"fr": french, "en": english})
        for name, wording, via in partners:
            form.add(
                f"{level}-partnerships",
                organisation=known[name],
                printed_name=printed.get(name, ""),
                wording={"fr": wording},
                via={"fr": via},
                confirmed=True,
            )
    assert form.publish().errors == {}


def test_roles_come_in_their_order_with_their_exact_words(editor: Desk, read: Read) -> None:
    forum = make_forum("Tunisia", make_index("fr"), time_zone="Africa/Tunis")
    latest = make_edition(forum, "Tunisie 2025", ordinal=6, start_date=date(2025, 7, 28), end_date=None)
    earlier = make_edition(forum, "Tunisie 2019", ordinal=2, start_date=date(2019, 6, 20), end_date=None)
    add_levels(editor, latest, LEVELS_OF_2025, {})

    def told(ordinal: int, locale: str) -> list[dict[str, Any]]:
        levels: list[dict[str, Any]] = read(QUERY, ordinal=ordinal, locale=locale)["edition"]["partnerLevels"]
        return levels

    french, english = told(6, "fr"), told(6, "en")
    assert [(level["kind"], level["label"]) for level in french] == [
        (kind.upper(), label) for kind, label, _english, _names in LEVELS_OF_2025
    ]
    assert [level["label"] for level in english] == [
        label for _kind, _french, label, _names in LEVELS_OF_2025
    ]
    assert french[2]["partnerships"] == [
        {
            "name": "European Union",
            "wording": "financé par l’UE",
            "via": "le projet Greenov’i mis en œuvre par Expertise France",
            "organisation": {"name": "European Union"},
        }
    ]

    # The same organisation in another role, as that edition printed it; then it takes another name.
    acted = latest.partner_levels.first().partnerships.last().organisation
    form = editor.open(earlier)
    level = form.add("partner_levels", kind="technical", label={"fr": "Avec l’appui de"})
    form.add(f"{level}-partnerships", organisation=acted, printed_name="ACTED", confirmed=True)
    assert form.publish().errors == {}
    acted.name = "Acted International"
    acted.save_revision().publish()

    names = [each["name"] for level in told(6, "fr") for each in level["partnerships"]]
    assert names[:2] == ["Convergences", "Acted International"]
    assert told(2, "fr") == [
        {
            "label": "Avec l’appui de",
            "kind": "TECHNICAL",
            "partnerships": [
                {
                    "name": "ACTED",
                    "wording": None,
                    "via": None,
                    "organisation": {"name": "Acted International"},
                }
            ],
        }
    ]
