"""Every snippet of the guide, run as a reader would run it: against a server with the demonstration."""

import json
import os
import shlex
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.clients.conftest import HERE, Node
from tests.guide import VARIABLES, languages, snippets
from tests.live.server import Server

pytestmark = pytest.mark.clients

INSTALLED = HERE / "node_modules"
EXAMPLE = "https://forums.example/graphql/"
PICTURE = {"sources": [{"type": "image/webp", "srcset": "a 1w", "sizes": "1px"}], "src": "a", "alt": None}


def test_no_snippet_is_left_out() -> None:
    assert languages() == {"console", "sh", "js", "jsx", "json", "graphql", "python", "ts", "yaml"}


@pytest.mark.parametrize("document", snippets("graphql"))
def test_operations_find_something(server: Server, document: str) -> None:
    data = server.ask(document, **VARIABLES)
    assert all(value not in (None, [], {"nodes": []}) for value in data.values())


@pytest.mark.parametrize("command", snippets("sh"))
def test_commands_are_answered(server: Server, command: str) -> None:
    done = subprocess.run(
        ["sh", "-c", command.replace(EXAMPLE, f"{server.url}/graphql/")],
        capture_output=True,
        text=True,
        check=True,
    )
    assert len(json.loads(done.stdout)["data"]["editions"]["nodes"]) == 3


def test_javascript_reads_a_programme(server: Server, node: Node, tmp_path: Path) -> None:
    edition = server.ask("{ sessions(first: 1) { nodes { edition { uid } } } }")
    uid = edition["sessions"]["nodes"][0]["edition"]["uid"]
    (tmp_path / "snippet.js").write_text(snippets("js")[0])

    data = node("snippet.mjs", str(tmp_path / "snippet.js"), json.dumps({"edition": uid}))
    assert len(data["edition"]["sessions"]["nodes"]) > 0


def test_the_markup_of_a_picture_is_made(node: Node, tmp_path: Path) -> None:
    (tmp_path / "snippet.jsx").write_text(snippets("jsx")[0])
    made = node("snippet.mjs", str(tmp_path / "snippet.jsx"), json.dumps(PICTURE))
    assert made == ["picture", "source", "img"]


@pytest.mark.parametrize("code", snippets("python"))
def test_python_finds_titles(server: Server, code: str) -> None:
    names: dict[str, Any] = {}
    exec(code.replace(EXAMPLE, f"{server.url}/graphql/"), names)  # noqa: S102  # the guide's own text
    assert len(names["titles"]) == 3


def test_the_generators_settings_are_those_that_are_tried() -> None:
    told, tried = yaml.safe_load(snippets("yaml")[0]), yaml.safe_load((HERE / "codegen.yml").read_text())
    assert list(told["generates"].values()) == list(tried["generates"].values())


def test_what_the_guide_installs_is_what_is_tried() -> None:
    [install] = commands(0)
    tried = json.loads((HERE / "package.json").read_text())["devDependencies"]
    assert install[:3] == ["npm", "install", "--save-dev"]
    assert set(install[3:]) <= set(tried)


def test_typescript_goes_from_an_empty_folder_to_french_titles(server: Server, tmp_path: Path) -> None:
    (tmp_path / "node_modules").symlink_to(INSTALLED)
    (tmp_path / "src").mkdir()
    for name, language in (("codegen.yml", "yaml"), ("src/forums.ts", "ts")):
        [text] = snippets(language)
        (tmp_path / name).write_text(text.replace(EXAMPLE, f"{server.url}/graphql/"))

    said = [in_folder(tmp_path, *command) for command in commands(1)]

    titles = server.ask("{ editions(first: 3, locale: fr) { nodes { title } } }")["editions"]["nodes"]
    assert [line[: len(each["title"])] for line, each in zip(said[-1].splitlines(), titles, strict=True)] == [
        each["title"] for each in titles
    ]


def commands(number: int) -> list[list[str]]:
    """Return the commands of a console that the guide shows, without their prompts."""
    return [shlex.split(line.removeprefix("$ ")) for line in snippets("console")[number].splitlines()]


def in_folder(folder: Path, program: str, *arguments: str) -> str:
    """Run a command as a reader would who stands in ``folder``, and return what it says."""
    # npx asks npm's registry for what it does not find; here everything is installed.
    found = shutil.which(program) if program != "npx" else None
    call = [found or str(INSTALLED / ".bin" / arguments[0]), *arguments[0 if found else 1 :]]
    done = subprocess.run(
        call, cwd=folder, env=os.environ, capture_output=True, text=True, check=False, timeout=300
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
