"""From a value in a preview to its field: what leads where, for whom, and that nobody else is led."""

import re
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries, Settings

from cms.public.editing import editing_of, labels_of
from cms.settings.base import TEMPLATES
from forums_pages.models import (
    ArticlePage,
    CallPage,
    EditionPage,
    ForumPage,
    Organisation,
    Participation,
    Person,
    SessionPage,
    StandardPage,
    Theme,
)
from forums_pages.roles import ensure_forum_roles
from forums_pages.roles.permissions import set_model_rights, set_page_rights
from graphql_api.drafts import share, token_of
from tests.cms.public.stage import fill_session, make_full_edition
from tests.factories import (
    make_article,
    make_edition,
    make_index,
    make_member,
    make_person,
    make_session,
    make_standard,
    publish,
    translate,
)

pytestmark = pytest.mark.django_db
PARAGRAPH = "6d9f4f0a-5a52-4f2b-9a0d-4f6f6b3d1c70"
BODY = [{"type": "paragraph", "value": "<p>Bring a lamp.</p>", "id": PARAGRAPH}]
ROOT = Path(__file__).parents[3] / "cms" / "public" / "templates"


def preview(client: Client, page: Any) -> BeautifulSoup:
    answer = client.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk]))
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def preview_of_record(client: Client, record: Any) -> BeautifulSoup:
    names = type(record).snippet_viewset
    revision = record.save_revision()
    answer = client.get(reverse(names.get_url_name("revisions_view"), args=[record.pk, revision.pk]))
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def marks(page: BeautifulSoup) -> list[tuple[str, str]]:
    """Return the names of the marked values, and the form of each that is not edited in the page's own."""
    return [(each["data-field"], each.get("data-form", "")) for each in page.select("[data-field]")]


def marked(page: BeautifulSoup, name: str) -> Tag:
    return page.select_one(f'[data-field="{name}"]')


def full_session(**fields: Any) -> SessionPage:
    session = fill_session(make_session(make_edition(), "Opening"), **fields)
    session.body = BODY
    return publish(session)


def edit(page: Any) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def test_every_value_of_a_session_leads_to_its_field(admin_client: Client) -> None:
    page = preview(admin_client, full_session())

    assert marks(page) == [
        ("kind", ""),
        ("title", ""),
        ("day", ""),
        ("room", ""),
        ("languages", ""),
        ("abstract", ""),
        (f"body.{PARAGRAPH}", ""),
        ("participations", ""),
        ("person", "/admin/previewed/person/ada-example/"),
        ("replays", ""),
        ("themes", ""),
        ("co_organisers", ""),
        ("organisation", "/admin/previewed/organisation/city-of-sampleton/"),
        ("resources", ""),
    ]
    assert marked(page, "title").name == "h1"
    assert marked(page, "title")["data-edit"] == "Edit: Title"
    assert marked(page, "person")["data-edit"] == "Edit: Ada Example"
    assert marked(page, f"body.{PARAGRAPH}").get_text(strip=True) == "Bring a lamp."
    assert page.select_one(".edit-switch")["data-edit-url"] == edit(SessionPage.objects.get())


def test_words_of_a_translation_lead_to_it_and_facts_to_the_source(admin_client: Client) -> None:
    session = full_session()
    french = translate(session, "fr", title="Ouverture")

    page = preview(admin_client, french)

    found = dict(marks(page))
    assert (found["title"], found["abstract"], found[f"body.{PARAGRAPH}"]) == ("", "", "")
    assert found["day"] == f"{edit(session)}#:w:contentpath=day"
    assert found["participations"] == f"{edit(session)}#:w:contentpath=participations"
    assert page.select_one(".edit-switch")["data-edit-url"] == edit(french)
    assert marked(page, "title")["data-edit"] == "Modifier\xa0: Titre"


def test_who_may_not_edit_the_source_is_led_to_words_only(client: Client) -> None:
    french = translate(full_session(), "fr", title="Ouverture")
    translator = Group.objects.create(name="Translators")
    set_model_rights(translator, ["wagtailadmin.access_admin"])
    set_page_rights(translator, [french], ["change"])
    client.force_login(make_member("translator", translator))

    assert marks(preview(client, french)) == [("title", ""), ("abstract", ""), (f"body.{PARAGRAPH}", "")]


def test_who_only_looks_is_led_nowhere(client: Client, admin_client: Client) -> None:
    session = full_session()
    readers = Group.objects.create(name="Publishers")
    set_model_rights(readers, ["wagtailadmin.access_admin"])
    set_page_rights(readers, [session], ["publish"])
    client.force_login(make_member("reader", readers))
    assert marks(preview(admin_client, session)) != []

    looked_at = preview(client, session)
    assert marks(looked_at) == []
    assert looked_at.select(".edit-switch, script[src*=editing], link[href*=editing]") == []

    session.locked, session.locked_by = True, make_member("other")
    session.save()
    assert session.edition
    assert session.edition.forum
    coordinators = ensure_forum_roles(session.edition.forum).coordinators
    client.force_login(make_member("coordinator", coordinators))
    assert marks(preview(client, session)) == []


def test_records_are_led_to_by_those_who_may_change_them(client: Client) -> None:
    session = full_session()
    writers = Group.objects.create(name="Writers")
    set_model_rights(writers, ["wagtailadmin.access_admin", "forums_pages.change_organisation"])
    set_page_rights(writers, [session], ["change"])
    client.force_login(make_member("writer", writers))

    assert [name for name, form in marks(preview(client, session)) if form] == ["organisation"]


def test_a_person_a_theme_and_an_organisation_lead_to_their_own_fields(admin_client: Client) -> None:
    edition = make_full_edition()
    person, theme = Person.objects.get(family_name="Example"), edition.themes.get()
    person.biography = {"en": "Bakes."}
    person.save()

    assert [name for name, _form in marks(preview_of_record(admin_client, person))] == [
        "portrait",
        "family_name",
        "organisation",
        "biography",
    ]
    assert [name for name, _form in marks(preview_of_record(admin_client, theme))] == ["forum", "title"]
    partner = Organisation.objects.get(name="Development Bank of Example")
    assert [name for name, _form in marks(preview_of_record(admin_client, partner))] == [
        "name",
        "website",
    ]


def test_what_was_never_saved_has_no_form_of_its_own() -> None:
    edition = make_edition()
    session = SessionPage(title="New", locale=edition.locale)

    editing = editing_of(session, User(username="x", is_superuser=True), "en")

    assert editing
    assert (editing.url, editing.mark("title")) == ("", ' data-field="title" data-edit="Edit: Title"')


def test_every_type_of_page_leads_to_its_title_and_body(admin_client: Client) -> None:
    edition = make_full_edition()
    forum = edition.forum
    assert forum
    pages = [
        *(forum, edition, SessionPage.objects.get(), CallPage.objects.get()),
        *(make_article(forum, "News"), make_standard(title="About"), make_index()),
    ]
    for page in pages:
        page.body = BODY
        names = [name for name, _form in marks(preview(admin_client, publish(page)))]
        assert {"title", f"body.{PARAGRAPH}"} <= set(names), type(page)


def test_hostile_names_stay_attributes(admin_client: Client) -> None:
    session = make_session(make_edition(), "Opening")
    person = make_person('Ada" onclick="alert(1)', "<script>")
    session.participations = [Participation(person=person)]
    page = preview(admin_client, publish(session))

    assert marked(page, "person")["data-edit"] == f"Edit: {person}"
    assert page.select("[onclick]") == []
    assert [each for each in page.select("script") if not each.get("src")] == []


def test_a_record_is_led_to_its_form(client: Client, admin_client: Client) -> None:
    person = make_person("Ada", "Example")
    there = reverse("edit_previewed_record", args=["person", person.slug])

    answer = admin_client.get(there)
    assert (answer.status_code, answer["Location"]) == (
        302,
        reverse("wagtailsnippets_forums_pages_person:edit", args=[person.pk]),
    )
    for kind, slug in (("person", "nobody"), ("user", person.slug)):
        nowhere = reverse("edit_previewed_record", args=[kind, slug])
        assert admin_client.get(nowhere, follow=True).status_code == 404
    outsiders = Group.objects.create(name="Outsiders")
    set_model_rights(outsiders, ["wagtailadmin.access_admin"])
    client.force_login(make_member("outsider", outsiders))
    # Wagtail answers with its own page, and a sentence.
    assert client.get(there)["Location"] == "/admin/"


def test_public_pages_frames_and_shared_drafts_have_no_marks(client: Client, admin_client: Client) -> None:
    edition = make_full_edition()
    session = SessionPage.objects.get(title="Opening session")
    assert len(marks(preview(admin_client, edition))) > 15

    shared = reverse("shared_draft", args=[token_of(share(session, None, "en"))])
    person = Person.objects.get(family_name="Example")
    addresses = [edition.url, session.url, shared, f"/en/people/{person.slug}/"]
    for visitor in (client, admin_client):
        for address in addresses:
            answer = visitor.get(address)
            assert answer.status_code == 200, address
            said = answer.content.decode()
            assert [
                word in said for word in ("data-field", "data-edit", "data-form", "edit-", "editing.")
            ] == [False] * 5, address


TAGS = re.compile(
    r"{% if kept_in %}{% field kept_in %}{% endif %}"
    r"|{% if frame\.preview\.editing %}(?:(?!{% if ).)*?{% endif %}"
    r"|{% (?:field|record|block_begins|block_ends)\b[^%]*%}",
    re.DOTALL,
)


def without_tags(settings: Settings) -> None:
    """Let the public pages be drawn by their templates as they would be if there were no marks."""
    sources = {str(each.relative_to(ROOT)): each.read_text() for each in ROOT.rglob("*.html")}
    stripped = {name: TAGS.sub("", source) for name, source in sources.items()}
    assert sum(stripped[name] != sources[name] for name in sources) > 20
    assert not any("{% field" in source for source in stripped.values())
    own = "django.template.loaders.locmem.Loader"
    loaders = [(own, stripped), "django.template.loaders.app_directories.Loader"]
    options = {**TEMPLATES[0]["OPTIONS"], "loaders": loaders}
    settings.TEMPLATES = [{**TEMPLATES[0], "APP_DIRS": False, "OPTIONS": options}]


def test_public_pages_are_byte_for_byte_what_they_were(client: Client, settings: Settings) -> None:
    edition = make_full_edition()
    edition.body = BODY
    edition = publish(edition)
    article = make_article(edition.forum, "News", summary="All of it.", body=BODY)
    standard = make_standard(title="About", body=BODY)
    pages = [*SessionPage.objects.all(), *CallPage.objects.all(), article, standard, edition, edition.forum]
    addresses = [page.url for page in pages]
    addresses += [f"/en/people/{each.slug}/" for each in Person.objects.all()]
    addresses += [f"/en/organisations/{each.slug}/" for each in Organisation.objects.all()]
    addresses += [f"/en/themes/{each.slug}/" for each in Theme.objects.all()]
    # Drawn anew each time, and not kept.
    settings.DEBUG = True
    drawn = {address: client.get(address).content for address in addresses}
    without_tags(settings)

    assert len(drawn) > 10
    assert {address: client.get(address).content for address in addresses} == drawn


def test_every_name_in_a_template_is_that_of_a_field() -> None:
    models = (
        *(EditionPage, SessionPage, CallPage, ArticlePage, ForumPage, StandardPage),
        *(Person, Organisation, Theme),
    )
    known = {name for model in models for name in labels_of(model)}
    named = set()
    for template in ROOT.rglob("*.html"):
        named |= set(re.findall(r'{% field "(\w+)" %}|kept_in="(\w+)"', template.read_text()))
    names = {name for pair in named for name in pair if name}

    assert len(names) > 40
    assert names - known == set()


@pytest.mark.parametrize("size", [2, 20])
def test_statements_do_not_grow_with_the_page(
    admin_user: User, django_assert_num_queries: DjangoAssertNumQueries, size: int
) -> None:
    session = make_session(make_edition(), "Opening")
    session.body = [{**BODY[0], "id": f"{PARAGRAPH[:-2]}{number:02}"} for number in range(size)]
    session.participations = [Participation(person=make_person("Ada", str(number))) for number in range(size)]
    session = publish(session)

    with django_assert_num_queries(2):
        editing = editing_of(session, admin_user, "en")
        assert editing
        assert len(editing.blocks) == size
        assert editing.mark_record("person", "ada-1", "Ada") != ""
