"""An editor who tells the admin that something turned out otherwise, page by page."""

from dataclasses import dataclass
from typing import Any

from bs4 import BeautifulSoup, Tag
from django.conf import settings
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from tests.factories.desk import Answer, texts
from tests.factories.forms import values_of

LANGUAGES = [code for code, _name in settings.LANGUAGES]


@dataclass
class Shown:
    """A page of the guided action, as it is open in a browser."""

    client: Client
    url: str
    response: HttpResponse

    @property
    def main(self) -> Tag:
        found = BeautifulSoup(self.response.content, "html.parser").select_one("section.turn")
        assert found is not None, self.response.status_code
        return found

    @property
    def lines(self) -> list[list[str]]:
        """What changes: the label, what it is and what it will be."""
        rows = self.main.select(".turn__lines tbody tr")
        return [texts(row.select("th, td")) for row in rows]

    @property
    def notes(self) -> list[str]:
        return texts(self.main.select(".turn__note"))

    @property
    def notices(self) -> list[str]:
        return texts(self.main.select(".turn__notices > li"))

    @property
    def receivers(self) -> list[str]:
        return texts(self.main.select(".turn__receivers li"))

    @property
    def errors(self) -> list[str]:
        return texts(self.main.select(".error-message"))

    def send(self, stage: str, **answers: Any) -> "Shown":
        """Press a button, with ``answers`` filled in; a dictionary gives the words per language."""
        form = self.main.select_one("form")
        assert form is not None
        data = values_of(form) | {"stage": stage}
        for name, value in answers.items():
            if isinstance(value, dict):
                data |= {f"{name}_{place}": value.get(code, "") for place, code in enumerate(LANGUAGES)}
            else:
                data[name.replace("__", "-")] = value
        return Shown(self.client, self.url, self.client.post(self.url, data))

    def look(self, **answers: Any) -> "Shown":
        return self.send("show", **answers)

    def confirm(self, **answers: Any) -> Answer:
        return Answer(self.send("confirm", **answers).response)


def tell(client: Client, page: Any, turn: str) -> Shown:
    """Open the page that asks what is to be known of ``turn``."""
    name = "session_turn" if page._meta.model_name == "sessionpage" else "edition_turn"
    url = reverse(name, args=[page.pk, turn])
    return Shown(client, url, client.get(url))
