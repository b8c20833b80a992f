"""The addresses of imports and exports, below the admin's own."""

from django.urls import path

from cms.exchange import looking, views
from cms.exchange.downloads import download

app_name = "exchange"
urlpatterns = [
    path("", views.index, name="index"),
    path("new/", views.upload, name="upload"),
    path("export/", views.export, name="exports"),
    path("export/<slug:kind>.<slug:form>", download, name="export"),
    path("export/<slug:kind>/<int:pk>.<slug:form>", download, name="export_of_page"),
    path("<int:pk>/", views.show, name="show"),
    path("<int:pk>/look/", looking.look, name="look"),
    path("<int:pk>/leave/", looking.leave, name="leave"),
    path("<int:pk>/act/", views.act, name="act"),
    path("<int:pk>/progress/", views.progress, name="progress"),
]
