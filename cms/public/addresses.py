"""The addresses of pages, which begin with their language. Wagtail's own (its logins) come after them."""

from django.urls import path, re_path

from cms.public import proposing, views

urlpatterns = [
    path("contribute/<str:uid>/", proposing.propose, name="contribute"),
    re_path(r"^(?!_util/)((?:[\w\-]+/)*)$", views.page, name="public_page"),
]
