"""Stand-ins that fill the previews of the block chooser: invented, never stored, never public."""

from dataclasses import dataclass, field
from datetime import UTC, date, timedelta, tzinfo
from typing import Any

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from forums_pages.enums import DatePrecision, EditionStatus

# A text, or one that is looked up in the reader's language when it is shown.
Words = str | Promise


@dataclass(frozen=True)
class SamplePicture:
    """Drawn as an empty frame by the templates."""

    is_sample: bool = True
    is_decorative: bool = True
    lacks_alternative_text: bool = False
    default_alt_text: str = ""


@dataclass(frozen=True)
class SamplePage:
    """A page, session or edition that does not exist."""

    title: Words
    url: str = ""
    live: bool = True


@dataclass(frozen=True)
class SampleEdition(SamplePage):
    """An edition that does not exist, thirty days from now."""

    date_precision: str = DatePrecision.DAY
    status: str = EditionStatus.UPCOMING
    time_zone: tzinfo = UTC

    @property
    def source(self) -> "SampleEdition":
        """Itself."""
        return self

    @property
    def start_date(self) -> date:
        """The day in thirty days."""
        return timezone.now().date() + timedelta(days=30)


@dataclass(frozen=True)
class SampleOrganisation:
    """An organisation that does not exist."""

    name: str
    logo: Any = field(default_factory=SamplePicture)
    live: bool = True

    def full_name(self, _language: str | None = None) -> str:
        """Return the name."""
        return self.name


@dataclass(frozen=True)
class SamplePerson:
    """A person who does not exist."""

    name: str
    job_title: str
    organisation: SampleOrganisation
    portrait: Any = field(default_factory=SamplePicture)
    portrait_consent: bool = True
    live: bool = True

    def full_name(self, _language: str | None = None) -> str:
        """Return the name."""
        return self.name


@dataclass(frozen=True)
class SampleDocument:
    """A document that does not exist."""

    title: Words
    url: str = ""
    file_extension: str = "pdf"


def sample_organisations() -> list[SampleOrganisation]:
    """Return three invented organisations."""
    return [SampleOrganisation(_("Organisation %(letter)s") % {"letter": letter}) for letter in "ABC"]


def sample_people() -> list[SamplePerson]:
    """Return three invented people."""
    return [
        SamplePerson(_("Given name Family name"), _("Job title"), organisation)
        for organisation in sample_organisations()
    ]


def sample_pages(*titles: Words) -> list[SamplePage]:
    """Return an invented page for each title."""
    return [SamplePage(title) for title in titles]


def sample_picture() -> dict[str, Any]:
    """Return the value of a picture block that shows an empty frame."""
    return {"image": SamplePicture(), "alt_text": "", "decorative": True}
