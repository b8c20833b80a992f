"""What pages show: facts of the source in every language, and the best words there are."""

import re
from datetime import date, time
from itertools import pairwise

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings
from wagtail.models import Page

from forums_pages.enums import Lifecycle, PartnerKind, SessionState
from forums_pages.models import (
    EditionPage,
    ForumsIndexPage,
    Participation,
    PartnerLevel,
    Partnership,
    Room,
    StandardPage,
)
from forums_pages.models.edition_parts import KeyFigure, WorkingGroupMember
from tests.cms.public.stage import fill_session, make_full_edition
from tests.factories import (
    locale,
    make_article,
    make_edition,
    make_forum,
    make_index,
    make_organisation,
    make_person,
    make_session,
    make_venue,
    publish,
    translate,
)

pytestmark = pytest.mark.django_db


def soup(client: Client, page: object) -> BeautifulSoup:
    response = client.get(page.url)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def texts(page: BeautifulSoup, selector: str) -> list[str]:
    return [" ".join(each.get_text(" ", strip=True).split()) for each in page.select(selector)]


def test_the_programme_is_by_day_start_and_room_with_what_has_no_time_last(client: Client) -> None:
    edition = make_edition()
    make_venue()
    hall, room_b = Room.objects.order_by("sort_order")
    first, second = date(2030, 5, 14), date(2030, 5, 15)
    make_session(edition, "Untimed", day=first)
    make_session(edition, "In B", day=first, start_time=time(9), room=room_b)
    make_session(edition, "Off", day=first, start_time=time(8), state=SessionState.CANCELLED)
    make_session(edition, "In the hall", day=first, start_time=time(9), end_time=time(10, 30), room=hall)
    make_session(edition, "Next day", day=second, start_time=time(9))
    make_session(edition, "Some day")

    page = soup(client, edition)

    assert texts(page, "h3.day") == ["Tuesday 14 May 2030", "Wednesday 15 May 2030", "Day not known yet"]
    assert texts(page, ".programme > li") == [
        "08:00 Off Cancelled",
        "09:00 – 10:30 In the hall Great hall",
        "09:00 In B Room B",
        "Time to follow Untimed",
        "09:00 Next day",
        "Time to follow Some day",
    ]
    assert texts(page, ".programme .is-off s a") == ["Off"]


@pytest.mark.parametrize(
    ("year", "announced"), [(2020, []), (2030, ["The programme will be published here."])]
)
def test_no_programme_is_promised_of_what_is_over(client: Client, year: int, announced: list[str]) -> None:
    edition = make_edition(start_date=date(year, 5, 14), end_date=date(year, 5, 14))

    page = soup(client, edition)

    assert texts(page, "#programme + p") == announced
    assert texts(page, ".jumps a") == ["Programme"] * len(announced)


def test_a_translation_shows_its_own_words_and_the_facts_of_its_source(client: Client) -> None:
    edition = make_full_edition()
    french = translate(edition, "fr", title="Forum des villes justes", slogan="Ensemble")

    draft = edition.get_latest_revision_as_object()
    draft.start_date, draft.end_date = date(2030, 6, 1), date(2030, 6, 2)
    publish(draft)
    page = soup(client, french)

    assert texts(page, "h1") == ["Forum des villes justes"]
    assert texts(page, ".facts div:first-child time") == ["1er–2 juin 2030"]
    assert "Exempleville" in texts(page, ".facts dd")
    assert page.html["lang"] == "fr"


def test_a_french_edition_is_listed_in_english_and_marked_as_french(client: Client) -> None:
    forum = translate(make_forum("Tunisia"), "fr", title="Tunisie")
    make_edition(forum, "Forum des villes")

    page = soup(client, make_index())

    assert [link["lang"] for link in page.select("#ahead ~ ul h3 a")] == ["fr"]
    assert texts(page, "#ahead ~ ul h3") == ["Forum des villes"]


def test_an_alias_shows_the_words_it_mirrors_and_says_in_which_language(client: Client) -> None:
    translate(make_edition(make_forum("Tunisia")), "ar", title="منتدى")

    page = soup(client, ForumsIndexPage.objects.get(locale=locale("ar")))

    assert (page.html["lang"], page.html["dir"]) == ("ar", "rtl")
    assert (page.h1["lang"], page.h1["dir"], page.h1.get_text()) == ("en", "ltr", "Forums")


def test_languages_lead_to_this_page_or_else_to_the_programme(client: Client) -> None:
    edition = make_edition(make_forum())
    translate(make_index(), "ar", title="منتديات")
    french = translate(edition, "fr", title="Forum")

    links = soup(client, edition).select(".languages a")
    assert [(link["hreflang"], link["href"]) for link in links] == [("fr", french.url), ("ar", "/ar/")]


def test_a_postponed_edition_says_so_with_reason_and_previous_dates(client: Client) -> None:
    edition = make_edition(
        lifecycle=Lifecycle.POSTPONED,
        lifecycle_reason={"en": "The hall was flooded."},
        previous_start_date=date(2030, 3, 1),
        previous_end_date=date(2030, 3, 2),
    )

    assert texts(soup(client, edition), ".notice") == [
        "This edition is postponed. The hall was flooded. Planned before for: 1–2 March 2030"
    ]


def test_partners_stand_by_level_then_order_then_name(client: Client) -> None:
    media, money = PartnerLevel(kind=PartnerKind.MEDIA), PartnerLevel(kind=PartnerKind.FINANCIAL)
    media.partnerships = [Partnership(organisation=make_organisation("Gazette"))]
    money.partnerships = [
        Partnership(organisation=make_organisation("Bank"), printed_name="The BANK", sort_order=1),
        Partnership(
            organisation=make_organisation("Agency"),
            sort_order=0,
            wording={"en": "With the support of"},
            via={"en": "Project X"},
        ),
    ]
    edition = make_edition()
    edition.partner_levels = [money, media]

    page = soup(client, publish(edition))

    assert texts(page, "#partners ~ h3") == ["Financial partner", "Media partner"]
    assert texts(page, ".partner") == ["With the support of Agency through Project X", "The BANK", "Gazette"]


def test_a_figure_is_as_exact_as_it_is_known(client: Client) -> None:
    edition = make_edition()
    edition.key_figures = [
        KeyFigure(value=1400, qualifier="more_than", on_site=900),
        KeyFigure(kind="speakers", value=None),
        KeyFigure(kind="other", value=5000, label={"en": "Planted"}, unit={"en": "trees"}),
    ]

    assert texts(soup(client, publish(edition)), ".figures > div") == [
        "Participants More than 1,400 900 on site",
        "Planted 5,000 trees",
    ]


def test_a_session_tells_time_with_zone_languages_and_people_as_printed(client: Client) -> None:
    edition = make_edition()
    session = publish(fill_session(make_session(edition, "Opening session")))

    page = soup(client, session)

    assert texts(page, ".facts dd") == [
        "Tuesday 14 May 2030 , 09:30 – 11:00 Local time (Africa/Tunis, UTC+1)",
        "Online",
        "French interpreted into Arabic",
        session.code,
    ]
    assert texts(page, ".people li") == ["Ada Example Professor University of Examples"]


def crowd(edition: EditionPage, size: int) -> None:
    """Give an edition ``size`` of whatever it can have many of."""
    level = PartnerLevel(kind=PartnerKind.MEDIA)
    level.partnerships = [
        Partnership(organisation=make_organisation(f"Partner {n}"), logo_approved=True) for n in range(size)
    ]
    draft = EditionPage.objects.get(pk=edition.pk).get_latest_revision_as_object()
    draft.partner_levels = [level, *[PartnerLevel(kind=PartnerKind.TECHNICAL) for n in range(size)]]
    draft.working_group = [
        WorkingGroupMember(organisation=make_organisation(f"Member {n}"), person=make_person(f"M{n}"))
        for n in range(size)
    ]
    publish(draft)
    for number in range(size):
        employer = make_organisation(f"Employer {number}")
        speakers = [
            Participation(person=make_person(f"P{number}-{n}", organisation=employer)) for n in range(3)
        ]
        when = {"day": date(2030, 5, 14), "start_time": time(9)}
        make_session(edition, f"Session {number}", participations=speakers, **when)
        make_article(edition.forum, f"News {number}", related_editions=[edition])
        make_edition(edition.forum, f"Edition {size}-{number}", ordinal=None)


def statements(client: Client, page: Page) -> int:
    client.get(page.url)
    with CaptureQueriesContext(connection) as seen:
        assert client.get(page.url).status_code == 200
    return len(seen)


def test_the_number_of_queries_does_not_grow(client: Client, settings: Settings) -> None:
    settings.GRAPHQL_CACHE = None
    edition = make_full_edition()
    pages = [make_index(), edition.forum, edition, edition.sessions.first()]
    counts = []
    for size in (2, 20):
        crowd(edition, size)
        counts.append([statements(client, page) for page in pages])

    assert counts[0] == counts[1]


def test_a_standard_page_leads_to_the_readable_pages_below_it(client: Client) -> None:
    parent = make_standard_page(make_index(), "Press")
    make_standard_page(parent, "Pictures")
    make_standard_page(parent, "Not yet", live=False)

    assert texts(soup(client, parent), "main nav:not(.trail) a") == ["Pictures"]


def test_an_article_leads_to_what_it_is_about(client: Client) -> None:
    session = make_session(make_edition(title="Forum 2030"), "Opening")
    article = make_article(
        session.edition.forum, "News", related_editions=[session.edition], related_sessions=[session]
    )

    assert texts(soup(client, article), "#related ~ ul a") == ["Forum 2030", "Opening"]


def make_standard_page(parent: Page, title: str, live: bool = True) -> StandardPage:
    page = StandardPage(title=title, locale=parent.locale, live=False)
    added = Page.objects.get(pk=parent.pk).specific.add_child(instance=page)
    return publish(added) if live else added


def test_html_is_sound(client: Client) -> None:
    edition = make_full_edition()
    index = make_index()
    for page in (index, edition.forum, edition, *edition.sessions.all(), *edition.calls.all()):
        found = soup(client, page)
        ids = [each["id"] for each in found.select("[id]")]
        levels = [int(each.name[1]) for each in found.find_all(re.compile("^h[1-6]$"))]
        assert len(ids) == len(set(ids))
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(after - before <= 1 for before, after in pairwise(levels))
        assert [len(found.select(name)) for name in ("main", "body > header", "body > footer")] == [1, 1, 1]
        assert {link["href"].split("#")[1] for link in found.select('a[href^="#"]')} <= set(ids)
        scripts = [each for each in found.select("script") if not each.get("src")]
        assert [each["type"] for each in scripts] == ["application/ld+json"]
