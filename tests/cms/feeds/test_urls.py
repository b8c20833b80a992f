import re
from urllib.parse import urljoin

import pytest
from django.test import Client

from tests.cms.feeds.stage import Stage
from tests.factories import make_image, publish

LINK = re.compile(r'<link rel="alternate" type="(?P<type>[^"]+)" href="(?P<href>[^"]+)"')
PICTURE = re.compile(r'<meta property="og:image" content="([^"]+)">')


@pytest.mark.parametrize(
    ("case", "types"),
    [
        ("edition", ["text/calendar", "application/atom+xml", "application/vnd.c3voc.schedule+xml"]),
        ("session", ["text/calendar"]),
        ("news", ["application/atom+xml"]),
    ],
)
def test_pages_lead_to_their_feeds(client: Client, stage: Stage, case: str, types: list[str]) -> None:
    addresses = {
        "edition": stage.edition.full_url,
        "session": stage.sessions["usual"].full_url,
        "news": urljoin(stage.edition.get_parent().get_parent().full_url, "articles/"),
    }
    page = client.get(addresses[case]).content.decode()
    linked = [(each["type"], each["href"]) for each in LINK.finditer(page)]
    # Those to what frames the page elsewhere are tried with the frames.
    found = [each for each in linked if not each[0].endswith("+oembed")]

    assert [kind for kind, _address in found] == types
    assert [client.get(address).status_code for _kind, address in found] == [200] * len(types)


def test_a_page_without_a_picture_is_shared_with_the_one_that_is_drawn(client: Client, stage: Stage) -> None:
    for page in (stage.edition, stage.sessions["usual"]):
        pictures = PICTURE.findall(client.get(page.full_url).content.decode())
        answers = [client.get(each) for each in pictures]
        assert [(each.status_code, each["Content-Type"]) for each in answers] == [(200, "image/png")]

    stage.edition.cover = make_image()
    publish(stage.edition)
    pictures = PICTURE.findall(client.get(stage.edition.full_url).content.decode())
    assert [each for each in pictures if "/card-" in each] == []
