"""The addresses of wagtail-localize at which the stricter views answer first."""

from django.urls import path

from forums_pages.roles.translating import (
    SubmitOwnPageView,
    UpdateOwnTranslationsView,
    convert_own_page_to_alias,
)

app_name = "forum_translations"
urlpatterns = [
    path("submit/page/<int:page_id>/", SubmitOwnPageView.as_view(), name="submit_page"),
    path("update/<int:translation_source_id>/", UpdateOwnTranslationsView.as_view(), name="update"),
    path("page/<int:page_id>/convert_to_alias/", convert_own_page_to_alias, name="convert_to_alias"),
]
