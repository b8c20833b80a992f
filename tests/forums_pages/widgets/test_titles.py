import pytest
from django.test import Client

from forums_pages.models import SessionPage
from tests.factories import Desk, make_session

LONG = "How towns and neighbourhoods pay together for living with a changing climate"


@pytest.mark.django_db
def test_a_title_is_seen_whole_and_stays_one_line(client: Client) -> None:
    session = make_session(title=LONG)
    form = Desk(client).open(session)
    page = form.client.get(form.url).content.decode()
    assert page.count('<textarea name="title"') == 1
    assert form.data["title"] == LONG

    assert form.fill(title=f"  {LONG}\r\nand \t more ").publish().errors == {}
    assert SessionPage.objects.get().title == f"{LONG} and more"


@pytest.mark.django_db
def test_a_title_that_is_too_long_is_told(client: Client) -> None:
    form = Desk(client).open(make_session())
    assert list(form.fill(title="x" * 256).save().errors) == ["title"]
