"""Where links to drafts lead."""

from django.urls import path

from cms.sharing import views

urlpatterns = [path("preview/<str:token>/", views.show_draft, name="shared_draft")]
