"""Keeps demonstration users out wherever the settings do not invite them."""

from typing import Any

from django.conf import settings
from django.contrib.auth.backends import ModelBackend

# Demonstration users are known by the domain of their address; nobody else can have it.
DOMAIN = "demo.invalid"


class DemoAwareBackend(ModelBackend):
    """Django's own backend, which also refuses demonstration users unless ``DEMO_LOGINS_ALLOWED``.

    A database that was copied from somebody's demonstration to a server opens no door there. Sessions
    that were begun elsewhere end, too, because Django asks the backend for the user at each request.
    """

    def user_can_authenticate(self, user: Any) -> bool:
        """Return whether the user is active and, if a demonstration user, welcome."""
        is_demo = str(getattr(user, "email", "")).endswith(f"@{DOMAIN}")
        return super().user_can_authenticate(user) and (settings.DEMO_LOGINS_ALLOWED or not is_demo)
