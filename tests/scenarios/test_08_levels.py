"""8. Levels: each edition names and orders its own; their kind makes all editions comparable."""

from forums_pages.enums import PartnerKind
from forums_pages.models import Partnership
from tests.factories import Desk, make_edition, make_organisation
from tests.scenarios.conftest import Read

QUERY = """query($ordinal: Int) { edition(forum: "exampleland", ordinal: $ordinal, locale: fr) {
  partnerLevels { label kind partnerships { name } }
} }"""


def test_levels_are_named_ordered_and_compared(editor: Desk, read: Read) -> None:
    first, second = make_edition(title="Forum 2029", ordinal=1), make_edition(title="Forum 2030", ordinal=2)
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
    media = Partnership.objects.filter(level__kind=PartnerKind.MEDIA).order_by("level__page__ordinal", "pk")
    assert [(each.level.page.title, str(each)) for each in media] == [
        ("Forum 2029", "Radio"),
        ("Forum 2029", "Daily"),
        ("Forum 2030", "Daily"),
    ]
