"""The addresses of what other sites show."""

from django.urls import path

from cms.embeds import builder, provider, views

app_name = "embeds"

urlpatterns = [
    path("embed/", builder.public_door, name="door"),
    path("embed/<slug:locale>/", builder.public_page, name="builder"),
    path("embed/<slug:kind>/<slug:locale>/<str:uid>/", views.embed, name="frame"),
    path("oembed", provider.oembed, name="oembed"),
]
