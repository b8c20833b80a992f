"""Makes content for tests: valid, small and the same every time. Nothing here is random."""

from tests.factories.desk import Answer, Desk, Form, texts
from tests.factories.directory import make_organisation, make_person, make_theme, make_venue
from tests.factories.forms import data_of
from tests.factories.keys import make_key, make_secret_key
from tests.factories.media import make_document, make_image, picture_bytes
from tests.factories.members import make_contribution, make_member
from tests.factories.pages import (
    make_article,
    make_call,
    make_edition,
    make_forum,
    make_index,
    make_session,
    make_standard,
    publish,
    translate,
)
from tests.factories.site import locale, make_site

__all__ = [
    "Answer",
    "Desk",
    "Form",
    "data_of",
    "locale",
    "make_article",
    "make_call",
    "make_contribution",
    "make_document",
    "make_edition",
    "make_forum",
    "make_image",
    "make_index",
    "make_key",
    "make_member",
    "make_organisation",
    "make_person",
    "make_secret_key",
    "make_session",
    "make_site",
    "make_standard",
    "make_theme",
    "make_venue",
    "picture_bytes",
    "publish",
    "texts",
    "translate",
]
