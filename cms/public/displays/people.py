"""People in a session, and organisations and people in a Working Group."""

from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString

from cms.public.displays.children import children
from cms.public.pictures import Picture, pictures
from cms.public.readable import shown
from cms.public.reader import Reader
from cms.public.wording import said
from forums_pages.enums import Sector, WorkingGroupRole
from media.presets import Preset


@dataclass(frozen=True)
class SpeakerItem:
    """A person in a session, with the affiliation that was printed then."""

    name: str
    honorific: SafeString
    role: str
    job_title: SafeString | str
    organisation: SafeString | str
    portrait: Picture | None


@dataclass(frozen=True)
class MemberItem:
    """An organisation in the Working Group, and who speaks for it."""

    organisation: str
    person: str
    role: str
    sector: str

    @property
    def details(self) -> tuple[str, ...]:
        """The role, if it is more than member, and the sector."""
        return tuple(each for each in (self.role, self.sector) if each)


def speaker_items(session: Any, reader: Reader) -> list[SpeakerItem]:
    """Return the confirmed people of a session in order; portraits only of those who agreed to theirs."""
    rows = children(session, "participations", "person__organisation", "person__portrait")
    seen = [row for row in rows if row.confirmed and row.person_id and shown(row.person, reader)]
    agreed = [row.person.portrait for row in seen if row.person.portrait_consent]
    portraits = pictures(agreed, Preset.PORTRAIT_SMALL)
    return [_speaker(row, portraits, reader) for row in seen]


def member_items(edition: Any, reader: Reader) -> list[MemberItem]:
    """Return the public members in order, whoever is no longer a member included."""
    rows = children(edition, "working_group", "organisation", "person")
    seen = [row for row in rows if row.is_public and row.organisation_id and shown(row.organisation, reader)]
    return [_member(row, reader) for row in seen]


def _speaker(row: Any, portraits: dict[int, Picture], reader: Reader) -> SpeakerItem:
    person = row.person
    employer = shown(person.organisation, reader)
    return SpeakerItem(
        name=person.full_name(reader.language),
        honorific=said(person.honorific),
        role=row.get_role_display(),
        job_title=said(row.job_title) or said(person.job_title),
        organisation=said(row.organisation_name) or (employer.full_name(reader.language) if employer else ""),
        portrait=portraits.get(person.portrait_id) if person.portrait_consent else None,
    )


def _member(row: Any, reader: Reader) -> MemberItem:
    person = shown(row.person, reader) if row.person_id else None
    sector = row.sector or row.organisation.sector
    return MemberItem(
        organisation=row.organisation.full_name(reader.language),
        person=person.full_name(reader.language) if person else "",
        role="" if row.role == WorkingGroupRole.MEMBER else row.get_role_display(),
        sector=str(Sector(sector).label) if sector in Sector.values else "",
    )
