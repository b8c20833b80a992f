"""The addresses of pages, which begin with their language. Wagtail's own (its logins) come after them."""

from django.urls import re_path

from cms.public import views

urlpatterns = [re_path(r"^(?!_util/)((?:[\w\-]+/)*)$", views.page, name="public_page")]
