"""Forums, people, organisations, themes and calls are narrowed by public facts."""

from datetime import date
from typing import Any

import pytest

from forums_pages.models import (
    CallPage,
    ForumHost,
    Goal,
    Language,
    Organisation,
    Participation,
    PartnerLevel,
    Partnership,
    Pillar,
)
from graphql_api.enums import PillarKey
from graphql_api.nodes import node_uid
from tests.factories import (
    make_call,
    make_edition,
    make_forum,
    make_organisation,
    make_person,
    make_session,
    make_theme,
    publish,
)
from tests.graphql_api.conftest import Ask


@pytest.fixture
def uid(db: None) -> dict[str, str]:
    """Two forums with an edition each; return the uids of the editions by title."""
    radio = make_organisation("Radio", sector="media", country="TN")
    bank = make_organisation("Bank", sector="private", country="FR")
    tunisia = make_forum("Tunisia", country="TN", further_countries=["LY"])
    tunisia.hosts = [ForumHost(organisation=bank), ForumHost(organisation=bank)]
    tunisia.languages = [Language.objects.get(code="fr")]
    publish(tunisia)
    first = make_edition(tunisia, "First")
    second = make_edition(make_forum("Greece", country="GR", status="dormant"), "Second")
    partners(first, media=[radio], financial=[bank])
    partners(second, media=[bank])
    ada = make_person("Ada", "Example", organisation=radio, country="TN")
    bob = make_person("Bob", "Other", country="FR")
    take_part(make_session(first, "Opening"), (ada, "speaker"), (ada, "moderator"), (bob, "moderator"))
    take_part(make_session(second, "Panel"), (ada, "speaker"))
    cities = make_theme("Cities", slug="cities", forum=tunisia, pillar=Pillar.objects.get(key="ZERO_CARBON"))
    cities.goals = list(Goal.objects.filter(number__in=(11, 13)))
    cities.save()
    make_theme("Seas", slug="seas")
    make_call(first, "Open", opens_on=date(2020, 1, 1), closes_on=date(2099, 1, 1))
    make_call(second, "Closed", opens_on=date(2020, 1, 1), closes_on=date(2020, 2, 1))
    make_call(second, "Some day", opens_on=None)
    return {"@first": node_uid(first), "@second": node_uid(second)}


def partners(edition: Any, **levels: list[Organisation]) -> None:
    edition.partner_levels = [PartnerLevel(kind=kind) for kind in levels]
    for level, names in zip(edition.partner_levels.all(), levels.values(), strict=True):
        level.partnerships = [Partnership(organisation=each) for each in names]
    publish(edition)


def take_part(session: Any, *people: tuple[Any, str]) -> None:
    session.participations = [Participation(person=person, role=role) for person, role in people]
    publish(session)


NAMES = {"forums": "title", "people": "name", "themes": "slug", "callsForContributions": "title"}
CASES: list[tuple[str, dict[str, Any], list[str]]] = [
    ("forums", {}, ["Tunisia", "Greece"]),
    ("forums", {"country": "ly"}, ["Tunisia"]),
    ("forums", {"country": ["LY", "GR"]}, ["Tunisia", "Greece"]),
    ("forums", {"status": "DORMANT"}, ["Greece"]),
    ("forums", {"language": "fr"}, ["Tunisia"]),
    ("forums", {"host": "bank"}, ["Tunisia"]),
    ("forums", {"host": "radio"}, []),
    ("people", {}, ["Ada Example", "Bob Other"]),
    ("people", {"organisation": "radio"}, ["Ada Example"]),
    ("people", {"country": ["tn", "FR"]}, ["Ada Example", "Bob Other"]),
    ("people", {"namePrefix": "a"}, ["Ada Example"]),
    ("people", {"namePrefix": "  oTHer "}, ["Bob Other"]),
    ("people", {"namePrefix": "ada ex"}, ["Ada Example"]),
    ("people", {"namePrefix": "xample"}, []),
    ("people", {"namePrefix": "%"}, []),
    ("people", {"namePrefix": "\0"}, []),
    ("people", {"role": "SPEAKER"}, ["Ada Example"]),
    ("people", {"role": "MODERATOR"}, ["Ada Example", "Bob Other"]),
    ("people", {"edition": "@second"}, ["Ada Example"]),
    ("people", {"edition": "@second", "role": "MODERATOR"}, []),
    ("people", {"forum": "tunisia"}, ["Ada Example", "Bob Other"]),
    ("people", {"forum": "tunisia", "edition": "@second"}, []),
    ("organisations", {"sector": "MEDIA"}, ["Radio"]),
    ("organisations", {"country": "FR"}, ["Bank"]),
    ("organisations", {"partnerKind": "MEDIA"}, ["Bank", "Radio"]),
    ("organisations", {"partnerKind": "MEDIA", "edition": "@first"}, ["Radio"]),
    ("organisations", {"edition": "@first"}, ["Bank", "Radio"]),
    ("organisations", {"forum": "greece"}, ["Bank"]),
    ("organisations", {"partnerKind": "TECHNICAL"}, []),
    ("themes", {"forum": "tunisia"}, ["cities"]),
    ("themes", {"goal": [11, 13]}, ["cities"]),
    ("themes", {"pillar": "ZERO_CARBON"}, ["cities"]),
    ("themes", {"pillar": "ZERO_POVERTY"}, []),
    ("callsForContributions", {}, ["Closed", "Open", "Some day"]),
    ("callsForContributions", {"status": "OPEN"}, ["Open"]),
    ("callsForContributions", {"status": ["CLOSED", "SCHEDULED"]}, ["Closed", "Some day"]),
    ("callsForContributions", {"edition": "@first"}, ["Open"]),
    ("callsForContributions", {"forum": "greece"}, ["Closed", "Some day"]),
]


def test_lists_are_narrowed(ask: Ask, uid: dict[str, str]) -> None:
    wrong = []

    for field, wanted, expected in CASES:
        given = {key: uid.get(str(value), value) for key, value in wanted.items()}
        name = NAMES.get(field, "name")
        kind = {"people": "Person", "callsForContributions": "Call"}.get(field, field.title()[:-1])
        query = (
            f"query($f: {kind}Filter) {{ found: {field}(filter: $f) {{ totalCount nodes {{ {name} }} }} }}"
        )
        found = ask(query, f=given)["found"]
        names = [node[name] for node in found["nodes"]]
        wrong += [(field, wanted, names)] if (names, found["totalCount"]) != (expected, len(expected)) else []

    assert wrong == []


def test_all_media_partners_of_all_editions_in_one_request(ask: Ask, uid: dict[str, str]) -> None:
    query = """{ organisations(filter: { partnerKind: MEDIA }) { nodes {
      name partnerships(filter: { kind: MEDIA }) { totalCount nodes { level { kind } edition { title } } }
    } } }"""

    def partner(name: str, *editions: str) -> dict[str, Any]:
        nodes = [{"level": {"kind": "MEDIA"}, "edition": {"title": title}} for title in editions]
        return {"name": name, "partnerships": {"totalCount": len(nodes), "nodes": nodes}}

    assert ask(query)["organisations"]["nodes"] == [partner("Bank", "Second"), partner("Radio", "First")]


def test_fixed_data_and_a_call_are_found_by_what_names_them(ask: Ask, uid: dict[str, str]) -> None:
    call = node_uid(CallPage.objects.get(title="Open"))
    query = """query($call: ID!) {
      goal(number: 13, locale: fr) { number title locale } nowhere: goal(number: 18) { title }
      pillar(key: ZERO_CARBON, locale: fr) { key title }
      callForContributions(id: $call, locale: fr) { title requestedLocale }
      other: callForContributions(id: "x") { id }
    }"""

    assert ask(query, call=call) == {
        "goal": {
            "number": 13,
            "title": Goal.objects.get(number=13).short_title.localize("fr"),
            "locale": "fr",
        },
        "nowhere": None,
        "pillar": {"key": "ZERO_CARBON", "title": "Zéro Carbone"},
        "callForContributions": {"title": "Open", "requestedLocale": "fr"},
        "other": None,
    }


def test_the_contract_knows_every_pillar(db: None) -> None:
    assert {each.value for each in PillarKey} == set(Pillar.objects.values_list("key", flat=True))
