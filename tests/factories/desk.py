"""An editor at the admin's forms: opens what the server sends, fills it in and sends it back.

Forms are read from the HTML that the admin really renders, as a browser would; only what scripts add, such as
the rows of an inline list, is added here.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from bs4 import BeautifulSoup
from django.conf import settings
from django.contrib.auth.models import User
from django.contrib.messages import get_messages
from django.http import HttpResponse, QueryDict
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from forums_pages.models import BasePage
from tests.factories.forms import data_of

LANGUAGES = [code for code, _name in settings.LANGUAGES]


def texts(messages: Iterable[object]) -> list[str]:
    """Return the admin's messages as an editor reads them: without markup, in one line each."""
    return [" ".join(BeautifulSoup(str(each), "html.parser").get_text(" ").split()) for each in messages]


@dataclass
class Answer:
    """What the admin answered to a form."""

    response: HttpResponse

    @property
    def accepted(self) -> bool:
        return self.response.status_code == 302

    @property
    def messages(self) -> list[str]:
        return texts(get_messages(self.response.wsgi_request))

    @property
    def errors(self) -> dict[str, Any]:
        """Return the errors by field, and by relation and row those of inline lists; empty if accepted."""
        if self.accepted:
            return {}
        form = self.response.context["form"]
        errors = {name: list(messages) for name, messages in form.errors.items()}
        rows = {name: [dict(row) for row in formset.errors] for name, formset in form.formsets.items()}
        return errors | {name: found for name, found in rows.items() if any(found)}


@dataclass
class Form:
    """A form that an editor has open."""

    client: Client
    url: str
    data: QueryDict
    model: type[BasePage]
    added: dict[str, int] = field(default_factory=dict)

    def fill(self, **fields: Any) -> "Form":
        """Fill in fields; a dictionary gives the words per language, a list several choices."""
        for name, value in fields.items():
            self._set(name, value)
        return self

    def add(self, relation: str, **fields: Any) -> str:
        """Add a row to an inline list, with what the empty row offers, and return its prefix."""
        stem = f"{relation}-__prefix__-"
        total = int(self.data[f"{relation}-TOTAL_FORMS"])
        prefix = f"{relation}-{total}"
        for key, values in list(self.data.lists()):
            if key.startswith(stem):
                self.data.setlist(f"{prefix}-{key.removeprefix(stem)}", values)
        self.data[f"{relation}-TOTAL_FORMS"] = str(total + 1)
        self.data[f"{prefix}-ORDER"] = str(total + 1)
        for name, value in fields.items():
            self._set(f"{prefix}-{name}", value)
        return prefix

    def remove(self, relation: str, row: int) -> "Form":
        self.data[f"{relation}-{row}-DELETE"] = "1"
        return self

    def sent_back(self, answer: Answer) -> "Form":
        """Return the form as the server sent it back with questions or errors."""
        return Form(self.client, self.url, data_of(answer.response.content.decode()), self.model)

    def save(self) -> Answer:
        return self.send()

    def publish(self) -> Answer:
        return self.send(**{"action-publish": "action-publish"})

    def submit(self) -> Answer:
        return self.send(**{"action-submit": "action-submit"})

    def send(self, **action: str) -> Answer:
        data = self.data.copy()
        data.update(action)
        return Answer(self.client.post(self.url, data.urlencode(), "application/x-www-form-urlencoded"))

    def _set(self, name: str, value: Any) -> None:
        if isinstance(value, dict):
            for place, code in enumerate(LANGUAGES):
                self.data[f"{name}_{place}"] = value.get(code, "")
        elif isinstance(value, list):
            self.data.setlist(name, [str(getattr(each, "pk", each)) for each in value])
        elif value is None or value is False:
            self.data.setlist(name, [] if value is False else [""])
        else:
            self.data[name] = str(getattr(value, "pk", "on" if value is True else value))


class Desk:
    """An editor who is logged in: a superuser unless another user is given."""

    def __init__(self, client: Client, user: User | None = None, name: str = "editor") -> None:
        self.client = client
        self.user = user or User.objects.create_superuser(name, f"{name}@example.org")
        client.force_login(self.user)

    def open(self, page: Page) -> Form:
        return self.get(reverse("wagtailadmin_pages:edit", args=[page.pk]), type(page))

    def new(self, parent: Page, model: type[BasePage]) -> Form:
        names = (model._meta.app_label, model._meta.model_name, parent.pk)
        return self.get(reverse("wagtailadmin_pages:add", args=names), model)

    def get(self, url: str, model: type[BasePage]) -> Form:
        response = self.client.get(url)
        assert response.status_code == 200, (url, response.status_code, response.headers.get("Location"))
        return Form(self.client, url, data_of(response.content.decode()), model)
