"""The settings of ``make demo``, but for where the data lies: in the folder that ``LIVE_FOLDER`` names."""

import os
from pathlib import Path

from cms.settings.dev import *  # noqa: F403
from cms.settings.dev import GRAPHQL_CACHE
from cms.settings.edge import in_front, told_in_front
from cms.settings.services import cache, database, pooled
from cms.settings.sqlite import sqlite_database

FOLDER = Path(os.environ["LIVE_FOLDER"])
# What goes wrong is shown as on a server where somebody asks for that.
DEBUG = not os.environ.get("LIVE_AS_SERVED")
DATABASES = {"default": sqlite_database(FOLDER / "db.sqlite3")}
if "LIVE_DATABASE_URL" in os.environ:
    # As on a server: eight connections for each process, and a cache that may be away.
    DATABASES = {"default": pooled(database(os.environ["LIVE_DATABASE_URL"]), 8)}
    CACHES = {
        name: cache(os.environ["LIVE_CACHE_URL"]) | {"KEY_PREFIX": name}
        for name in ("default", "documents", "progress")
    }
    GRAPHQL_CACHE = (GRAPHQL_CACHE or {}) | {"shared": "default"}
MEDIA_ROOT = Path(os.environ.get("LIVE_MEDIA", FOLDER / "media"))
FILE_UPLOAD_TEMP_DIR = os.environ.get("LIVE_UPLOADS")
EMAIL_FILE_PATH = FOLDER / "mail"
if os.environ.get("LIVE_MAIL_PORT"):
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    EMAIL_HOST, EMAIL_PORT, EMAIL_TIMEOUT = "127.0.0.1", int(os.environ["LIVE_MAIL_PORT"]), 60
# Nobody edits a style sheet while the tests run: no need to look for each file at each request.
WHITENOISE_AUTOREFRESH = False
STATIC_ROOT = FOLDER / "static"
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
if os.environ.get("LIVE_UNLIMITED"):
    # Everybody who asks here has the same address.
    GRAPHQL_RATE = None
if os.environ.get("LIVE_VARNISH"):
    WAGTAILFRONTENDCACHE = in_front(os.environ["LIVE_VARNISH"], (None, None), (None, None))
    GRAPHQL_EDGE = told_in_front(WAGTAILFRONTENDCACHE, int(os.environ.get("LIVE_KEEPS_FOR", "3600")))
# Receivers of the tests, on this machine.
WEBHOOK_HOSTS = list(filter(None, os.environ.get("LIVE_WEBHOOK_HOSTS", "").split(",")))
