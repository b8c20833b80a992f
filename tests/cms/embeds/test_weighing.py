import gzip
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

from cms.embeds.weighing import CLOCKS, EVERYWHERE, WITH_CLOCKS, frame_weight
from graphql_api.nodes import node_uid
from tests.cms.public.stage import make_full_edition
from tests.factories import make_call, make_session

pytestmark = pytest.mark.django_db


def test_all_is_weighed_that_a_frame_names(client: Client) -> None:
    edition = make_full_edition()
    own = {"editions": edition.forum, "session": make_session(edition), "call": make_call(edition)}
    for kind in ("programme", "speakers", "partners", "edition", "countdown", *own):
        uid = node_uid(own.get(kind, edition))
        answer = client.get(f"/embed/{kind}/en/{uid}/?scheme=dark")
        files = re.findall(r'"/static/([^"]+)"', answer.content.decode())
        parts = [answer.content, *(Path(str(finders.find(name))).read_bytes() for name in files)]
        weight = frame_weight(answer.wsgi_request, kind, "en", uid, "?scheme=dark")

        assert set(files) == {*EVERYWHERE, *(CLOCKS if kind in WITH_CLOCKS else ())}
        assert weight == sum(len(gzip.compress(each, compresslevel=6, mtime=0)) for each in parts)
