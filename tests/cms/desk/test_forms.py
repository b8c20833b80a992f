"""The form to sign in to the administration speaks the reader's language throughout."""

import pytest
from django.test import Client
from django.urls import reverse


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("language", "labels"),
    [
        ("en", ["Username", "Password"]),
        ("fr", ["Nom d’utilisateur", "Mot de passe"]),
        ("ar", ["اسم المستخدم", "كلمة المرور"]),
    ],
)
def test_every_label_is_in_the_readers_language(client: Client, language: str, labels: list[str]) -> None:
    page = client.get(reverse("wagtailadmin_login"), headers={"accept-language": language})
    fields = page.context["form"].fields
    assert [str(fields[name].label).capitalize() for name in ("username", "password")] == labels
