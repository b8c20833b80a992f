"""The settings under which everything is measured: a server's, but for SQLite and plain HTTP.

``BENCH_DATABASE`` names the SQLite file; ``DATABASE_URL`` another database instead.
"""

import os
from pathlib import Path

import environ

from benchmarks.places import BENCH_DIR
from cms.operations.logs import json_logging
from cms.settings.dev import *  # noqa: F403
from cms.settings.postgresql import for_visitors
from cms.settings.sqlite import sqlite_database

DEBUG = False
DATABASES = {
    "default": for_visitors(environ.Env().db_url("DATABASE_URL"))
    if "DATABASE_URL" in os.environ
    else sqlite_database(Path(os.environ.get("BENCH_DATABASE", BENCH_DIR / "scratch.sqlite3")))
}
# The measurements themselves are no caller that asks too often.
GRAPHQL_RATE = {"burst": 10**9, "per_minute": 10**9}
MEDIA_ROOT = BENCH_DIR / "media"
# Static files come from the packages; WhiteNoise wants to see the folder all the same.
STATIC_ROOT = BENCH_DIR / "static"
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
ROOT_URLCONF = "benchmarks.urls"
# Benchmarks stand in the checkout, whose files do not change while they run.
WHITENOISE_AUTOREFRESH = False
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "loggers": {"wagtail": {"level": "WARNING"}, "django.request": {"level": "ERROR"}},
}
if "BENCH_DEPLOYED" in os.environ:
    # A line for each request, and metrics, as servers are set up.
    LOGGING = json_logging("INFO")
    METRICS_TOKEN = "nobody asks here: it only switches them on"  # noqa: S105
if "BENCH_KEPT" not in os.environ:
    # Most of them measure how answers are made.
    GRAPHQL_CACHE = None
