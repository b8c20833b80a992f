"""Finds the pages of the demonstration by their address, read from the stage's database."""

import sqlite3
from contextlib import closing

from tools.screenshots.places import DATABASE

EXAMPLELAND = "exampleland"
SECOND = "exampleland/exampleland-second"


def page_id(path: str, root: str = "forums") -> int:
    """Return the key of the page at ``path`` below the programme page ``root``; raise ``LookupError``."""
    return _one("SELECT id FROM wagtailcore_page WHERE url_path = ?", f"/{root}/{path}/")


def image_id(title: str) -> int:
    """Return the key of the first picture with that title; raise ``LookupError``."""
    return _one("SELECT min(id) FROM media_customimage WHERE title = ?", title)


def person_id(given_name: str) -> int:
    """Return the key of the first person with that given name; raise ``LookupError``."""
    return _one("SELECT min(id) FROM forums_pages_person WHERE given_name = ?", given_name)


def edit(path: str, root: str = "forums") -> str:
    """Return the address at which the page is edited."""
    return f"/admin/pages/{page_id(path, root)}/edit/"


def add(kind: str, below: str) -> str:
    """Return the address at which a page of ``kind`` is added below another."""
    return f"/admin/pages/add/forums_pages/{kind}/{page_id(below)}/"


def _one(question: str, value: str) -> int:
    with closing(sqlite3.connect(f"file:{DATABASE}?mode=ro", uri=True)) as connection:
        row = connection.execute(question, (value,)).fetchone()
    if row is None or row[0] is None:
        raise LookupError(value)
    return int(row[0])
