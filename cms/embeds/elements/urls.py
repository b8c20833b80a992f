"""The addresses of the script. What stands below ``v1`` keeps its promise for good."""

from django.urls import path

from cms.embeds.elements import views

app_name = "elements"

urlpatterns = [
    path("embed/v1/current.json", views.listed, name="listed"),
    path("embed/v1/<str:digest>/<str:name>.js", views.script, name="script"),
]
