"""What the variables of a server must look like, and what becomes of them."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cms.settings import services

KEY = "k3yq-" * 11


def test_postgresql_gets_a_pool_and_django_keeps_nothing_open() -> None:
    made = services.pooled(services.database("postgres://u:p%40ss@db:5433/forums?sslmode=require"), 6)
    assert made == {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "forums",
        "USER": "u",
        "PASSWORD": "p@ss",
        "HOST": "db",
        "PORT": 5433,
        "CONN_MAX_AGE": 0,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {
            "options": "-c jit=off",
            "sslmode": "require",
            "connect_timeout": 5,
            "pool": {"min_size": 1, "max_size": 6, "timeout": 5},
        },
    }


def test_sqlite_is_set_up_as_everywhere_here(tmp_path: Path) -> None:
    made = services.pooled(services.database(f"sqlite:///{tmp_path}/db.sqlite3"), 6)
    assert made is not None
    assert (made["NAME"], made["OPTIONS"]["transaction_mode"]) == (str(tmp_path / "db.sqlite3"), "IMMEDIATE")


@pytest.mark.parametrize("scheme", ["valkey", "redis"])
def test_valkey_is_asked_as_redis_is(scheme: str) -> None:
    made = services.cache(f"{scheme}://:pw@cache:6379/1")
    assert (made["BACKEND"], made["LOCATION"]) == (
        "cms.operations.caching.ForgivingRedisCache",
        "redis://:pw@cache:6379/1",
    )


def test_uploads_in_a_bucket_are_read_at_its_public_address() -> None:
    made = services.bucket("forums", "https://media.example.org/files/", region_name="eu", access_key=None)
    assert made["OPTIONS"] == {
        "bucket_name": "forums",
        "custom_domain": "media.example.org/files",
        "url_protocol": "https:",
        "querystring_auth": False,
        "file_overwrite": False,
        "object_parameters": {"CacheControl": "public, max-age=86400"},
        "region_name": "eu",
    }


@pytest.mark.parametrize(
    ("convert", "good"),
    [
        (services.secret, KEY),
        (services.secrets, f"{KEY},{KEY}"),
        (services.hosts, "www.example.org, .example.org"),
        (services.origin, "https://www.example.org/"),
        (services.address, "https://www.example.org/preview?x=1"),
        (services.sender, "Forums <forums@example.org>"),
        (services.one_of("open", "shut"), "shut"),
        (services.folder, "/srv/media"),
        (services.letters, "smtp+tls://user:pw@mail.example.org:587"),
        (services.letters, "consolemail://"),
    ],
)
def test_what_is_well_written_is_taken(convert: Callable[[str], Any], good: str) -> None:
    assert convert(good)


@pytest.mark.parametrize(
    ("convert", "bad"),
    [
        (services.secret, "short"),
        (services.secret, "a" * 60),
        (services.secret, f"django-insecure{KEY}"),
        (services.secrets, f"{KEY},short"),
        (services.hosts, "*"),
        (services.hosts, "https://www.example.org"),
        (services.origin, "forums.test"),
        (services.origin, "https://www.example.org/admin"),
        (services.address, "/drafts"),
        (services.sender, "Nobody"),
        (services.one_of("open", "shut"), "ajar"),
        (services.folder, "var/up"),
        (services.database, "mysql://u:p@db/forums"),
        (services.database, "postgres://u:p@db"),
        (services.database, "sqlite://db.sqlite3"),
        (services.cache, "memcached://cache"),
        (services.letters, "mail.example.org"),
        (services.letters, "smtp://"),
    ],
)
def test_what_is_not_is_refused_without_repeating_it(convert: Callable[[str], Any], bad: str) -> None:
    with pytest.raises(ValueError, match=r"rite ") as caught:
        convert(bad)
    assert bad not in str(caught.value) or bad == "*"
