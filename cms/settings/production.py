"""A server. Everything comes from the environment; what is missing or wrong stops the start, all at once."""

import os
from pathlib import Path

from cms.operations.logs import json_logging
from cms.settings.base import *  # noqa: F403
from cms.settings.base import STORAGES
from cms.settings.edge import in_front, problems_in_front, told_in_front
from cms.settings.environment import Environment
from cms.settings.services import (
    LEVELS,
    address,
    bucket,
    cache,
    database,
    folder,
    hosts,
    letters,
    one_of,
    origin,
    pooled,
    secret,
    secrets,
    sender,
)

env = Environment(os.environ)

DEBUG = False
SECRET_KEY = env.read("SECRET_KEY", secret)
SECRET_KEY_FALLBACKS = env.read("SECRET_KEY_FALLBACKS", secrets, [])
ALLOWED_HOSTS = env.read("ALLOWED_HOSTS", hosts)
WAGTAILADMIN_BASE_URL = env.read("WAGTAILADMIN_BASE_URL", origin)
LOGGING = json_logging(env.read("LOG_LEVEL", one_of(*LEVELS), "INFO") or "INFO")

DATABASES = {"default": pooled(env.read("DATABASE_URL", database), env.number("DATABASE_POOL_SIZE", 8))}
_cache = env.read("CACHE_URL", cache) or {}
CACHES = {
    "default": _cache,
    "documents": _cache | {"KEY_PREFIX": "documents"},
    # How far imports are: told by the worker.
    "progress": _cache | {"KEY_PREFIX": "progress"},
}
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.read("DEFAULT_FROM_EMAIL", sender)
vars().update(env.read("EMAIL_URL", letters) or {})

STATIC_ROOT = env.read("STATIC_ROOT", folder)
STORAGES = STORAGES | {
    # Files carry a hash of what is in them, and are kept for ever by who has them.
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
_bucket = env.text("S3_BUCKET", None)
if _bucket is None:
    MEDIA_ROOT = env.read("MEDIA_ROOT", folder)
else:
    MEDIA_URL = f"{env.read('S3_PUBLIC_URL', address) or ''}".rstrip("/") + "/"
    STORAGES["default"] = bucket(
        _bucket,
        MEDIA_URL,
        endpoint_url=env.read("S3_ENDPOINT_URL", address, None),
        region_name=env.text("S3_REGION", None),
        access_key=env.text("S3_ACCESS_KEY_ID", None),
        secret_key=env.text("S3_SECRET_ACCESS_KEY", None),
    )
# Documents are handed out here, where it is asked who may have them; never by the address of their file.
WAGTAILDOCS_SERVE_METHOD = "serve_view"

_units = env.number("GRAPHQL_UNITS_PER_MINUTE", 2_000_000)
GRAPHQL_RATE = {"burst": _units, "per_minute": _units} if _units else None
_answers = env.number("GRAPHQL_KEPT_ANSWERS", 1_000)
GRAPHQL_CACHE = {"answers": _answers, "looks_every": 0.02} if _answers else None
if GRAPHQL_CACHE and "LOCATION" in _cache:
    # A server of its own: processes find there what others have made.
    GRAPHQL_CACHE["shared"] = "default"
_varnish = env.read("VARNISH_URL", origin, None)
_fastly = (env.text("FASTLY_SERVICE_ID", None), env.text("FASTLY_TOKEN", None))
_cloudflare = (env.text("CLOUDFLARE_ZONE_ID", None), env.text("CLOUDFLARE_TOKEN", None))
WAGTAILFRONTENDCACHE = in_front(_varnish, _fastly, _cloudflare)
GRAPHQL_EDGE = told_in_front(WAGTAILFRONTENDCACHE, env.number("EDGE_KEEPS_FOR", 86_400))
env.problems += problems_in_front(_fastly, _cloudflare, bool(GRAPHQL_EDGE and not GRAPHQL_CACHE))
GRAPHQL_DOCUMENTS = env.read("GRAPHQL_DOCUMENTS", one_of("open", "audit", "registered"), "open")
GRAPHQL_ERRORS_URL = env.read("GRAPHQL_ERRORS_URL", address, None)
TRUSTED_PROXIES = env.number("TRUSTED_PROXIES", 0)
PUBLIC_SITE_ENABLED = env.flag("PUBLIC_SITE_ENABLED", default=True)
PREVIEW_URL = env.read("PREVIEW_URL", address, None)
WEBHOOK_HOSTS = env.words("WEBHOOK_HOSTS", [])

METRICS_TOKEN = env.read("METRICS_TOKEN", secret, None)
if METRICS_TOKEN:
    # The library reads the variable itself, and wants the folder to be there.
    _metrics = env.read("PROMETHEUS_MULTIPROC_DIR", folder)
    if _metrics:
        Path(_metrics).mkdir(parents=True, exist_ok=True)

# A proxy in front ends TLS. It must set X-Forwarded-Proto itself, whatever a visitor sends.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = env.flag("SECURE_SSL_REDIRECT", default=True)
SECURE_HSTS_SECONDS = env.number("SECURE_HSTS_SECONDS", 31_536_000)
SECURE_HSTS_INCLUDE_SUBDOMAINS = env.flag("SECURE_HSTS_INCLUDE_SUBDOMAINS", default=True)
SECURE_HSTS_PRELOAD = env.flag("SECURE_HSTS_PRELOAD", default=True)
# Whoever follows a letter's link into the admin is logged in, and what other windows hold can still be sent.
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = True
SESSION_COOKIE_HTTPONLY = LANGUAGE_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Lax"

env.finish()
