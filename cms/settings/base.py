"""What every environment shares. Secrets and addresses come from ``dev``, ``test`` or ``production``."""

from pathlib import Path
from typing import Any

from django.utils.translation import gettext_lazy as _

BASE_DIR = Path(__file__).resolve().parent.parent.parent
VAR_DIR = BASE_DIR / "var"

INSTALLED_APPS = [
    "cms.apps.CmsConfig",
    "cms.desk.apps.DeskConfig",
    "cms.demo.apps.DemoConfig",
    "cms.edge.apps.EdgeConfig",
    "cms.embeds.elements.apps.ElementsConfig",
    "cms.embeds.apps.EmbedsConfig",
    "cms.exchange.apps.ExchangeConfig",
    "cms.feeds.apps.FeedsConfig",
    "cms.public.apps.PublicConfig",
    "cms.sharing.apps.SharingConfig",
    "cms.webhooks.apps.WebhooksConfig",
    "graphql_api.apps.GraphqlApiConfig",
    "forums_pages.apps.ForumsPagesConfig",
    "media.apps.MediaConfig",
    "wagtail_localize",
    "wagtail.contrib.redirects",
    "wagtail.contrib.typed_table_block",
    "wagtail.contrib.settings",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "django_countries",
    "timezone_field",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    # First, so that whatever is said about a request is found by its identifier.
    "cms.operations.middleware.RequestIds",
    "cms.operations.settling.EverywhereAtOnce",
    "cms.operations.middleware.Probes",
    "cms.operations.metrics.Metrics",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "cms.operations.policies.BrowserPolicies",
    "cms.middleware.NoCookiesForTheGateway",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "cms.middleware.VisitorLocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "cms.public.redirects.OpenRedirects",
    "cms.desk.language.EditorsLanguage",
    # After all others, whose answers need no transaction.
    "cms.desk.whole.WholeOrNotAtAll",
]

ROOT_URLCONF = "cms.urls"
WSGI_APPLICATION = "cms.wsgi.application"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wagtail.contrib.settings.context_processors.settings",
            ],
        },
    },
]

FORM_RENDERER = "cms.desk.inputs.QuickInputs"

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Refuses demonstration users unless DEMO_LOGINS_ALLOWED says otherwise.
AUTHENTICATION_BACKENDS = ["cms.demo.backends.DemoAwareBackend"]

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

# Languages. The content's and the interface's list are the same, so that a label per language
# (django-i18nfield reads LANGUAGES) and a page per locale can never disagree.
LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("fr", _("French")), ("ar", _("Arabic"))]
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAILADMIN_PERMITTED_LANGUAGES = [
    ("en", "English"),
    ("fr", "Français"),
    ("ar", "العربية"),
]
WAGTAIL_I18N_ENABLED = True
USE_I18N = True
FORMAT_MODULE_PATH = ["cms.formats"]
# A new translation starts as a draft, also of a published page: whoever may translate may not publish.
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False
LOCALE_PATHS = [BASE_DIR / "cms" / "locale"]

# Which languages a reader is served, in order, where the one asked for has no published words.
LOCALE_FALLBACKS = {"en": ["fr", "ar"], "fr": ["en", "ar"], "ar": ["fr", "en"]}

# Execute queries by a plan made once for each operation; without, graphql-core decides anew for each value.
GRAPHQL_PLANS = True
# Statements are compiled once; see docs/adr/0032.
GRAPHQL_PREPARED = True

# How much one request to the GraphQL gateway may ask for, its fragments written out.
GRAPHQL_LIMITS = {
    "body_bytes": 100_000,
    "tokens": 4_000,
    "depth": 16,
    "root_fields": 40,
    "aliases": 100,
    "fields": 2_000,
    "directives": 100,
    "cost": 200_000,
}

# The page that tells what errors mean, their codes as anchors; None names the one at /graphql/errors/.
GRAPHQL_ERRORS_URL: str | None = None

# How much one network address may ask of the gateway in a while, in units of cost: `burst` at once, then
# `per_minute`. None limits nobody. 2,000,000 are about ten seconds of one processor.
GRAPHQL_RATE: dict[str, int] | None = {"burst": 2_000_000, "per_minute": 2_000_000}
# Which cache counts; processes that share the work must share it.
GRAPHQL_RATE_CACHE = "default"
# Which documents are answered: "open" all, "audit" all while those are noted that nobody has registered,
# "registered" no other. And which cache keeps those that clients sent with their digest.
GRAPHQL_DOCUMENTS = "open"
GRAPHQL_DOCUMENTS_CACHE = "documents"
# Folders of documents that come with the product, and are registered everywhere.
GRAPHQL_SHIPPED_DOCUMENTS = [BASE_DIR / "cms" / "embeds" / "elements" / "documents"]
# How often, in seconds, a process writes down how often partners' keys were used; None: only when it is told.
KEY_USAGE_WRITTEN_EVERY: float | None = 10.0
# How many answers a process keeps until what they were made of changes, and how old its knowledge of that may
# be, in seconds: for so long, whoever changes something waits for its answer. "shared" names the cache in
# which processes find what others have made, if there is one. None keeps nothing.
GRAPHQL_CACHE: dict[str, Any] | None = {"answers": 1_000, "looks_every": 0.02}
# What stands in front and is told of changes, such as Varnish or a CDN: for how many seconds it keeps an
# answer at most ("keeps_for"), and shows an old one while nobody here answers ("outlives"); in which headers
# it is told what an answer shows ("tags": Surrogate-Key, Cache-Tag, Cache-Groups).
GRAPHQL_EDGE: dict[str, Any] | None = None
# The same for those who tell it: Wagtail's setting, with backends of ``cms.edge.backends``.
WAGTAILFRONTENDCACHE: dict[str, dict[str, Any]] = {}
# For how many seconds a page stays open to whoever gave its password, and how often one caller may try.
PAGE_GRANT_MAX_AGE = 8 * 3600
PAGE_UNLOCK_RATE = {"burst": 10, "per_minute": 1}
# How many proposals one network address may send, or try to.
CONTRIBUTION_RATE = {"burst": 30, "per_minute": 3}
# For how many seconds a link to a draft works, and where a frontend shows drafts: such as
# https://www.example.org/preview. Without it, previews are rendered here.
PREVIEW_LINK_MAX_AGE = 7 * 24 * 3600
PREVIEW_URL: str | None = None
# Hosts, with their port where it is not 443, that webhooks may go to although they are not on the public
# internet or do not speak https: such as build.internal:8080. Every other address has to be public.
WEBHOOK_HOSTS: list[str] = []
# Whoever sends it is told /-/metrics; None counts nothing.
METRICS_TOKEN: str | None = None
# How many proxies stand in front of this server, each of which adds to X-Forwarded-For by whom it was asked.
TRUSTED_PROXIES = 0

# Whether visitors are served the pages here. Without them, another frontend reads the gateway; previews
# in the administration work all the same.
PUBLIC_SITE_ENABLED = True

# Instants are kept in UTC; every forum names its own zone.
TIME_ZONE = "UTC"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
# ``media`` is one of our Python packages, so uploads live under var/.
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR_DIR / "media"
STORAGES = {
    # Never half a file, even when the disk is full.
    "default": {"BACKEND": "media.storage.WholeFileStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
FILE_UPLOAD_HANDLERS = [
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "media.uploads.handlers.ToleratingUploadHandler",
]
FILE_UPLOAD_PERMISSIONS = 0o644
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000

# Where tasks run. Wagtail's own are done at once: editors see what they did in the answer. Ours that may take
# seconds, such as making the copies of a picture, wait in the database for ``manage.py worker``.
TASKS = {
    "default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"},
    "background": {"BACKEND": "django_tasks_db.DatabaseBackend"},
}

# Demonstration logins exist only where this says so; production settings refuse it.
DEMO_LOGINS_ALLOWED = False

WAGTAIL_SITE_NAME = _("Forums gateway")
WAGTAILADMIN_USER_LOGIN_FORM = "cms.desk.forms.SignInForm"
# The admin asks no third party for anything: no avatars, no news of new versions.
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILIMAGES_IMAGE_MODEL = "media.CustomImage"
WAGTAILDOCS_DOCUMENT_MODEL = "media.CustomDocument"
WAGTAILIMAGES_IMAGE_FORM_BASE = "media.forms.CheckedImageForm"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "media.forms.CheckedDocumentForm"
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 50_000_000
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp"]
WAGTAILDOCS_EXTENSIONS = [
    "csv", "docx", "ics", "odp", "ods", "odt", "pdf", "pptx", "txt", "xlsx", "zip",
]  # fmt: skip
DOCUMENT_MAX_UPLOAD_SIZE = 50 * 1024 * 1024
WAGTAILDOCS_MAX_UPLOAD_SIZE = DOCUMENT_MAX_UPLOAD_SIZE
IMAGE_MAX_FRAMES = 300
DOCUMENT_MAX_UNPACKED_SIZE = 300 * 1024 * 1024
DOCUMENT_MAX_ARCHIVE_ENTRIES = 5_000
DOCUMENT_MAX_ARCHIVE_RATIO = 100
# Where videos may be linked from: a provider's name as readers see it, and its hosts. Add the hosts of the
# PeerTube instances that you trust; a host that is taken out disappears from every page.
VIDEO_HOSTS = {
    "YouTube": ["youtube.com", "www.youtube.com", "m.youtube.com", "youtu.be", "www.youtube-nocookie.com"],
    "Vimeo": ["vimeo.com", "www.vimeo.com", "player.vimeo.com"],
    "Dailymotion": ["dailymotion.com", "www.dailymotion.com", "dai.ly"],
    "PeerTube": ["framatube.org"],
}
WAGTAIL_ALLOW_UNICODE_SLUGS = True
WAGTAIL_FINISH_WORKFLOW_ACTION = "forums_pages.programme.approving.publish_approved"
WAGTAILADMIN_RICH_TEXT_EDITORS = {
    "default": {
        "WIDGET": "wagtail.admin.rich_text.DraftailRichTextArea",
        "OPTIONS": {
            "features": [
                "h2", "h3", "h4", "bold", "italic", "ol", "ul", "hr", "link", "document-link",
            ],
        },
    },
}  # fmt: skip
WAGTAILSEARCH_BACKENDS: dict[str, dict[str, Any]] = {
    # PostgreSQL compares words as they are: English endings are none of French or Arabic words.
    "default": {"BACKEND": "wagtail.search.backends.database", "SEARCH_CONFIG": "simple"},
}
TAGGIT_CASE_INSENSITIVE = True
SILENCED_SYSTEM_CHECKS: list[str] = []

COUNTRIES_OVERRIDE = {
    # ISO 3166-1 keeps XX for private use: the demonstration's fictional country.
    "XX": {"name": _("Exampleland"), "alpha3": "XXX"},
}
COUNTRIES_FIRST: list[str] = []
