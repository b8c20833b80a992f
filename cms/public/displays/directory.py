"""What the preview of a directory record shows: what the public sees wherever the record is named."""

from functools import cached_property
from typing import Any

from django.utils.safestring import SafeString

from cms.public.displays.children import children
from cms.public.pictures import Picture, picture
from cms.public.readable import closed_to, is_hidden, shown
from cms.public.reader import Reader
from cms.public.wording import Worded, said, worded
from media.presets import Preset


class PersonDisplay:
    """A person for one reader."""

    def __init__(self, record: Any, reader: Reader) -> None:
        self.record = record
        self.reader = reader

    @property
    def title(self) -> str:
        """The name in the reader's language; never empty, so that an unfinished draft can be previewed."""
        return self.record.full_name(self.reader.language) or str(self.record)

    @property
    def employer(self) -> str:
        """The organisation, if the public may see it."""
        found = shown(self.record.organisation, self.reader)
        return found.full_name(self.reader.language) if found else ""

    @property
    def details(self) -> list[str]:
        """The organisation and the country, as far as they are known."""
        return [each for each in (self.employer, str(self.record.country.name or "")) if each]

    @cached_property
    def portrait(self) -> Picture | None:
        """The portrait, only with consent."""
        agreed = self.record.portrait_consent
        return picture(self.record.portrait, Preset.PORTRAIT) if agreed else None

    @property
    def biography(self) -> SafeString | str:
        """The biography, only with consent."""
        return said(self.record.biography) if self.record.portrait_consent else ""

    @cached_property
    def links(self) -> list[Any]:
        """The public addresses."""
        return [link for link in children(self.record, "links") if link.url]


class OrganisationDisplay:
    """An organisation for one reader."""

    def __init__(self, record: Any, reader: Reader) -> None:
        self.record = record
        self.reader = reader

    @property
    def title(self) -> str:
        """The name in the reader's language; never empty."""
        return self.record.full_name(self.reader.language) or str(self.record._meta.verbose_name)

    @property
    def details(self) -> list[str]:
        """The sector and the country, as far as they are known."""
        found = (str(self.record.get_sector_display() or ""), str(self.record.country.name or ""))
        return [each for each in found if each]

    @cached_property
    def logo(self) -> Picture | None:
        """The logo for light backgrounds."""
        return picture(self.record.logo, Preset.LOGO)

    @cached_property
    def dark_logo(self) -> Picture | None:
        """The logo for dark backgrounds."""
        return picture(self.record.logo_for_dark, Preset.LOGO)

    @cached_property
    def former_names(self) -> list[Any]:
        """The names it bore."""
        return [each for each in self.record.former_names.all() if each.name]


class ThemeDisplay:
    """A theme for one reader."""

    def __init__(self, record: Any, reader: Reader) -> None:
        self.record = record
        self.reader = reader

    @property
    def title(self) -> str:
        """The title in the reader's language; never empty."""
        return str(self.record)

    @cached_property
    def forum(self) -> Worded | None:
        """The forum it belongs to, if everybody may read its page; None for the whole programme."""
        forum = self.record.forum
        if forum is None or is_hidden(forum, self.reader.moment) or closed_to(self.reader).covers(forum):
            return None
        return worded([forum], self.reader)[0]
