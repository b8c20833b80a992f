"""8. Levels: each edition names and orders its own; their kind makes all editions comparable."""

from datetime import date

from tests.factories import Desk, make_edition, make_organisation
from tests.scenarios.conftest import Read

QUERY = """query($ordinal: Int) { edition(forum: "exampleland", ordinal: $ordinal, locale: fr) {
  partnerLevels { label kind partnerships { name } }
} }"""
# Of every edition, in one request: each calls its levels as it likes, so the kind is asked for.
MEDIA = """{ organisations(filter: { partnerKind: [MEDIA] }, locale: fr) { nodes {
  name partnerships(filter: { kind: [MEDIA] }) { nodes { level { label } edition { title } } }
} } }"""


def test_levels_are_named_ordered_and_compared(editor: Desk, read: Read) -> None:
    first, second, _third = (
        make_edition(title=f"Forum {year}", ordinal=number, start_date=date(year, 5, 14), end_date=None)
        for number, year in ((1, 2029), (2, 2030), (3, 2031))
    )
    radio, bank, daily = (make_organisation(name) for name in ("Radio", "Bank", "Daily"))
    plan = [
        (first, [("Gold", "Or", "financial", [bank]), ("", "", "media", [radio, daily])]),
        (second, [("Friends of the press", "Amis de la presse", "media", [daily])]),
    ]
    for edition, levels in plan:
        form = editor.open(edition)
        for english, french, kind, partners in levels:
            level = form.add("partner_levels", kind=kind, label={"en": english, "fr": french})
            for partner in partners:
                form.add(f"{level}-partnerships", organisation=partner, confirmed=True)
        assert form.publish().errors == {}

    assert read(QUERY, ordinal=1)["edition"]["partnerLevels"] == [
        {"label": "Or", "kind": "FINANCIAL", "partnerships": [{"name": "Bank"}]},
        {"label": None, "kind": "MEDIA", "partnerships": [{"name": "Radio"}, {"name": "Daily"}]},
    ]
    assert read(QUERY, ordinal=2)["edition"]["partnerLevels"] == [
        {"label": "Amis de la presse", "kind": "MEDIA", "partnerships": [{"name": "Daily"}]},
    ]
    assert read(QUERY, ordinal=3)["edition"]["partnerLevels"] == []
    press = {"level": {"label": "Amis de la presse"}, "edition": {"title": "Forum 2030"}}
    unnamed = {"level": {"label": None}, "edition": {"title": "Forum 2029"}}
    assert read(MEDIA)["organisations"]["nodes"] == [
        {"name": "Daily", "partnerships": {"nodes": [press, unnamed]}},
        {"name": "Radio", "partnerships": {"nodes": [unnamed]}},
    ]
