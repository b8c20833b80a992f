"""The settings of a server: they pass Django's own checks, and name whatever they miss."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
REQUIRED = [
    "SECRET_KEY", "ALLOWED_HOSTS", "WAGTAILADMIN_BASE_URL", "DATABASE_URL", "CACHE_URL",
    "DEFAULT_FROM_EMAIL", "EMAIL_URL", "STATIC_ROOT", "MEDIA_ROOT",
]  # fmt: skip
TELL = """
import json
from cms.settings import production as made
told = [made.DATABASES["default"]["OPTIONS"].get("pool"), made.MEDIA_URL, made.STORAGES["default"]["BACKEND"]]
cookies = [getattr(made, f"{cookie}_COOKIE_{mark}", None)
           for cookie in ("SESSION", "CSRF") for mark in ("SECURE", "SAMESITE")]
print(json.dumps([told, cookies, made.SESSION_COOKIE_HTTPONLY, made.env.names]))
"""


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    return {
        "SECRET_KEY": "kq7z-" * 12,
        "ALLOWED_HOSTS": "www.example.org",
        "WAGTAILADMIN_BASE_URL": "https://www.example.org",
        "DATABASE_URL": f"sqlite:///{tmp_path}/db.sqlite3",
        "CACHE_URL": "redis://127.0.0.1:1/0",
        "DEFAULT_FROM_EMAIL": "forums@example.org",
        "EMAIL_URL": "smtp+tls://user:pw@mail.example.org:587",
        "STATIC_ROOT": str(tmp_path / "static"),
        "MEDIA_ROOT": str(tmp_path / "media"),
    }


def run(environment: dict[str, str], *command: str) -> subprocess.CompletedProcess[str]:
    """Run Python with nothing of ours in its environment but what is given."""
    kept = {name: os.environ[name] for name in ("PATH", "PYTHONPYCACHEPREFIX") if name in os.environ}
    return subprocess.run(
        [sys.executable, *command],
        cwd=ROOT,
        env={**kept, "DJANGO_SETTINGS_MODULE": "cms.settings.production", **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_server_passes_djangos_checks_for_deployment(environment: dict[str, str]) -> None:
    checked = run(environment, "manage.py", "check", "--deploy", "--fail-level", "WARNING")
    assert (checked.returncode, checked.stdout) == (
        0,
        "System check identified no issues (0 silenced).\n",
    ), checked.stderr


def test_an_empty_environment_is_told_all_that_it_lacks() -> None:
    error = run({}, "-c", "from cms.settings import production").stderr
    assert [line for line in error.splitlines() if line.startswith("- ")] == [
        f"- {name} is missing." for name in REQUIRED
    ]


def test_postgresql_and_a_bucket(environment: dict[str, str]) -> None:
    environment |= {
        "DATABASE_URL": "postgres://u:p@db/forums",
        "S3_BUCKET": "forums",
        "S3_PUBLIC_URL": "https://media.example.org",
        "MEDIA_ROOT": "",
    }
    told, cookies, http_only, _names = json.loads(run(environment, "-c", TELL).stdout)
    assert told == [
        {"min_size": 1, "max_size": 8, "timeout": 5},
        "https://media.example.org/",
        "storages.backends.s3.S3Storage",
    ]
    assert (cookies, http_only) == ([True, "Lax", True, "Lax"], True)


def test_answers_are_kept_unless_that_is_switched_off(environment: dict[str, str]) -> None:
    tell = "from cms.settings.production import GRAPHQL_CACHE; print(GRAPHQL_CACHE)"
    given = ({}, {"CACHE_URL": "locmem://"}, {"GRAPHQL_KEPT_ANSWERS": "0"})
    told = [run(environment | more, "-c", tell).stdout for more in given]
    # Processes find each other's answers where they share a cache.
    assert told == [
        "{'answers': 1000, 'looks_every': 0.02, 'shared': 'default'}\n",
        "{'answers': 1000, 'looks_every': 0.02}\n",
        "None\n",
    ]


def test_caches_in_front_are_named_whole_or_not_at_all(environment: dict[str, str]) -> None:
    told = "made.WAGTAILFRONTENDCACHE, made.GRAPHQL_EDGE, made.GRAPHQL_CACHE"
    tell = f"import json; from cms.settings import production as made; print(json.dumps([{told}]))"
    environment |= {"VARNISH_URL": "http://varnish:8081", "GRAPHQL_KEPT_ANSWERS": "100"}
    cloud = {"CLOUDFLARE_ZONE_ID": "zone", "CLOUDFLARE_TOKEN": "secret", "EDGE_KEEPS_FOR": "60"}
    assert json.loads(run(environment | cloud, "-c", tell).stdout) == [
        {
            "varnish": {"BACKEND": "cms.edge.backends.Varnish", "LOCATION": "http://varnish:8081"},
            "cloudflare": {
                "BACKEND": "cms.edge.backends.Cloudflare",
                "ZONEID": "zone",
                "BEARER_TOKEN": "secret",
            },
        },
        {"keeps_for": 60, "outlives": 86_400, "tags": ["Cache-Tag", "Surrogate-Key"]},
        {"answers": 100, "looks_every": 0.02, "shared": "default"},
    ]
    half = environment | {"FASTLY_TOKEN": "secret", "CLOUDFLARE_ZONE_ID": "zone", "GRAPHQL_KEPT_ANSWERS": "0"}
    error = run(half, "-c", "from cms.settings import production").stderr
    assert [line for line in error.splitlines() if line.startswith("- ")] == [
        "- FASTLY_SERVICE_ID and FASTLY_TOKEN belong together.",
        "- CLOUDFLARE_ZONE_ID and CLOUDFLARE_TOKEN belong together.",
        "- GRAPHQL_KEPT_ANSWERS: a cache in front needs answers that are kept here, such as 1000.",
    ]
