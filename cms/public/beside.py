"""Addresses that no page of the tree has; a page that has one of them is shown in its place."""

from django.urls import path

from cms.public import listing

urlpatterns = [
    path("people/<slug:slug>/", listing.record, {"kind": "person"}, name="person"),
    path("organisations/<slug:slug>/", listing.record, {"kind": "organisation"}, name="organisation"),
    path("themes/<slug:slug>/", listing.record, {"kind": "theme"}, name="theme"),
    path("articles/", listing.articles, name="articles"),
    path("search/", listing.search, name="search"),
]
