"""Addresses that no page of the tree has; a page that has one of them is shown in its place."""

from django.urls import path

from cms.public import listing

urlpatterns = [
    path("people/<str:slug>/", listing.record, {"kind": "person"}, name="person"),
    path("organisations/<str:slug>/", listing.record, {"kind": "organisation"}, name="organisation"),
    path("themes/<str:slug>/", listing.record, {"kind": "theme"}, name="theme"),
    path("articles/", listing.articles, name="articles"),
    path("search/", listing.search, name="search"),
]
