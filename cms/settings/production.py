"""A server. Everything comes from the environment, and what is missing stops the start with its name."""

import environ

from cms.operations.logs import json_logging
from cms.settings.base import *  # noqa: F403
from cms.settings.base import STORAGES

env = environ.Env()

DEBUG = False
SECRET_KEY = env.str("SECRET_KEY")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS")
DATABASES = {"default": env.db_url("DATABASE_URL")}
DATABASES["default"]["CONN_MAX_AGE"] = env.int("DATABASE_CONN_MAX_AGE", default=60)
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
CACHES = {"default": env.cache_url("CACHE_URL")}
CACHES["documents"] = CACHES["default"] | {"KEY_PREFIX": "documents"}
WAGTAILADMIN_BASE_URL = env.str("WAGTAILADMIN_BASE_URL")
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL")
vars().update(env.email_url("EMAIL_URL"))
_units = env.int("GRAPHQL_UNITS_PER_MINUTE", default=2_000_000)
GRAPHQL_RATE = {"burst": _units, "per_minute": _units} if _units else None
GRAPHQL_DOCUMENTS = env.str("GRAPHQL_DOCUMENTS", default="open")
TRUSTED_PROXIES = env.int("TRUSTED_PROXIES", default=0)
PUBLIC_SITE_ENABLED = env.bool("PUBLIC_SITE_ENABLED", default=True)
MEDIA_ROOT = env.str("MEDIA_ROOT")
STATIC_ROOT = env.str("STATIC_ROOT")

STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", default=31_536_000)
SECURE_HSTS_INCLUDE_SUBDOMAINS = env.bool("SECURE_HSTS_INCLUDE_SUBDOMAINS", default=True)
SECURE_HSTS_PRELOAD = env.bool("SECURE_HSTS_PRELOAD", default=True)
LOGGING = json_logging(env.str("LOG_LEVEL", default="INFO"))

SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
