"""Each cache is told in its own words, and what it says is understood."""

import json

import pytest

from cms.edge.backends import Cloudflare, Fastly, PurgeError, Varnish
from tests.live.receiver import Receiver

TAGS = [f"tag{number:05}" for number in range(35)]


def test_fastly_is_told_keys_in_a_header(receiver: Receiver) -> None:
    api = f"http://{receiver.host}"
    Fastly({"SERVICE_ID": "forums", "TOKEN": "secret", "API": api}).purge_tags(TAGS[:2])
    (message,) = receiver.messages
    assert (message.path, message.headers["surrogate-key"], message.headers["fastly-key"], message.body) == (
        *("/service/forums/purge", "tag00000 tag00001", "secret", b""),
    )


def test_cloudflare_is_told_thirty_tags_at_once(receiver: Receiver) -> None:
    api = f"http://{receiver.host}"
    Cloudflare({"ZONEID": "zone", "BEARER_TOKEN": "secret", "API": api}).purge_tags(TAGS)
    assert [json.loads(each.body) for each in receiver.messages] == [{"tags": TAGS[:30]}, {"tags": TAGS[30:]}]
    assert {(each.path, each.headers["authorization"]) for each in receiver.messages} == {
        ("/client/v4/zones/zone/purge_cache", "Bearer secret")
    }


def test_varnish_is_told_one_expression(receiver: Receiver) -> None:
    Varnish({"LOCATION": f"http://{receiver.host}"}).purge_tags(TAGS[:2])
    (message,) = receiver.messages
    assert (message.path, message.headers["purge-tags"]) == ("/", "tag00000|tag00001")


def test_a_refusal_is_told_with_its_words(receiver: Receiver) -> None:
    receiver.answers(403, b"wrong token")
    with pytest.raises(PurgeError, match=r"^403 wrong token$"):
        Varnish({"LOCATION": f"http://{receiver.host}"}).purge_tags(TAGS)
