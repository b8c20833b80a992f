"""What is deployed names what there is: every variable, every file of the image, every service."""

import re
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"
# Read by Compose, which hands them on to Caddy and granian.
OF_OTHERS = {"DESK_WORKERS", "GATEWAY_WORKERS", "POSTGRES_PASSWORD", "SITE_ADDRESS", "WEB_WORKERS"}
SERVERS = ("gateway", "desk", "web")


def read_variables() -> set[str]:
    """The names that production settings ask for, whatever is set."""
    text = (ROOT / "cms" / "settings" / "production.py").read_text(encoding="utf-8")
    return set(re.findall(r"env\.(?:read|text|words|number|flag)\(\s*['\"]([A-Z0-9_]+)['\"]", text))


def compose() -> dict[str, Any]:
    parsed: dict[str, Any] = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))
    return parsed


def dockerfile() -> str:
    """The instructions, each in one line."""
    text = (DEPLOY / "Dockerfile").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    return "\n".join(lines).replace("\\\n", " ")


def test_the_example_of_an_environment_names_every_variable() -> None:
    example = (DEPLOY / ".env.example").read_text(encoding="utf-8")
    assert set(re.findall(r"^#?([A-Z0-9_]+)=", example, re.MULTILINE)) == read_variables() | OF_OTHERS


def test_the_guide_tells_what_every_variable_means() -> None:
    guide = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
    table = [line for line in guide.splitlines() if line.startswith("| `")]
    first_cells = " ".join(line.split("|")[1] for line in table)
    assert read_variables() - set(re.findall(r"`([A-Z0-9_]+)`", first_cells)) == set()


def test_compose_names_services_and_volumes_that_there_are() -> None:
    parsed = compose()
    services = parsed["services"]
    assert set(services) == {"migrate", *SERVERS, "worker", "database", "cache", "varnish", "proxy"}
    waited_for = {name for each in services.values() for name in each.get("depends_on", [])}
    mounted = {volume.split(":")[0] for each in services.values() for volume in each.get("volumes", [])}
    assert waited_for <= set(services)
    assert {name for name in mounted if not name.startswith(".")} == set(parsed["volumes"])
    addressed = re.findall(r"@(\w+):5432|//(\w+):6379", str(services["web"]["environment"]))
    assert {name for pair in addressed for name in pair if name} == {"database", "cache"}


def test_caddy_and_varnish_lead_to_servers_that_listen() -> None:
    services = compose()["services"]
    caddy, vcl = (text_of(name) for name in ("Caddyfile", "varnish.vcl"))
    assert (
        re.findall(r"reverse_proxy \{\$(\w+):(\w+:\d+)\}", caddy),
        re.findall(r'\.(?:host|port) = "(\w+)"', vcl),
        re.findall(r'"--port", "(\d+)"', dockerfile()),
    ) == (
        [("GATEWAY", "varnish:8080"), ("DESK", "desk:8000"), ("WEB", "web:8000")],
        ["gateway", "8000"],
        ["8000"],
    )
    orders = services["web"]["environment"]["VARNISH_URL"].rpartition(":")[2]
    listening = [each for each in services["varnish"]["command"] if "=" in each]
    assert listening == ["readers=:8080", f"orders=:{orders}"]


def test_servers_differ_in_their_processes_and_in_who_stands_in_front() -> None:
    services = compose()["services"]
    shared = services["worker"]["environment"].items()
    own = {name: dict(services[name]["environment"].items() - shared) for name in SERVERS}
    # Caddy and Varnish stand before the first, Caddy alone before the others.
    told = ("GRANIAN_WORKERS", "GRANIAN_BLOCKING_THREADS", "TRUSTED_PROXIES")
    assert own == {
        "gateway": dict(zip(told, ("${GATEWAY_WORKERS:-2}", "1", "2"), strict=True)),
        "desk": dict(zip(told, ("${DESK_WORKERS:-1}", "4", "1"), strict=True)),
        "web": dict(zip(told, ("${WEB_WORKERS:-1}", "4", "1"), strict=True)),
    }


def test_without_docker_servers_are_the_same() -> None:
    unit, worker = (text_of(f"systemd/{name}.service") for name in ("forums-server@", "forums-worker"))
    granian = re.search(r"^ExecStart=\S+/granian (.*)$", unit.replace("\\\n", " "), re.MULTILINE)
    in_image = re.search(r'^CMD \["granian", (.*)\]$', dockerfile(), re.MULTILINE)
    assert granian is not None
    assert in_image is not None
    # Where they listen differs.
    elsewhere = r"--host \S+ |--port \S+ "
    said = " ".join(re.findall(r'"([^"]+)"', in_image[1]))
    assert re.sub(elsewhere, "", said).split() == re.sub(elsewhere, "", granian[1]).split()
    assert "/.venv/bin/python manage.py worker\n" in worker

    own = {name: settings_in(text_of(f"systemd/{name}.env")) for name in SERVERS}
    names = {"GRANIAN_PORT", "GRANIAN_WORKERS", "GRANIAN_BLOCKING_THREADS", "TRUSTED_PROXIES"}
    assert [set(each) for each in own.values()] == [names] * 3
    assert len({each["GRANIAN_PORT"] for each in own.values()}) == 3
    services = compose()["services"]
    for name, settings in own.items():
        deployed = services[name]["environment"]
        assert {key: default_of(deployed[key]) for key in names - {"GRANIAN_PORT"}} == {
            key: settings[key] for key in names - {"GRANIAN_PORT"}
        }


def text_of(name: str) -> str:
    return (DEPLOY / name).read_text(encoding="utf-8")


def settings_in(text: str) -> dict[str, str]:
    return dict(re.findall(r"^([A-Z_]+)=(.*)$", text, re.MULTILINE))


def default_of(value: str) -> str:
    """Return what Compose takes where nobody says otherwise."""
    return re.sub(r"^\$\{\w+:-(.*)\}$", r"\1", value)


def test_our_containers_can_change_nothing_but_uploads_and_backups() -> None:
    services = compose()["services"]
    for name in ("migrate", *SERVERS, "worker"):
        own = services[name]
        assert (own["read_only"], own["cap_drop"], own["tmpfs"]) == (True, ["ALL"], ["/tmp"])  # noqa: S108
        assert [volume.split(":")[1] for volume in own["volumes"]] == ["/srv/media", "/srv/backups"]
    assert re.findall(r"^USER (.*)$", dockerfile(), re.MULTILINE) == ["gateway"]


def test_the_image_is_made_of_files_that_there_are_and_that_reach_it() -> None:
    copied = [line.split()[1:-1] for line in dockerfile().splitlines() if line.startswith("COPY ")]
    sources = [source for words in copied if not words[0].startswith("--from") for source in words]
    ignored = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    let_in = [line[1:] for line in ignored if line.startswith("!")]
    assert sorted(sources) == sorted(let_in)
    assert [source for source in sources if not (ROOT / source).exists()] == []
    assert not any(fnmatch("cms/locale/fr/LC_MESSAGES/django.mo", line) for line in ignored[2:])


def test_what_installs_the_image_is_pinned_with_hashes() -> None:
    pinned = (ROOT / "requirements-production.txt").read_text(encoding="utf-8")
    names = set(re.findall(r"^([a-z0-9-]+)(?:\[.*\])?==", pinned, re.MULTILINE))
    assert {"django-storages", "boto3", "granian", "psycopg", "redis"} <= names
    assert pinned.count("==") <= pinned.count("--hash=sha256:")
