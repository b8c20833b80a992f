import pytest
from django.contrib.auth import authenticate, get_user_model
from django.contrib.auth.models import User
from django.test import Client
from pytest_django import Settings

from cms.demo.backends import DOMAIN
from tests.factories.site import tree_root

pytestmark = pytest.mark.django_db


@pytest.fixture
def demo_user() -> User:
    tree_root()
    return get_user_model().objects.create_superuser("admin", f"admin@{DOMAIN}", "demo")


def test_demonstration_users_come_in_where_the_settings_invite_them(demo_user: User) -> None:
    assert authenticate(username="admin", password="demo") == demo_user


def test_demonstration_users_stay_out_elsewhere(demo_user: User, settings: Settings) -> None:
    settings.DEMO_LOGINS_ALLOWED = False
    assert authenticate(username="admin", password="demo") is None


def test_a_session_that_was_begun_before_ends(demo_user: User, client: Client, settings: Settings) -> None:
    client.force_login(demo_user)
    welcome = client.get("/admin/").status_code
    settings.DEMO_LOGINS_ALLOWED = False
    refused = client.get("/admin/")

    assert (welcome, refused.status_code, refused["Location"]) == (200, 302, "/admin/login/?next=/admin/")


def test_other_users_are_not_concerned(settings: Settings) -> None:
    settings.DEMO_LOGINS_ALLOWED = False
    user = get_user_model().objects.create_user("mona", "mona@example.org", "a-good-passphrase")
    assert authenticate(username="mona", password="a-good-passphrase") == user
