"""The admin as a person in front of it uses it: open a form, change a field, press a button."""

from typing import Any

from django.contrib.auth.models import User
from django.db.models import Model
from django.test import Client, TestCase
from django.urls import reverse
from django.utils.text import slugify
from wagtail.models import Page

from tests.factories.forms import data_of

BODIES = {"body-count": "0"}


class Desk:
    """The admin, as ``user`` meets it. What is refused raises nothing: the answers say whether it was."""

    def __init__(self, user: User) -> None:
        self.user = user
        self.client = Client()
        self.client.force_login(user)

    def opens(self, address: str) -> bool:
        """Whether ``address`` shows something; Wagtail sends those it refuses back to the start."""
        return self.client.get(address).status_code == 200

    def edit(self, page: Page, action: str = "", **changes: Any) -> bool:
        """Change the page and press the button ``action`` (save the draft by default)."""
        return self._fill(f"/admin/pages/{page.pk}/edit/", action, changes)

    def add(self, parent: Page, model: str, action: str = "", **fields: Any) -> bool:
        """Make a page of ``model`` below ``parent``; as in the browser, its slug follows the title."""
        fields.setdefault("slug", slugify(fields["title"]))
        address = f"/admin/pages/add/forums_pages/{model}/{parent.pk}/"
        return self._fill(address, action, fields)

    def delete(self, page: Page) -> bool:
        """Delete the page, on the screen that asks whether one is sure."""
        self._post(f"/admin/pages/{page.pk}/delete/", {})
        return not Page.objects.filter(pk=page.pk).exists()

    def send(self, address: str, **fields: Any) -> int:
        """Send a form that has no screen of interest; return the status."""
        return self._post(address, fields).status_code

    def _post(self, address: str, fields: dict[str, Any]) -> Any:
        # Some of Wagtail's work waits for the commit, which a test's own transaction never reaches.
        with TestCase.captureOnCommitCallbacks(execute=True):
            return self.client.post(address, fields)

    def record(self, record: Model, action: str = "", **changes: Any) -> bool:
        """Add the record, if it is not in the database yet, or change it."""
        names = type(record).snippet_viewset  # type: ignore[attr-defined]  # Wagtail sets it
        if record.pk is None:
            return self._fill(reverse(names.get_url_name("add")), action, changes)
        return self._fill(reverse(names.get_url_name("edit"), args=[record.pk]), action, changes)

    def _fill(self, address: str, action: str, changes: dict[str, Any]) -> bool:
        shown = self.client.get(address)
        if shown.status_code != 200:
            # What the screen does not offer is tried all the same.
            refused = self._post(address, {**BODIES, **changes, **_pressed(action)})
            assert refused.status_code in (302, 403), refused.status_code
            return False
        filled = dict(data_of(shown.content.decode()).lists())
        answer = self._post(address, {**filled, **changes, **_pressed(action)})
        errors = answer.context["form"].errors if answer.status_code == 200 else None
        assert not errors, f"{address}: {errors}"
        return True


def _pressed(action: str) -> dict[str, str]:
    return {f"action-{action}": "on"} if action else {}
