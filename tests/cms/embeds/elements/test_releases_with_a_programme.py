import gzip
import json
import re

import pytest
from django.test import Client

from benchmarks.volume import Volume, build
from cms.embeds.elements.releases import current
from forums_pages.models import EditionPage
from graphql_api.documents.shipped import shipped
from tests.factories import locale
from tests.factories.site import root_collection, tree_root

pytestmark = pytest.mark.django_db

MOST = 60 * 1024


def test_a_programme_of_sixty_sessions_is_no_larger_than_what_is_promised(client: Client) -> None:
    locale("en")
    tree_root()
    root_collection()
    build(Volume(forums=1, editions=1, sessions=60, speakers=3, rooms=5, partners=2, days=3))
    found = current("forum")
    digests = re.findall(r"sha256:[0-9a-f]{64}", found.content.decode())
    digest = next(each for each in digests if "Programme" in (shipped(each.removeprefix("sha256:")) or ""))
    told = client.post(
        "/graphql/", {"query": "{ editions { nodes { uid } } }"}, content_type="application/json"
    ).json()
    variables = {"edition": told["data"]["editions"]["nodes"][0]["uid"], "after": None, "locale": "en"}

    answer = client.get("/graphql/", {"documentId": digest, "variables": json.dumps(variables)})

    sessions = answer.json()["data"]["edition"]["sessions"]["nodes"]
    data = len(gzip.compress(answer.content, compresslevel=6, mtime=0))
    print(f"{len(found.compressed)=} {data=} {len(answer.content)=}")  # noqa: T201
    assert (EditionPage.objects.count(), len(sessions)) == (1, 60)
    assert {len(each["participations"]) for each in sessions} == {3}
    assert len(found.compressed) + data <= MOST
