"""The suite: fast hashing; SQLite and a cache in memory unless DATABASE_URL and CACHE_URL name servers."""

import os

import environ

from cms.settings.base import *  # noqa: F403
from cms.settings.base import TASKS, VAR_DIR, WAGTAILSEARCH_BACKENDS
from cms.settings.postgresql import for_visitors
from cms.settings.services import cache

env = environ.Env()

DEBUG = False
SECRET_KEY = "test-only-key-that-protects-nothing"  # noqa: S105
ALLOWED_HOSTS = ["*"]
DATABASES = {"default": for_visitors(env.db_url("DATABASE_URL", default="sqlite://:memory:"))}
# Each process of the suite empties its cache before each test: a Redis has one for each of them.
_cache = os.environ.get("CACHE_URL", "locmem://").removesuffix("/0")
_process = os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")
CACHES = {
    "default": cache(f"{_cache}/{_process}"),
    "documents": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "documents",
        "OPTIONS": {"MAX_ENTRIES": 2_000},
    },
    "progress": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "progress",
    },
}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
MEDIA_ROOT = VAR_DIR / "test-media"
WAGTAILADMIN_BASE_URL = "http://testserver"
DEMO_LOGINS_ALLOWED = True
# Most tests search nothing; those that do ask for the fixture ``search_index``.
WAGTAILSEARCH_BACKENDS = {"default": {**WAGTAILSEARCH_BACKENDS["default"], "AUTO_UPDATE": False}}
# Nothing is written behind a test's back.
KEY_USAGE_WRITTEN_EVERY = None
# Tests of answers are about making them, and count what that costs; those of kept ones ask for some.
GRAPHQL_CACHE = None
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True
# No worker runs beside the tests.
TASKS = TASKS | {"background": TASKS["default"], "queue": TASKS["background"]}
