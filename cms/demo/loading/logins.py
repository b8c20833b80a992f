"""One login per role, so that everybody can see what the role sees. Never on a server."""

from dataclasses import dataclass
from functools import partial

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, User
from django.core.exceptions import PermissionDenied
from wagtail.users.models import UserProfile

from cms.demo.backends import DOMAIN
from cms.demo.loading.shelf import Shelf
from forums_pages.roles import ensure_forum_roles, ensure_headquarters

PASSWORD = "demo"  # noqa: S105 - public on purpose, and refused outside development


@dataclass(frozen=True)
class Login:
    """A demonstration user: who it is and what it shows."""

    username: str
    given_name: str
    family_name: str
    language: str
    role: str


LOGINS = (
    Login("admin", "Alma", "Administratrix", "en", "Administrator: everything"),
    Login("moderator", "Moira", "Mustermann", "en", "Headquarters moderator: publishes everything"),
    Login("editor", "Edgar", "Example", "fr", "Headquarters editor: writes everything, submits"),
    Login("coordinator", "Cyrine", "Coordinatrice", "fr", "National coordinator of Tunisia: own forum only"),
    Login("member", "Willa", "Workgroup", "en", "Working Group of Exampleland: drafts and submits"),
    Login("partners", "Pat", "Partnership", "en", "Partner manager: organisations and partnerships"),
)


def load_logins(shelf: Shelf) -> None:
    """Make the groups and one user per role, once.

    Raises:
        PermissionDenied: the settings do not allow demonstration logins.
    """
    if not settings.DEMO_LOGINS_ALLOWED:
        raise PermissionDenied("Demonstration logins are refused by these settings.")
    headquarters = ensure_headquarters()
    tunisia = ensure_forum_roles(shelf.get("forum:tunisia"))
    exampleland = ensure_forum_roles(shelf.get("forum:exampleland"))
    groups = {
        "admin": None,
        "moderator": headquarters.moderators,
        "editor": headquarters.editors,
        "coordinator": tunisia.coordinators,
        "member": exampleland.working_group,
        "partners": headquarters.partner_managers,
    }
    for login in LOGINS:
        group = groups[login.username]
        shelf.once(f"user:{login.username}", User, partial(_user, login, group))


def reviewers() -> dict[str, int]:
    """Return the users who wrote the demonstration's reviews, by the names that the data files give them."""
    ids = dict(User.objects.filter(username__in=("moderator", "editor")).values_list("username", "pk"))
    names = {"reviewer-1": "moderator", "reviewer-2": "editor"}
    return {name: ids[username] for name, username in names.items() if username in ids}


def _user(login: Login, group: Group | None) -> User:
    model = get_user_model()
    user: User = model.objects.create_user(
        login.username,
        f"{login.username}@{DOMAIN}",
        PASSWORD,
        first_name=login.given_name,
        last_name=login.family_name,
        is_superuser=group is None,
        is_staff=group is None,
    )
    if group is not None:
        user.groups.add(group)
    profile = UserProfile.get_for_user(user)
    profile.preferred_language = login.language
    profile.save()
    return user
