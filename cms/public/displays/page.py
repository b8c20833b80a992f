"""What every page shows."""

from functools import cached_property
from typing import Any

from django.utils.safestring import SafeString

from cms.public.readable import readable
from cms.public.reader import Reader, language_of_words, page_language
from cms.public.wording import Worded, marks, worded
from forums_pages.models import BasePage, ForumsIndexPage


class PageDisplay:
    """A page for one reader: its words, and the facts of its source. Subclasses add what their type shows."""

    kind = "page"

    def __init__(self, page: Any, reader: Reader) -> None:
        self.page = page
        self.reader = reader

    @cached_property
    def facts(self) -> Any:
        """The page that holds the facts: in a preview, as the editor's form has them."""
        return self.page.source

    @cached_property
    def marks(self) -> SafeString:
        """The attributes of words in another language than the page's tree; empty in the usual case."""
        return marks(language_of_words(self.page), page_language(self.page))

    @property
    def title(self) -> str:
        """The title; never empty, so that an unfinished draft can be previewed."""
        return str(self.page.title or self.page._meta.verbose_name)

    @property
    def description(self) -> str:
        """One or two sentences for search engines."""
        named = (
            getattr(self.page, name, "") for name in ("search_description", "summary", "intro", "abstract")
        )
        return next((text for text in named if text), "")

    @cached_property
    def parent(self) -> BasePage | None:
        """The source page above, from the facts; None at the top."""
        above = self.page.get_parent() if self.page.path else None
        found = above.specific if above is not None else None
        return found.source if isinstance(found, BasePage) else None

    @cached_property
    def trail(self) -> list[Worded]:
        """The pages above, from the programme down, in the reader's words."""
        found: list[BasePage] = []
        page = self.parent
        while page is not None:
            found.insert(0, page)
            page = PageDisplay(page, self.reader).parent
        return worded(found, self.reader)

    @cached_property
    def unseen(self) -> list[str]:
        """Sentences for an editor's preview about what the public will not see; empty for everybody else."""
        return self.find_unseen() if self.reader.is_preview and not self.reader.is_shared else []

    def find_unseen(self) -> list[str]:
        """Return what the editor sees listed as hidden; nothing by default."""
        return []


def programme_page(reader: Reader) -> Worded | None:
    """Return the page of the programme in the reader's words; None while there is none to read."""
    sources = readable(ForumsIndexPage.objects.filter(is_source=True), reader)
    found = worded(sources[:1], reader)
    return found[0] if found else None
