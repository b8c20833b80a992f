"""The settings of ``make demo``, but for where the data lies: in the folder that ``LIVE_FOLDER`` names."""

import os
from pathlib import Path

from cms.settings.dev import *  # noqa: F403
from cms.settings.sqlite import sqlite_database

FOLDER = Path(os.environ["LIVE_FOLDER"])
# What goes wrong is shown as on a server where somebody asks for that.
DEBUG = not os.environ.get("LIVE_AS_SERVED")
DATABASES = {"default": sqlite_database(FOLDER / "db.sqlite3")}
MEDIA_ROOT = Path(os.environ.get("LIVE_MEDIA", FOLDER / "media"))
FILE_UPLOAD_TEMP_DIR = os.environ.get("LIVE_UPLOADS")
EMAIL_FILE_PATH = FOLDER / "mail"
# Nobody edits a style sheet while the tests run: no need to look for each file at each request.
WHITENOISE_AUTOREFRESH = False
STATIC_ROOT = FOLDER / "static"
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
if os.environ.get("LIVE_KEPT"):
    GRAPHQL_CACHE = {"answers": 100, "looks_every": 0.02}
# Receivers of the tests, on this machine.
WEBHOOK_HOSTS = list(filter(None, os.environ.get("LIVE_WEBHOOK_HOSTS", "").split(",")))
