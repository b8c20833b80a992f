import base64
import gzip
import hashlib

import pytest
from django.test import Client

from cms.embeds.elements.releases import NAMES, current

OPEN = {"Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin"}


def headers_of(client: Client, path: str, *names: str, **request: str) -> tuple[int, dict[str, str]]:
    answer = client.get(path, **request)
    return answer.status_code, {name: answer[name] for name in (*OPEN, *names) if name in answer}


@pytest.mark.parametrize("name", NAMES)
def test_a_file_is_kept_for_good_and_loaded_by_every_page(client: Client, name: str) -> None:
    found = current(name)
    names = ("Content-Type", "Cache-Control", "ETag", "Vary", "Set-Cookie", "Content-Language")
    assert headers_of(client, found.path, *names) == (
        200,
        {
            **OPEN,
            "Content-Type": "text/javascript; charset=utf-8",
            "Cache-Control": "public, max-age=31536000, immutable",
            "ETag": f'"{found.digest}"',
            "Vary": "Accept-Encoding",
        },
    )


def test_whoever_reads_gzip_gets_the_same_file_in_fewer_bytes(client: Client) -> None:
    found = current("forum")
    answer = client.get(found.path, HTTP_ACCEPT_ENCODING="gzip, br")
    assert (answer["Content-Encoding"], gzip.decompress(answer.content)) == ("gzip", found.content)
    again = client.get(found.path, HTTP_ACCEPT_ENCODING="gzip, br", HTTP_IF_NONE_MATCH=answer["ETag"])
    assert (again.status_code, again.content) == (304, b"")


# Whatever is not found is looked for among redirects.
@pytest.mark.django_db
@pytest.mark.parametrize("path", ["0123456789abcdef/forum.js", "nothing/forum.js", "0123456789abcdef/x.js"])
def test_a_file_that_never_was_is_told_in_a_sentence(client: Client, path: str) -> None:
    answer = client.get(f"/embed/v1/{path}")
    assert (answer.status_code, answer["Content-Type"], answer["Cache-Control"]) == (
        404,
        "text/plain; charset=utf-8",
        "no-store",
    )
    assert answer.content == b"There is no such file. /embed/v1/current.json tells which there are.\n"


def test_the_current_files_are_listed_with_what_browsers_check(client: Client) -> None:
    digest = {name: hashlib.sha384(current(name).content).digest() for name in NAMES}
    assert client.get("/embed/v1/current.json").json() == {
        name: {
            "url": f"http://testserver{current(name).path}",
            "integrity": f"sha384-{base64.b64encode(digest[name]).decode()}",
        }
        for name in NAMES
    }
