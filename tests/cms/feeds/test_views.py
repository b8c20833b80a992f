from collections.abc import Callable
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django.utils import timezone
from time_machine import travel
from wagtail.models import PageViewRestriction

from forums_pages.models import EditionPage, Participation
from graphql_api.grants import make_grant
from graphql_api.models import Appearance
from tests.cms.feeds.stage import FIRST, LONG, Stage
from tests.factories import make_person, make_session, publish

EDITION_FEEDS = ("programme.ics", "schedule.xml", "schedule.json", "schedule2.json", "changes.atom")
# Part of the title that no format writes in another way.
TITLE = "A title that is longer than a line of a calendar may be"
NOTHING = (404, "text/plain; charset=utf-8", "Nothing is published here.\n")


def addresses(stage: Stage, language: str = "en") -> list[str]:
    code = stage.sessions["usual"].code
    return [f"/feeds/{language}/editions/{stage.uid}/{each}" for each in EDITION_FEEDS] + [
        f"/feeds/{language}/sessions/{code}.ics"
    ]


def told(client: Client, address: str, **headers: str) -> tuple[int, str, str]:
    answer = client.get(address, headers=headers)
    return answer.status_code, answer["Content-Type"], answer.content.decode().replace("\r\n ", "")


def restrict(stage: Stage, kind: str) -> PageViewRestriction:
    restriction = PageViewRestriction.objects.create(
        page=stage.edition, restriction_type=kind, password="open sesame"
    )
    restriction.groups.add(Group.objects.create(name="Insiders"))
    return restriction


def unpublish(stage: Stage) -> None:
    stage.edition.unpublish()


def delete(stage: Stage) -> None:
    # Its translation would take its place.
    for page in EditionPage.objects.order_by("is_source"):
        page.delete()


def expire(stage: Stage) -> None:
    # Its time is over, though nothing has taken it down yet.
    stage.edition.expire_at = timezone.now() - timedelta(minutes=1)
    stage.edition.save()


@pytest.mark.parametrize(
    "hide",
    [
        unpublish,
        expire,
        lambda stage: restrict(stage, PageViewRestriction.PASSWORD),
        lambda stage: restrict(stage, PageViewRestriction.LOGIN),
        lambda stage: restrict(stage, PageViewRestriction.GROUPS),
        delete,
        lambda stage: stage.edition.get_parent().specific.unpublish(),
    ],
    ids=["unpublished", "expired", "password", "login", "groups", "deleted", "forum unpublished"],
)
def test_nothing_is_told_of_an_edition_that_is_hidden(
    client: Client, stage: Stage, hide: Callable[[Stage], object]
) -> None:
    client.force_login(User.objects.create_superuser("root"))
    assert [told(client, each)[0] for each in addresses(stage)] == [200] * len(addresses(stage))
    assert all(TITLE in told(client, each)[2] for each in addresses(stage))

    hide(stage)
    assert {told(client, each) for each in addresses(stage)} == {NOTHING}


def test_what_was_public_and_is_no_more_is_gone(client: Client, stage: Stage) -> None:
    unpublish(stage)
    key = str(stage.edition.translation_key)
    Appearance.objects.create(kind="Edition", key=key, row=stage.edition.pk, gone_at=timezone.now())

    gone = (410, "text/plain; charset=utf-8", "What was published here is no longer public.\n")
    assert {told(client, each) for each in addresses(stage)[:-1]} == {gone}


def test_whoever_gave_the_password_is_told_no_more_than_others(client: Client, stage: Stage) -> None:
    grant = make_grant([restrict(stage, PageViewRestriction.PASSWORD)])
    query = f'{{ session(code: "{stage.sessions["usual"].code}") {{ title }} }}'
    opened = client.get("/graphql/", {"query": query}, headers={"X-Page-Grant": grant}).json()
    assert opened["data"] == {"session": {"title": LONG}}

    answers = [told(client, each, **{"X-Page-Grant": grant}) for each in addresses(stage)]
    assert all(each[0] in {404, 410} for each in answers)


def test_drafts_and_people_who_did_not_confirm_are_told_nowhere(client: Client, stage: Stage) -> None:
    session = stage.sessions["usual"]
    shown = "".join(told(client, each)[2] for each in addresses(stage))
    assert "Ada Example" in shown

    Participation.objects.filter(page=session).update(confirmed=False)
    Participation.objects.create(page=session, person=make_person("Secret", "Guest"), confirmed=False)
    make_session(stage.edition, "A draft", day=FIRST, live=False)
    session.title = "A title to come"
    session.save_revision()
    shown = "".join(told(client, each)[2] for each in addresses(stage))
    hidden = ("Ada Example", "Secret Guest", "A draft", "A title to come")
    # The people of the other sessions are still there.
    assert [each for each in hidden[1:] if each in shown] == []
    assert "Ada Example" not in told(client, addresses(stage)[-1])[2]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("/feeds/en/sessions/AAAAAA.ics", NOTHING),
        ("/feeds/en/sessions/nonsense.ics", NOTHING),
        ("/feeds/en/editions/nonsense/programme.ics", NOTHING),
        ("/feeds/en/editions/" + "x" * 5000 + "/programme.ics", NOTHING),
        (
            "/feeds/xx/sessions/AAAAAA.ics",
            (404, "text/plain; charset=utf-8", "This site is not written in that language.\n"),
        ),
    ],
)
def test_what_is_not_there_is_told_in_a_sentence(
    client: Client, address: str, expected: tuple[int, str, str]
) -> None:
    assert told(client, address) == expected


def test_another_page_is_no_edition(client: Client, stage: Stage) -> None:
    uid = client.get("/graphql/", {"query": "{ forums { nodes { uid } } }"}).json()["data"]["forums"][
        "nodes"
    ][0]
    assert told(client, f"/feeds/en/editions/{uid['uid']}/programme.ics") == NOTHING


def test_feeds_are_for_everybody_and_set_no_cookie(client: Client, stage: Stage) -> None:
    client.force_login(User.objects.create_superuser("root"))
    client.cookies["django_language"] = "fr"
    for address in addresses(stage):
        answer = client.get(address, headers={"Accept-Language": "ar", "Origin": "https://partner.example"})
        names = (
            "Access-Control-Allow-Origin", "Access-Control-Allow-Credentials", "Cache-Control", "Vary",
            "X-Content-Type-Options", "Set-Cookie", "Content-Language",
        )  # fmt: skip
        assert {name: answer.get(name) for name in names} == {
            "Access-Control-Allow-Origin": "*",
            "Access-Control-Allow-Credentials": None,
            "Cache-Control": "public, no-cache",
            "Vary": None,
            "X-Content-Type-Options": "nosniff",
            "Set-Cookie": None,
            "Content-Language": None,
        }
        assert answer.cookies == {}


def test_a_malformed_cookie_is_not_set_anew(client: Client, stage: Stage) -> None:
    client.cookies["csrftoken"] = "malformed"
    # Elsewhere, Django sets it anew.
    assert "csrftoken" in client.get("/admin/login/").cookies
    for address in (*addresses(stage), "/feeds/en/news.atom", "/sitemap.xml", "/sitemap/pages.xml"):
        client.cookies["csrftoken"] = "malformed"
        answer = client.get(address)
        assert (answer.status_code, answer.cookies, answer.get("Vary")) == (200, {}, None)


def test_whoever_has_it_is_sent_nothing_until_it_changes(client: Client, stage: Stage) -> None:
    for address in addresses(stage):
        first = client.get(address)
        by_tag = client.get(address, headers={"If-None-Match": first["ETag"]})
        by_date = client.get(address, headers={"If-Modified-Since": first["Last-Modified"]})
        other = client.get(address, headers={"If-None-Match": '"another"'})
        assert [(each.status_code, each.content) for each in (by_tag, by_date, other)] == [
            (304, b""),
            (304, b""),
            (200, first.content),
        ]
        assert (by_tag["ETag"], "Content-Type" in by_tag) == (first["ETag"], False)

    held = {address: client.get(address) for address in addresses(stage)}
    with travel(timezone.now() + timedelta(minutes=1)):
        stage.sessions["usual"].title = "Another title"
        publish(stage.sessions["usual"])
        for address, before in held.items():
            headers = {"If-None-Match": before["ETag"]}
            assert client.get(address, headers=headers).status_code == 200
            by_date = client.get(address, headers={"If-Modified-Since": before["Last-Modified"]})
            assert (by_date.status_code, b"Another title" in by_date.content) == (200, True)


def test_head_options_and_other_methods(client: Client, stage: Stage) -> None:
    for address in addresses(stage):
        whole, head = client.get(address), client.head(address)
        assert (head.status_code, head.content, head["ETag"]) == (200, b"", whole["ETag"])
        preflight = client.options(address, headers={"Origin": "https://partner.example"})
        assert (preflight.status_code, preflight["Access-Control-Allow-Methods"]) == (
            204,
            "GET, HEAD, OPTIONS",
        )
        refused = client.post(address, {"a": "b"})
        assert (refused.status_code, refused["Allow"]) == (405, "GET, HEAD, OPTIONS")


def test_refusals_speak_the_language_of_the_address(client: Client, stage: Stage) -> None:
    answer = client.get("/feeds/fr/sessions/AAAAAA.ics")
    assert (answer.status_code, answer["Content-Language"], answer["Cache-Control"]) == (
        404,
        "fr",
        "no-store",
    )


def test_the_gateway_tells_the_addresses_in_each_language(client: Client, stage: Stage) -> None:
    query = """
      query($code: String!, $locale: LocaleCode) {
        session(code: $code, locale: $locale) {
          ical sequence edition { feeds { ical scheduleXml scheduleJson schedule2Json atom } }
        }
      }
    """
    for language in ("en", "fr", "ar"):
        asked = {"query": query, "variables": {"code": stage.sessions["usual"].code, "locale": language}}
        told = client.post("/graphql/", asked, content_type="application/json").json()["data"]["session"]
        expected = [f"http://testserver{each}" for each in addresses(stage, language)]
        assert [*told["edition"]["feeds"].values(), told["ical"]] == expected
        assert {client.get(each).status_code for each in expected} == {200}
