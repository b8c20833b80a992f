"""Addresses that no page of the tree has; a page that has one of them is shown in its place."""

from django.urls import path

from cms.public import listing
from graphql_api.types.public_page import FOLDERS

urlpatterns = [
    *(
        path(f"{folder}/<str:slug>/", listing.record, {"kind": kind}, name=kind)
        for kind, folder in FOLDERS.items()
    ),
    path("articles/", listing.articles, name="articles"),
    path("search/", listing.search, name="search"),
]
