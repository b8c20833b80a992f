"""Keys in the admin: made, shown this once, watched, rotated, revoked; by those who may, and nobody else."""

from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry
from wagtail.users.models import UserProfile

from forums_pages.roles import ensure_headquarters
from graphql_api.keys.checking import NO_SITE
from graphql_api.keys.known import find
from graphql_api.keys.texts import prefix_of
from graphql_api.models import KeyKind, KeyUsage, PartnerKey
from tests.factories import make_index, make_key, make_member, make_organisation, make_secret_key

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(client: Client) -> Client:
    client.force_login(get_user_model().objects.create_superuser("admin", "admin@example.org"))
    return client


def page(answer: Any) -> BeautifulSoup:
    return BeautifulSoup(answer.content.decode(), "html.parser")


def words(answer: Any) -> str:
    main = page(answer).select_one("main")
    assert main is not None
    return " ".join(main.get_text(" ").split())


def form(**fields: Any) -> dict[str, Any]:
    return {
        "name": "Partner", "kind": "publishable", "origins_mode": "any", "origins": "", "documents": "",
    } | fields  # fmt: skip


def problems(answer: Any) -> dict[str, list[str]]:
    return {name: list(each) for name, each in answer.context["form"].errors.items()}


def text_shown(answer: Any) -> str:
    field = page(answer).select_one("#key-text")
    assert field is not None
    return str(field["value"])


def test_a_key_is_made_and_its_text_shown_once(admin: Client) -> None:
    organisation = make_organisation()
    answer = admin.post(
        reverse("partner-keys:add"),
        form(
            kind="secret", origins_mode="none", scopes=["contacts"], organisation=organisation.pk,
            contact="it@partner.example", documents="registered", per_minute="5000", cost="100",
        ),
    )  # fmt: skip
    text, key = text_shown(answer), PartnerKey.objects.get()
    known = find(text, timezone.now())

    assert (known is not None and known.pk, "no-store" in answer.headers["Cache-Control"]) == (key.pk, True)
    assert (key.kind, key.scopes, key.documents, key.per_minute, key.cost, key.organisation) == (
        "secret", ["contacts"], "registered", 5000, 100, organisation,
    )  # fmt: skip
    for name in ("index", "inspect", "edit", "history", "revoke"):
        shown = admin.get(reverse(f"partner-keys:{name}", args=[] if name == "index" else [key.pk]))
        assert (name, shown.status_code, text[13:] in shown.content.decode()) == (name, 200, False)


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"kind": "secret"}, {"origins_mode": ["A secret key is for servers: choose “From no page”."]}),
        (
            {"scopes": ["drafts"]},
            {"scopes": ["Everybody can read a publishable key: only secret keys have scopes."]},
        ),
        (
            {"origins_mode": "list"},
            {"origins": ["Name the sites, or choose from where else the key is used."]},
        ),
        (
            {"origins_mode": "list", "origins": "https://a.example example.org"},
            {"origins": [NO_SITE % {"site": "example.org"}]},
        ),
        ({"per_minute": "0"}, {"per_minute": ["Ensure this value is greater than or equal to 1."]}),
    ],
)
def test_what_does_not_fit_together_is_told_and_nothing_lost(admin: Client, fields: Any, told: Any) -> None:
    answer = admin.post(reverse("partner-keys:add"), form(**fields))
    assert (problems(answer), PartnerKey.objects.count()) == (told, 0)
    assert answer.context["form"]["name"].value() == "Partner"


def test_sites_are_kept_as_browsers_write_them_and_take_effect(admin: Client) -> None:
    key, text = make_key()
    find(text, timezone.now())
    sites = "HTTPS://Partner.example/\r\nhttps://partner.example:443 https://*.other.example"
    admin.post(reverse("partner-keys:edit", args=[key.pk]), form(origins_mode="list", origins=sites))
    known = find(text, timezone.now())
    assert known is not None
    assert known.origins == ("https://partner.example", "https://*.other.example")


def test_the_kind_of_a_key_stays_what_its_text_says(admin: Client) -> None:
    key, _text = make_key()
    admin.post(reverse("partner-keys:edit", args=[key.pk]), form(kind="secret", name="Renamed"))
    key.refresh_from_db()
    assert (key.name, key.kind) == ("Renamed", KeyKind.PUBLISHABLE)


def test_keys_are_listed_with_how_they_fare(admin: Client) -> None:
    now = timezone.now()
    make_key(name="A", last_used_at=None)
    key, _text = make_key(name="B", expires_at=now + timedelta(days=3))
    for days, requests in ((0, 5), (29, 6), (30, 7)):
        KeyUsage.objects.create(key=key, day=now.date() - timedelta(days=days), requests=requests)
    make_key(name="C", expires_at=now - timedelta(days=3))
    make_key(name="D", revoked_at=now)

    rows = page(admin.get(reverse("partner-keys:index"))).select("tbody tr")
    cells = [[" ".join(cell.get_text(" ").split()) for cell in row.select("td")] for row in rows]
    begins = {each.name: prefix_of(each.kind, each.public_id) for each in PartnerKey.objects.all()}
    assert [[cell for cell in row if cell] for row in cells] == [
        ["A", begins["A"], "Active", "0"],
        ["B", begins["B"], "Ends soon", "11"],
        ["C", begins["C"], "Ended", "0"],
        ["D", begins["D"], "Revoked", "0"],
    ]


def test_what_a_key_asked_for_is_drawn_and_told_in_a_table(admin: Client) -> None:
    key, _text = make_key()
    today = timezone.now().date()
    for days, operation, requests, hits in (
        (0, "A", 10, 5),
        (0, "", 2, 0),
        (29, "A", 4, 4),
        (30, "A", 99, 99),
    ):
        day = today - timedelta(days=days)
        KeyUsage.objects.create(
            key=key, day=day, operation=operation, requests=requests, hits=hits, errors=1, cost=7
        )
    answer = admin.get(reverse("partner-keys:inspect", args=[key.pk]))
    shown = page(answer)

    bars = [each.select("rect") for each in shown.select("figure svg g:has(title)")]
    assert [len(bars), bars[-1][1]["height"], bars[-1][2]["height"], bars[0][1]["height"]] == [
        *(30, "96.0", "40.0"),
        "32.0",
    ]
    tables = [
        [[cell.get_text(strip=True) for cell in row.select("th, td")] for row in table.select("tbody tr")]
        for table in shown.select("table")
    ]
    assert (len(tables[0]), tables[0][0][1:], tables[0][-1][1:]) == (
        *(30, ["12", "5", "2", "14"]),
        ["4", "4", "1", "7"],
    )
    assert tables[1] == [["A", "14", "9", "2", "14"], ["without a name", "2", "0", "1", "7"]]
    assert [each.get_text(strip=True) for each in shown.select("dl:last-of-type dd")][-4:] == [
        "16", "56%", "3", "21",
    ]  # fmt: skip


def test_in_arabic_the_days_run_from_right_to_left(admin: Client) -> None:
    key, _text = make_key()
    KeyUsage.objects.create(key=key, day=timezone.now().date(), requests=1)
    profile = UserProfile.get_for_user(get_user_model().objects.get(username="admin"))
    places = []
    for language in ("en", "ar"):
        profile.preferred_language = language
        profile.save()
        shown = page(admin.get(reverse("partner-keys:inspect", args=[key.pk])))
        bars = shown.select("figure svg g:has(title) .key__requests")
        places.append(next(float(str(bar["x"])) for bar in bars if bar["height"] != "0.0"))
    assert places == [697.5, 1.5]


def test_a_new_text_works_beside_the_old_one_for_as_long_as_is_chosen(admin: Client) -> None:
    key, old = make_secret_key("contacts")
    answer = admin.post(reverse("partner-keys:rotate", args=[key.pk]), {"overlap": "24"})
    new, now = text_shown(answer), timezone.now()
    later = now + timedelta(hours=25)
    known = [[find(text, moment) is not None for text in (old, new)] for moment in (now, later)]
    assert known == [[True, True], [False, True]]
    assert "works until" in words(answer)

    admin.post(reverse("partner-keys:rotate", args=[key.pk]), {"overlap": "0"})
    assert [find(text, timezone.now()) for text in (old, new)] == [None, None]


def test_a_revoked_key_is_refused_stays_and_is_never_revived(admin: Client) -> None:
    key, text = make_key()
    asked = words(admin.get(reverse("partner-keys:revoke", args=[key.pk])))
    before = find(text, timezone.now()) is not None
    answer = admin.post(reverse("partner-keys:revoke", args=[key.pk]), follow=True)
    admin.post(reverse("partner-keys:rotate", args=[key.pk]), {"overlap": "24"})
    deleted = admin.post(reverse("partner-keys:delete", args=[key.pk]))
    key.refresh_from_db()

    assert ("refused within five seconds" in asked, before, find(text, timezone.now())) == (True, True, None)
    assert ("Revoked" in words(answer), key.revoked_at is not None, key.secrets.count()) == (True, True, 1)
    assert (deleted.status_code, PartnerKey.objects.count()) == (302, 1)


def test_the_history_tells_who_did_what(admin: Client) -> None:
    key, _text = make_key()
    admin.post(reverse("partner-keys:edit", args=[key.pk]), form(name="Renamed"))
    admin.post(reverse("partner-keys:rotate", args=[key.pk]), {"overlap": "24"})
    admin.post(reverse("partner-keys:revoke", args=[key.pk]))
    kind = ContentType.objects.get_for_model(PartnerKey)
    entries = ModelLogEntry.objects.filter(content_type=kind).order_by("pk")
    assert [(each.action, each.user.username) for each in entries] == [
        ("wagtail.edit", "admin"),
        ("keys.rotate", "admin"),
        ("keys.revoke", "admin"),
    ]


def test_moderators_of_headquarters_give_keys_and_nobody_else(client: Client) -> None:
    make_index()
    headquarters = ensure_headquarters()
    key, _text = make_key()
    said = {}
    for role, group in (("moderator", headquarters.moderators), ("editor", headquarters.editors)):
        client.force_login(make_member(role, group))
        pages = [client.get(reverse(f"partner-keys:{name}", args=args)).status_code for name, args in (
            ("index", []), ("add", []), ("inspect", [key.pk]), ("edit", [key.pk]), ("revoke", [key.pk]),
            ("delete", [key.pk]),
        )]  # fmt: skip
        pages.append(client.post(reverse("partner-keys:rotate", args=[key.pk]), {"overlap": "0"}).status_code)
        said[role] = pages
    key.refresh_from_db()
    assert said == {"moderator": [200, 200, 200, 200, 200, 302, 200], "editor": [302] * 7}
