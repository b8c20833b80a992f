"""What is drawn without templates is what Wagtail's and Django's templates say."""

import re
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path

import pytest
import wagtail.admin
from bs4 import BeautifulSoup
from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client, override_settings
from django.urls import reverse

from forums_pages.enums import PartnerKind
from forums_pages.models import EditionPage, PartnerLevel, Partnership
from tests.factories import make_edition, make_forum, make_organisation
from tests.factories.forms import data_of

WAGTAILS = Path(wagtail.admin.__file__).parent / "templates"
DRAWN = ("panels/field_panel", "panels/multi_field_panel_child", "shared/icon")


def as_wagtail_draws() -> override_settings:
    templates = deepcopy(settings.TEMPLATES)
    templates[0]["APP_DIRS"] = False
    names = [f"wagtailadmin/{name}.html" for name in DRAWN]
    originals = {name: (WAGTAILS / name).read_text(encoding="utf-8") for name in names}
    templates[0]["OPTIONS"]["loaders"] = [
        ("django.template.loaders.locmem.Loader", originals),
        "django.template.loaders.app_directories.Loader",
    ]
    return override_settings(TEMPLATES=templates, FORM_RENDERER="django.forms.renderers.DjangoTemplates")


def lines_of(html: str) -> Iterator[str]:
    """Yield the tags and words of a page, without what differs each time that it is shown."""
    page = BeautifulSoup(html, "html.parser")
    for token in page.select("input[name=csrfmiddlewaretoken], time, script#wagtail-config"):
        token.decompose()
    for line in re.sub(r"(<[^>]+>)", r"\n\1\n", str(page)).splitlines():
        # Descriptions for JavaScript hold HTML inside JSON.
        words = re.sub(r"(\\n|\s)+(?=\\u003C)|(?<=\\u003E)(\\n|\s)+", "", " ".join(line.split()))
        if words:
            yield re.sub(r' (?="|>)|(?<=/editing-sessions/)[\w/]+', "", words)


@pytest.fixture
def edition(db: None) -> EditionPage:
    edition = make_edition(make_forum())
    level = PartnerLevel(kind=PartnerKind.values[0])
    level.partnerships = [Partnership(organisation=make_organisation("Ours & <theirs>"))]
    edition.partner_levels = [level]
    edition.save()
    return edition


@pytest.fixture
def chief(client: Client, db: None) -> Client:
    client.force_login(User.objects.create_superuser("chief", "chief@example.org", None))
    return client


@pytest.mark.parametrize("mistake", [{}, {"start_date": "never", "ordinal": "<b>", "title": ""}])
def test_a_large_form_is_what_wagtail_draws(
    chief: Client, edition: EditionPage, mistake: dict[str, str]
) -> None:
    address = reverse("wagtailadmin_pages:edit", args=[edition.pk])
    data = data_of(chief.get(address).content.decode())
    for name, value in mistake.items():
        data[name] = value

    def shown() -> list[str]:
        answer = chief.post(address, data) if mistake else chief.get(address)
        return list(lines_of(answer.content.decode()))

    ours = shown()
    with as_wagtail_draws():
        theirs = shown()

    assert len(ours) > 1000
    assert ours == theirs
