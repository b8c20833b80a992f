"""The addresses of what other sites show."""

from django.urls import path

from cms.embeds import provider, views

app_name = "embeds"

urlpatterns = [
    path("embed/<slug:kind>/<slug:locale>/<str:uid>/", views.embed, name="frame"),
    path("oembed", provider.oembed, name="oembed"),
]
