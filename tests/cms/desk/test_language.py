"""The admin speaks the language of the account, whatever the browser asks for."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.users.models import UserProfile

from forums_pages.roles import ensure_headquarters
from tests.factories import make_index, make_member, texts

pytestmark = pytest.mark.django_db


def refused(client: Client, language: str) -> list[str]:
    """Return what somebody with that language is told at an address that is not for them."""
    site = make_index().get_site()
    member = make_member("member", ensure_headquarters().partner_managers)
    profile = UserProfile.get_for_user(member)
    profile.preferred_language = language
    profile.save()
    client.force_login(member)
    answer = client.get(
        reverse("wagtailsites:edit", args=[site.pk]), follow=True, headers={"accept-language": "ar"}
    )
    return texts(answer.context["messages"])


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "Sorry, you do not have permission to access this area."),
        ("fr", "Désolé, vous n'avez pas les autorisations pour accéder à cette zone."),
    ],
)
def test_what_is_refused_is_said_in_the_language_of_the_account(
    client: Client, language: str, told: str
) -> None:
    assert refused(client, language) == [told]
