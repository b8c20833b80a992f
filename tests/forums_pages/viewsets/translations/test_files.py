"""The page for translators' files: who gets which, and what it says of those that come back."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from forums_pages.models import EditionPage
from forums_pages.roles import ensure_forum_roles
from tests.factories import locale, make_edition, make_forum, make_member, make_session, texts
from tests.factories.translating import begin

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition() -> EditionPage:
    locale("fr"), locale("ar")
    made = make_edition()
    begin(make_session(made, "Opening"), "fr")
    return made


def address(edition: EditionPage, file: str = "") -> str:
    return f"/admin/programme/translations/{edition.pk}/files/{file}"


def main(answer: HttpResponse) -> BeautifulSoup:
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser").main


def test_a_language_is_downloaded_and_sent_back(admin_client: Client, edition: EditionPage) -> None:
    page = main(admin_client.get(address(edition)))
    assert texts(page.select(".sums__buttons a")) == ["French: 1 file"]
    answer = admin_client.get(address(edition, "fr.zip"))
    assert (answer["Content-Type"], "no-store" in answer["Cache-Control"]) == ("application/zip", True)
    archive = ZipFile(BytesIO(answer.content))
    [name] = archive.namelist()
    empty = 'msgid "Opening"\nmsgstr "'
    filled = archive.read(name).decode().replace(empty, f"{empty}Ouverture")

    file = SimpleUploadedFile(name, filled.encode())
    page = main(admin_client.post(address(edition), {"file": file}))

    assert texts(page.select("tbody tr")) == [f"Opening French 1 new, 0 changed, 0 the same {name}"]
    table = admin_client.get(f"/admin/programme/translations/?edition={edition.pk}").content.decode()
    assert "Opening, French: Ready to publish" in table


def test_what_is_wrong_is_said_with_file_and_line(admin_client: Client, edition: EditionPage) -> None:
    file = SimpleUploadedFile("<x>.po", b'msgid ""\nmsgstr ""\n\nmsgid "Opening\n')
    page = main(admin_client.post(address(edition), {"file": file}))

    assert "Nothing was taken over." in page.get_text()
    assert texts(page.select("tbody tr")) == ["<x>.po 4 This line is not as PO files are written."]
    assert main(admin_client.post(address(edition))).select_one(".error-message, .w-field__errors p")


def test_only_translators_of_the_edition_come_here(client: Client, edition: EditionPage) -> None:
    assert edition.forum
    own, other = ensure_forum_roles(edition.forum), ensure_forum_roles(make_forum("Theirs"))
    places = (address(edition), address(edition, "fr.zip"))

    def statuses(username: str, group: object) -> list[int]:
        client.force_login(make_member(username, group))  # type: ignore[arg-type]  # groups
        return [client.get(place).status_code for place in places]

    assert statuses("coordinator", own.coordinators) == [200, 200]
    assert statuses("writer", own.working_group) == [302, 302]
    assert statuses("stranger", other.coordinators) == [302, 302]


def test_a_language_without_translations_has_no_file(admin_client: Client, edition: EditionPage) -> None:
    for name in ("ar.zip", "xx.zip", "en.zip"):
        assert admin_client.get(address(edition, name), follow=True).status_code == 404
