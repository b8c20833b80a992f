"""17. A person asks to be removed: portrait and biography go from everywhere at once, sessions stay."""

from datetime import date, time

import pytest
from django.test import Client
from django.urls import reverse

from forums_pages.models import Participation
from graphql_api.search.keeping import keep_everything
from tests.factories import Desk, make_edition, make_image, make_index, make_person, make_session, publish
from tests.scenarios.conftest import Read

QUERY = """query($slug: String!, $code: String!, $locale: LocaleCode) {
  person(slug: $slug, locale: $locale) { name biography portrait { alt } links { url } }
  session(code: $code, locale: $locale) {
    title participations { role jobTitle person { name biography portrait { alt } } }
  }
  search(query: "lighthouse") { totalCount }
}"""


@pytest.mark.usefixtures("search_index")
def test_at_a_persons_request(editor: Desk, read: Read, client: Client) -> None:
    portrait = make_image("Portrait of Ada", alt_text="Ada at the sea")
    person = make_person(
        biography={"en": "She built a lighthouse.", "fr": "Elle a construit un phare."},
        portrait=portrait,
        portrait_consent=True,
        job_title={"en": "Engineer", "fr": "Ingénieure"},
    )
    person.save_revision().publish()
    session = make_session(make_edition(), "Opening", day=date(2030, 5, 14), start_time=time(9, 0))
    session.participations = [Participation(person=person, role="moderator")]
    publish(session)
    keep_everything()
    addresses = [f"/en/people/{person.slug}/", session.url, make_index().url]

    def everywhere() -> str:
        pages = [client.get(address).content.decode() for address in addresses]
        answers = [
            read(QUERY, slug=person.slug, code=session.code, locale=code) for code in ("en", "fr", "ar")
        ]
        return str([*pages, *answers])

    shown = ("lighthouse", "phare", "Ada at the sea", "images/")
    before, found = everywhere(), read(QUERY, slug=person.slug, code=session.code)["search"]
    assert ([each for each in shown if each not in before], found) == ([], {"totalCount": 1})

    erase = reverse("wagtailsnippets_forums_pages_person:erase", args=[person.pk])
    assert editor.client.post(erase, {"with_private_details": "on"}).status_code == 302

    after = read(QUERY, slug=person.slug, code=session.code, locale="fr")
    nobody = {"name": "Ada Example", "biography": None, "portrait": None}
    assert after["person"] == nobody | {"links": []}
    assert after["session"] == {
        "title": "Opening",
        "participations": [{"role": "MODERATOR", "jobTitle": "Ingénieure", "person": nobody}],
    }
    assert after["search"] == {"totalCount": 0}
    assert [each for each in shown if each in everywhere()] == []
    assert [client.get(address).status_code for address in addresses] == [200] * 3
