"""One's own machine's settings, with a database and uploads that belong to the screenshots alone."""

from cms.settings.dev import *  # noqa: F403
from cms.settings.sqlite import sqlite_database
from tools.screenshots.places import DATABASE, MEDIA, STAGE

DATABASES = {"default": sqlite_database(DATABASE)}
MEDIA_ROOT = MEDIA
EMAIL_FILE_PATH = STAGE / "mail"
WSGI_APPLICATION = "tools.screenshots.wsgi.application"
# Reports of errors that the story provokes on purpose would only be noise.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "loggers": {"django.request": {"level": "ERROR"}, "wagtail": {"level": "WARNING"}},
}
