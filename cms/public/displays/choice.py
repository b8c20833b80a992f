"""Which display belongs to which model."""

from typing import Any

from cms.public.displays.article import ArticleDisplay, StandardDisplay
from cms.public.displays.call import CallDisplay
from cms.public.displays.directory import OrganisationDisplay, PersonDisplay, ThemeDisplay
from cms.public.displays.edition import EditionDisplay
from cms.public.displays.forum import ForumDisplay
from cms.public.displays.index import IndexDisplay
from cms.public.displays.session import SessionDisplay
from cms.public.reader import Reader
from forums_pages.models import (
    ArticlePage,
    CallPage,
    EditionPage,
    ForumPage,
    ForumsIndexPage,
    Organisation,
    Person,
    SessionPage,
    StandardPage,
    Theme,
)

DISPLAYS: dict[type[Any], type[Any]] = {
    ForumsIndexPage: IndexDisplay,
    ForumPage: ForumDisplay,
    EditionPage: EditionDisplay,
    SessionPage: SessionDisplay,
    CallPage: CallDisplay,
    ArticlePage: ArticleDisplay,
    StandardPage: StandardDisplay,
    Person: PersonDisplay,
    Organisation: OrganisationDisplay,
    Theme: ThemeDisplay,
}


def display(record: Any, reader: Reader) -> Any:
    """Return what ``record`` shows to ``reader``."""
    return DISPLAYS[type(record)](record, reader)
