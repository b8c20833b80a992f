"""What we sign, others verify: the maintained library, and each snippet of the guide that can run here."""

import base64
import json
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from standardwebhooks.webhooks import Webhook as Verifier
from standardwebhooks.webhooks import WebhookVerificationError
from time_machine import escape_hatch

from cms.webhooks.signing import headers_for, new_secret, signature_of
from tests.guide import DOCS, snippets

GUIDE = DOCS / "webhooks.md"
BODY = '{"type":"session.changed","data":{"path":"/ar/تونس/"}}'.encode()
OLD, NEW = new_secret(), new_secret()

# How a language runs what the guide shows: the name of the file, what it ends with, and the command.
PYTHON = """
import json, sys
case = json.load(sys.stdin)
print(json.dumps(verify(case["secret"], case["headers"], case["body"].encode())))
"""
NODE = """
import { readFileSync } from "node:fs";
const given = JSON.parse(readFileSync(0, "utf8"));
console.log(JSON.stringify(verify(given.secret, given.headers, Buffer.from(given.body))));
"""
PHP = """
$given = json_decode(file_get_contents('php://stdin'), true);
echo json_encode(verify($given['secret'], $given['headers'], $given['body']));
"""
LANGUAGES = {
    "python": ("verify.py", PYTHON, [sys.executable]),
    "js": ("verify.mjs", NODE, ["node"]),
    "php": ("verify.php", PHP, ["php"]),
}
HERE = [name for name, (_file, _end, command) in LANGUAGES.items() if shutil.which(command[0])]


def cases(now: int) -> dict[str, tuple[dict[str, Any], bool]]:
    """Return messages at the moment ``now``, each with whether it is to be believed."""

    def given(**changes: Any) -> dict[str, Any]:
        headers = headers_for([NEW, OLD], "msg_1", changes.pop("moment", now), BODY)
        return {
            "secret": NEW,
            "headers": headers | changes.pop("headers", {}),
            "body": BODY.decode(),
        } | changes

    other_version = signature_of(NEW, "msg_1", now, BODY).replace("v1,", "v2,")
    return {
        "with the new secret": (given(), True),
        "with the old one": (given(secret=OLD), True),
        "with one signature": (given(headers=headers_for([NEW], "msg_1", now, BODY)), True),
        "with another's secret": (given(secret=new_secret()), False),
        "another body": (given(body=BODY.decode() + " "), False),
        "another identifier": (given(headers={"webhook-id": "msg_2"}), False),
        "another moment": (given(headers={"webhook-timestamp": str(now + 1)}), False),
        "too old": (given(moment=now - 400), False),
        "from the future": (given(moment=now + 400), False),
        "without a signature": (given(headers={"webhook-signature": ""}), False),
        "of another version": (given(headers={"webhook-signature": other_version}), False),
        "no moment": (given(headers={"webhook-timestamp": "now"}), False),
    }


def test_the_example_of_the_specification_is_signed_as_there() -> None:
    secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
    payload = b'{"test": 2432232314}'
    signature = signature_of(secret, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, payload)
    assert signature == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def test_a_secret_is_as_long_as_it_should_be_and_never_the_same() -> None:
    made = {new_secret() for _each in range(100)}
    assert {len(base64.b64decode(each.removeprefix("whsec_"))) for each in made} == {32}
    assert len(made) == 100


def test_the_maintained_library_agrees() -> None:
    def believes(case: dict[str, Any]) -> bool:
        try:
            Verifier(case["secret"]).verify(case["body"].encode(), case["headers"])
        except WebhookVerificationError:
            return False
        return True

    told = cases(int(time.time()))
    assert {name: believes(case) for name, (case, _believed) in told.items()} == {
        name: believed for name, (_case, believed) in told.items()
    }


@pytest.mark.parametrize("language", HERE)
def test_the_guides_snippets_agree(language: str, tmp_path: Path) -> None:
    name, end, command = LANGUAGES[language]
    (snippet,) = snippets(language, GUIDE)
    (tmp_path / name).write_text(snippet + end)

    def run(case: dict[str, Any]) -> Any:
        done = subprocess.run(
            [*command, str(tmp_path / name)],
            input=json.dumps(case),
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    # Another process has the real time, not the day of the tests.
    told = cases(int(escape_hatch.time.time()))
    assert {name: run(case) for name, (case, _believed) in told.items()} == {
        name: believed for name, (_case, believed) in told.items()
    }


def test_the_guide_shows_a_message_as_it_is_sent() -> None:
    (shown,) = snippets("json", GUIDE)
    data = json.loads(shown)["data"]
    assert list(data) == [
        *(
            "sequence",
            "version",
            "action",
            "kind",
            "uid",
            "id",
            "locale",
            "path",
            "url",
            "previousPath",
            "forum",
        ),
        *("others", "othersLeftOut"),
    ]
