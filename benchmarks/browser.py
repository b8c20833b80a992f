"""A logged-in visitor of the admin, inside this process, who can read a form and send it back."""

from typing import Any

from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.http import QueryDict
from django.test import Client
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import nested_form_data, querydict_from_html, rich_text, streamfield

from benchmarks.cast import LOGIN

PAGE_FORM = "page-edit-form"


def log_in() -> Client:
    """Return a client with the administrator's session."""
    client = Client(SERVER_NAME="localhost")
    client.force_login(get_user_model().objects.get(username=LOGIN))
    return client


def fetch(client: Client, address: str) -> bytes:
    """Return the body of the answer, which must be a page and not a refusal or a redirection."""
    response = client.get(address)
    if response.status_code != 200:
        raise RuntimeError(f"GET {address} answered {response.status_code}")
    return bytes(response.content)


def edit_address(page: Page) -> str:
    """Return where ``page`` is edited."""
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def filled_form(client: Client, page: Page) -> QueryDict:
    """Return what a browser would send if the edit form of ``page`` were published unchanged."""
    html = fetch(client, edit_address(page)).decode()
    form: QueryDict = querydict_from_html(html, form_id=PAGE_FORM)
    # The blocks of the body are drawn by JavaScript, so the page does not hold their inputs.
    text = rich_text("<p>What works, what does not, and who pays for it.</p>")
    for name, value in nested_form_data({"body": streamfield([("paragraph", text)])}).items():
        form[name] = str(value)
    # What choosers of several records hold is drawn by JavaScript, too.
    for field in type(page)._meta.local_many_to_many:
        form.setlist(field.name, [str(key) for key in getattr(page, field.name).values_list("pk", flat=True)])
    # The same form is sent many times: it does not say which version it was opened with.
    for name in ("loaded_revision_id", "loaded_revision_created_at"):
        form.pop(name, None)
    form["action-publish"] = "action-publish"
    return form


def publish(client: Client, page: Page, form: QueryDict) -> bytes:
    """Send the form; raise when the page was not published."""
    address = edit_address(page)
    response: Any = client.post(address, form.urlencode(), content_type="application/x-www-form-urlencoded")
    if response.status_code != 302:
        page_shown = BeautifulSoup(response.content, "html.parser")
        errors = {
            each.get_text(" ", strip=True) for each in page_shown.select(".error-message, .messages li")
        }
        raise RuntimeError(f"POST {address} was refused: {errors}")
    return bytes(response.content)
