from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import GroupPagePermission, Page

from forums_pages.models import BasePage
from tests.factories import make_index
from tests.forums_pages.viewsets.listing_text import read_cells


@pytest.fixture
def desk(db: None, admin_client: Client) -> Client:
    """The browser of somebody who may do everything, on a site that has its first page."""
    make_index()
    return admin_client


@pytest.fixture
def coordinator() -> Callable[[BasePage], Client]:
    """Return a browser of somebody who may edit and publish below one page only."""

    def log_in(page: Page) -> Client:
        user = User.objects.create_user("coordinator", password="coordinator")
        group = Group.objects.create(name="Coordinators")
        group.permissions.add(Permission.objects.get(codename="access_admin"))
        for codename in ("add_page", "change_page", "publish_page"):
            permission = Permission.objects.get(codename=codename, content_type__app_label="wagtailcore")
            GroupPagePermission.objects.create(group=group, page=page, permission=permission)
        user.groups.add(group)
        client = Client()
        client.force_login(user)
        return client

    return log_in


@pytest.fixture
def count_statements() -> Callable[[Client, str], int]:
    """Return how many SQL statements a page costs once the caches of Wagtail and Django are warm."""

    def count(client: Client, url: str) -> int:
        assert client.get(url).status_code == 200
        with CaptureQueriesContext(connection) as statements:
            client.get(url)
        return len(statements)

    return count


@pytest.fixture
def rows() -> Callable[[Any], list[list[str]]]:
    """Return the listing of a response as text, row by row."""
    return lambda response: read_cells(response.content.decode())
