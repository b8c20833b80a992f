"""What writing one plan needs to know, and what it has written so far."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.utils import timezone
from wagtail.models import Page

from forums_pages.models import EditionPage, ForumPage, Goal, Language, Pillar, Theme
from forums_pages.programme.importing.told import Link


@dataclass(frozen=True)
class Written:
    """A thing as it was before, and as it is now."""

    thing: Any
    # None of something new, until its whole kind is made.
    revision: Any
    before: dict[str, Any] | None = None
    was_unpublished: bool = False
    is_published: bool = False


@dataclass
class Work:
    """Whose work it is, where it goes, and what was made of which row.

    ``publishes`` asks for publishing; whoever may not publish saves drafts all the same.
    """

    user: Any
    target: Page | None
    publishes: bool
    language: str
    # The people in recordings have agreed that these are shown, says who imports them.
    recordings_agreed: bool = False
    # Why the sessions of these rows may clash in public.
    reasons: dict[int, str] = field(default_factory=dict)
    made: dict[int, Any] = field(default_factory=dict)
    written: dict[int, Written] = field(default_factory=dict)
    # What no row of the file asked for, with its kind.
    besides: list[tuple[str, Written]] = field(default_factory=list)
    moment: Any = field(default_factory=timezone.now)
    identities: dict[str, Any] = field(default_factory=dict)
    slugs: dict[int, set[str]] = field(default_factory=dict)
    # The house that new rooms go into, and whether it is new itself.
    venue: Any = None
    new_house: bool = False

    @property
    def edition(self) -> EditionPage:
        """Return the edition that sessions go into: the target, or what was made of the file's own."""
        if isinstance(self.target, EditionPage):
            return self.target
        made = next((each for each in self.made.values() if isinstance(each, EditionPage)), None)
        if made is None:
            raise LookupError("There is no edition to put sessions into.")
        return made

    @property
    def forum(self) -> ForumPage:
        """Return the forum that editions go into."""
        if isinstance(self.target, ForumPage):
            return self.target
        raise LookupError("There is no forum to put editions into.")

    @cached_property
    def fixed(self) -> dict[str, dict[str, Any]]:
        """Return goals, pillars and languages by how files name them."""
        return {
            "languages": {each.code: each for each in Language.objects.all()},
            "goals": {str(each.number): each for each in Goal.objects.all()},
            "pillars": {each.key: each for each in Pillar.objects.all()},
        }

    @cached_property
    def themes(self) -> dict[int, Theme]:
        """Return the themes that were here before, by key."""
        return {each.pk: each for each in Theme.objects.all()}

    def key_of(self, link: Link) -> int:
        """Return the key of what ``link`` means, which may have been made of another row."""
        if link.key is not None:
            return link.key
        if link.row is None:
            raise LookupError(link.label)
        key: int = self.made[link.row].pk
        return key

    def theme(self, link: Link) -> Theme:
        """Return the theme that ``link`` means."""
        found: Theme = self.themes[link.key] if link.key is not None else self.made[link.row or 0]
        return found


Writer = Callable[[Any, Work], Written]
