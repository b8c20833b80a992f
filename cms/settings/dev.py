"""One's own machine: SQLite in write-ahead mode under ``var/``, demonstration logins, no secrets."""

import os

from cms.settings.base import *  # noqa: F403
from cms.settings.base import VAR_DIR
from cms.settings.sqlite import sqlite_database

DEBUG = True
# Public on purpose: these settings are never used on a server (``production`` reads its own).
SECRET_KEY = "development-only-key-that-protects-nothing"  # noqa: S105
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
INTERNAL_IPS = ["127.0.0.1"]

DATABASES = {"default": sqlite_database(VAR_DIR / "db.sqlite3")}
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    "documents": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "documents",
        "OPTIONS": {"MAX_ENTRIES": 2_000},
    },
    # Server and worker are two processes.
    "progress": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": VAR_DIR / "progress",
    },
}
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = VAR_DIR / "mail"

DEMO_LOGINS_ALLOWED = True
WAGTAILADMIN_BASE_URL = f"http://127.0.0.1:{os.environ.get('PORT', '8000')}"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
