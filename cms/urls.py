"""The whole address plan on one page; ``/-/`` is answered by ``cms.operations.middleware`` before it."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.conf.urls.static import static
from django.urls import URLPattern, URLResolver, include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

# What is not handled otherwise; Django looks for this name.
handler500 = "cms.desk.failures.server_error"

urlpatterns: list[URLPattern | URLResolver] = [
    path("admin/", include(wagtailadmin_urls)),
    path("", include("graphql_api.urls")),
    path("documents/", include(wagtaildocs_urls)),
    path("", include("cms.feeds.urls")),
    path("", include("cms.embeds.elements.urls")),
    path("", include("cms.embeds.urls")),
    path("", include("cms.public.urls")),
    path("", include("cms.sharing.urls")),
    *static(settings.MEDIA_URL, document_root=settings.MEDIA_ROOT),
    *i18n_patterns(path("", include("cms.public.addresses")), path("", include(wagtail_urls))),
]
