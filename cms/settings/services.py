"""What a server's variables must look like, and what Django's settings are made of them."""

from collections.abc import Callable
from email.utils import parseaddr
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import environ

from cms.settings.environment import split
from cms.settings.postgresql import for_visitors
from cms.settings.sqlite import sqlite_database

LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")
# Seconds until whoever waits for a connection to the database is told that there is none.
PATIENCE = 5


def secret(text: str) -> str:
    """Return a key that signs sessions and tokens."""
    if len(text) < 50 or len(set(text)) < 5 or text.startswith("django-insecure"):
        raise ValueError("too weak. Write 50 random characters or more: openssl rand -base64 48")
    return text


def secrets(text: str) -> list[str]:
    """Return the keys that were used before."""
    return [secret(each) for each in split(text)]


def hosts(text: str) -> list[str]:
    """Return the names under which the site is asked for."""
    names = split(text)
    if not names or any("/" in name or name == "*" for name in names):
        raise ValueError("write the site's host names, separated by commas, such as www.example.org.")
    return names


def origin(text: str) -> str:
    """Return the scheme and host of an address, without a last slash."""
    parts = urlsplit(text)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.path.strip("/") or parts.query:
        raise ValueError("write an address without a path, such as https://www.example.org.")
    return text.rstrip("/")


def address(text: str) -> str:
    """Return an address on the web."""
    parts = urlsplit(text)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ValueError("write an address, such as https://www.example.org/preview.")
    return text


def sender(text: str) -> str:
    """Return from whom letters come."""
    if "@" not in parseaddr(text)[1].strip("@"):
        raise ValueError("write an address, such as Forums <forums@example.org>.")
    return text


def one_of(*words: str) -> Callable[[str], str]:
    """Return what takes one of ``words``."""

    def choose(text: str) -> str:
        if text not in words:
            raise ValueError(f"write one of {', '.join(words)}.")
        return text

    return choose


def folder(text: str) -> str:
    """Return where files are."""
    if not Path(text).is_absolute():
        raise ValueError("write the whole path of a folder, such as /srv/media.")
    return text


def database(text: str) -> dict[str, Any]:
    """Return Django's settings for PostgreSQL, or for SQLite on one machine."""
    parts = urlsplit(text)
    if parts.scheme == "sqlite" and parts.path.startswith("//") and not parts.netloc:
        return sqlite_database(Path(parts.path[1:]))
    if parts.scheme not in {"postgres", "postgresql"} or not parts.path.strip("/"):
        raise ValueError("write postgres://user:password@host:5432/name, or sqlite:////srv/db.sqlite3.")
    # The driver of this name is Django's for PostgreSQL, with psycopg 3.
    return for_visitors(environ.Env.db_url_config(text))


def pooled(config: dict[str, Any] | None, size: int | None) -> dict[str, Any] | None:
    """Return the settings of a PostgreSQL with a pool of at most ``size`` connections for each process.

    A pool hands out connections that were just found to work. Django keeps none open beside it.
    """
    if config is None or size is None or not config["ENGINE"].endswith("postgresql"):
        return config
    pool = {"min_size": 1, "max_size": max(size, 1), "timeout": PATIENCE}
    options = {"connect_timeout": PATIENCE} | config.get("OPTIONS", {}) | {"pool": pool}
    return config | {"CONN_MAX_AGE": 0, "CONN_HEALTH_CHECKS": True, "OPTIONS": options}


def cache(text: str) -> dict[str, Any]:
    """Return Django's settings for Valkey or Redis, or for the memory of a single process."""
    parts = urlsplit(text)
    if parts.scheme == "locmem":
        return {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
    if parts.scheme == "valkey":
        text = parts._replace(scheme="redis").geturl()
    elif parts.scheme not in {"redis", "rediss", "unix"}:
        raise ValueError("write redis://:password@host:6379/0, or locmem:// for a single process.")
    return {
        "BACKEND": "cms.operations.caching.ForgivingRedisCache",
        "LOCATION": text,
        "KEY_PREFIX": "forums",
        "OPTIONS": {"socket_connect_timeout": 1, "socket_timeout": 1, "health_check_interval": 30},
    }


def letters(text: str) -> dict[str, Any]:
    """Return Django's settings for sending letters."""
    parts = urlsplit(text)
    if parts.scheme not in environ.Env.EMAIL_SCHEMES or (
        parts.scheme.startswith("smtp") and not parts.hostname
    ):
        raise ValueError("write smtp+tls://user:password@host:587, or consolemail:// to send nothing.")
    config: dict[str, Any] = environ.Env.email_url_config(text)
    return config | {"EMAIL_TIMEOUT": 10}


def bucket(name: str, public: str, **given: str | None) -> dict[str, Any]:
    """Return the storage of uploads in an S3 bucket, which readers read at ``public``.

    Without keys among ``given``, botocore looks for them where it always does, such as in a machine's role.
    No two files have one name at the same time.
    """
    parts = urlsplit(public)
    options: dict[str, Any] = {
        "bucket_name": name,
        "custom_domain": parts.netloc + parts.path.rstrip("/"),
        "url_protocol": f"{parts.scheme}:",
        "querystring_auth": False,
        "file_overwrite": False,
        "object_parameters": {"CacheControl": "public, max-age=86400"},
    }
    options |= {option: value for option, value in given.items() if value}
    return {"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": options}
