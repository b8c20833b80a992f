"""What every page of a site shares, through the gate."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction, Site

from forums_pages.models import (
    ForumPage,
    FrontendOrigin,
    Menu,
    MenuItem,
    PublicSettings,
    SocialLink,
)
from tests.factories import make_article, make_forum, make_image, make_index, translate
from tests.graphql_api.world import run

pytestmark = pytest.mark.django_db

SITE = """
query($locale: LocaleCode) {
  site(locale: $locale) {
    name url addresses about
    languages { code tag name direction isDefault path url }
    home { title path }
    header { label path url page { __typename title } }
    footer { label path url page { title } }
    shareImage { alt }
    socialLinks { network url }
    contact { name email phone }
  }
}
"""


def site(locale: str = "en") -> dict[str, Any]:
    found: dict[str, Any] = run(SITE, locale=locale)["site"]
    return found


def make_menu(*items: MenuItem, place: str = "header") -> None:
    menu = Menu(site=Site.objects.get(), place=place)
    menu.items = items
    menu.save()


def test_a_new_site_says_what_little_it_knows() -> None:
    make_index()

    assert site() == {
        "name": "Forums gateway",
        "url": "http://testserver",
        "addresses": ["http://testserver"],
        "about": None,
        "languages": [
            {
                "code": "en",
                "tag": "en",
                "name": "English",
                "direction": "LTR",
                "isDefault": True,
                "path": "/en/",
                "url": "http://testserver/en/",
            }
        ],
        "home": {"title": "Forums", "path": "/en/"},
        "header": [],
        "footer": [],
        "shareImage": None,
        "socialLinks": [],
        "contact": {"name": None, "email": None, "phone": None},
    }


def test_the_editors_settings_are_told_and_embedding_partners_are_not() -> None:
    settings = PublicSettings.for_site(make_index().get_site())
    settings.default_contact_name, settings.default_contact_email = "Office", "office@forums.example"
    settings.name = {"fr": "Forums 3Zero", "ar": "منتديات 3Zero"}
    settings.about = {"fr": "Les forums."}
    settings.share_image = make_image()
    settings.social_links = [SocialLink(network="LinkedIn", url="https://social.example/forums")]
    settings.frontends = [
        FrontendOrigin(origin="https://www.forums.example", shows_pages=True),
        FrontendOrigin(origin="https://partner.example", shows_pages=False),
    ]
    settings.save()

    found = site()

    assert {name: found[name] for name in ("url", "addresses", "about", "socialLinks", "contact")} == {
        "url": "https://www.forums.example",
        "addresses": ["https://www.forums.example", "http://testserver"],
        "about": "Les forums.",
        "socialLinks": [{"network": "LinkedIn", "url": "https://social.example/forums"}],
        "contact": {"name": "Office", "email": "office@forums.example", "phone": None},
    }
    assert found["shareImage"] is not None
    assert [site(code)["name"] for code in ("en", "fr", "ar")] == [
        "Forums 3Zero",
        "Forums 3Zero",
        "منتديات 3Zero",
    ]


def test_menus_lead_to_pages_in_the_readers_language_and_to_addresses() -> None:
    forum = make_forum("Tunisia")
    translate(forum, "fr", title="Tunisie", slug="tunisie")
    translate(make_index(), "ar", title="المنتديات")
    make_menu(
        MenuItem(page=forum),
        MenuItem(url="https://elsewhere.example/", label={"en": "Elsewhere", "fr": "Ailleurs"}),
    )

    found = site("fr")

    assert found["header"] == [
        {
            "label": "Tunisie",
            "path": "/fr/tunisie/",
            "url": "http://testserver/fr/tunisie/",
            "page": {"__typename": "Forum", "title": "Tunisie"},
        },
        {"label": "Ailleurs", "path": None, "url": "https://elsewhere.example/", "page": None},
    ]
    assert [(each["code"], each["direction"]) for each in found["languages"]] == [
        ("en", "LTR"),
        ("fr", "LTR"),
        ("ar", "RTL"),
    ]


@pytest.mark.parametrize("how", ["draft", "locked"])
def test_a_menu_leads_to_nothing_hidden(how: str) -> None:
    forum = make_forum("Secret")
    make_menu(MenuItem(page=forum, label={"en": "Come and see"}))
    assert [entry["label"] for entry in site()["header"]] == ["Come and see"]

    if how == "draft":
        ForumPage.objects.update(live=False)
    else:
        PageViewRestriction.objects.create(page=forum, restriction_type="login")

    assert site()["header"] == []


def test_statements_do_not_depend_on_the_length_of_menus() -> None:
    def statements() -> int:
        with CaptureQueriesContext(connection) as captured:
            site("fr")
        return len(captured)

    forum = make_forum("Tunisia")
    make_menu(MenuItem(page=forum), MenuItem(page=make_article(forum, "News")))
    few = statements()
    make_menu(*(MenuItem(page=make_article(forum, f"News {n}")) for n in range(20)), place="footer")

    assert statements() == few
