"""Apollo Client, urql, Relay's compiler and GraphQL Code Generator, as they come from their makers."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.clients.conftest import HERE, Node
from tests.live.server import Server

pytestmark = pytest.mark.clients

PROGRAMS = HERE / "node_modules" / ".bin"
STRICTLY = (
    "--strict",
    "--noEmit",
    "--module",
    "esnext",
    "--moduleResolution",
    "bundler",
    "--target",
    "es2022",
)
CONTRACT = HERE.parents[1] / "graphql_api" / "schema.graphql"


def run(program: str, *arguments: str, folder: Path = HERE, **variables: str) -> str:
    """Run one of the packages' programs and return what it said; it must succeed."""
    done = subprocess.run(
        [str(PROGRAMS / program), *arguments],
        cwd=folder,
        env={**os.environ, **variables},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def test_apollo_client_keeps_languages_apart_and_reads_on(node: Node) -> None:
    assert node("apollo.mjs") == {
        "locales": ["en", "fr", "en"],
        "titlesStay": True,
        "identities": [2, 1],
        "goesOn": True,
        "code": "INVALID_DOCUMENT",
    }


def test_apollo_client_sends_a_text_once_and_its_digest_from_then_on(node: Node) -> None:
    assert node("persisted.mjs") == {"found": [1, 1], "requests": ["GET digest", "POST text", "GET digest"]}


def test_urql_asks_by_get_and_by_post_and_keeps_answers(node: Node) -> None:
    assert node("urql.mjs") == {"found": [2, 2, 2, 2], "methods": ["GET", "POST"]}


def test_relays_compiler_takes_the_contract(tmp_path: Path) -> None:
    project = tmp_path / "relay"
    shutil.copytree(HERE / "relay", project)
    shutil.copy(CONTRACT, project)

    run("relay-compiler", "relay.config.json", folder=project)

    made = sorted(path.name for path in project.rglob("*.graphql.js"))
    assert made == [
        "programmePaginationQuery.graphql.js",
        "programmeQuery.graphql.js",
        "programme_edition.graphql.js",
    ]


def test_generated_types_compile_strictly(server: Server) -> None:
    shutil.rmtree(HERE / "generated", ignore_errors=True)
    run("graphql-codegen", "--config", "codegen.yml", GATEWAY=f"{server.url}/graphql/")
    run("tsc", "--project", "tsconfig.json")

    # The compiler knows what there is not, too.
    typed = (HERE / "typed.ts").read_text()
    wrong = HERE / "generated" / "wrong.ts"
    wrong.write_text(
        typed.replace("./generated/", "./").replace("answer.edition.title", "answer.edition.titel")
    )
    done = subprocess.run(
        [str(PROGRAMS / "tsc"), *STRICTLY, str(wrong)],
        cwd=HERE,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Property 'titel' does not exist" in done.stdout
