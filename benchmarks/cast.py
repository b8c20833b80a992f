"""The people, organisations, themes and venues that the measured forums share. Invented, never random."""

from dataclasses import dataclass

from django.contrib.auth import get_user_model

from benchmarks.pictures import make_pictures
from benchmarks.rows import add_published_records
from forums_pages.enums import Sector
from forums_pages.models import Organisation, Person, Room, Theme, Venue

GIVEN = ("Amina", "Bruno", "Chaw Su", "Dimitra", "Elif", "Farid", "Grace", "Hédi", "Ines", "Jomar", "Khine")
FAMILY = ("Ahmadi", "Ben Salah", "Cruz", "Dimou", "Eleftheriou", "Fontaine", "Gharbi", "Htun", "Ibrahim")
SECTORS = tuple(Sector.values)
LOGIN = "benchmark"


@dataclass(frozen=True)
class Cast:
    """Who and what the sessions are made of."""

    people: tuple[Person, ...]
    organisations: tuple[Organisation, ...]
    themes: tuple[Theme, ...]


def make_cast(people: int, organisations: int = 60, themes: int = 8, *, pictures: bool = False) -> Cast:
    """Make and publish the records; every text has English and French. With ``pictures`` each has its own."""
    hosts = [_organisation(number) for number in range(organisations)]
    crowd = [_person(number, hosts[number % len(hosts)]) for number in range(people)]
    if pictures:
        for host, logo in zip(hosts, make_pictures("logo", organisations), strict=True):
            host.logo = logo
        for person, portrait in zip(crowd, make_pictures("portrait", people), strict=True):
            person.portrait = portrait
    add_published_records(hosts)
    add_published_records(crowd)
    topics = [_theme(number) for number in range(themes)]
    add_published_records(topics)
    return Cast(tuple(crowd), tuple(hosts), tuple(topics))


def make_venue(rooms: int) -> Venue:
    """Make a venue with that many rooms."""
    venue = Venue(name=_words("Palace of Examples"), city=_words("Sampleton", "Exempleville"), country="XX")
    venue.rooms = [
        Room(name=_words(f"Room {number:02}", f"Salle {number:02}"), capacity=40 + number, sort_order=number)
        for number in range(rooms)
    ]
    venue.save()
    return venue


def make_login() -> None:
    """Make the administrator as whom the admin is measured; there is no password to log in with."""
    get_user_model().objects.create_superuser(LOGIN, f"{LOGIN}@example.org", None)


def _words(english: str, french: str = "") -> dict[str, str]:
    return {"en": english, "fr": french or f"{english} (fr)"}


def _organisation(number: int) -> Organisation:
    return Organisation(
        slug=f"organisation-{number}",
        name=f"Organisation {number} for the goals",
        name_in_languages=_words(
            f"Organisation {number} for the goals", f"Organisation {number} des objectifs"
        ),
        acronym=f"ORG{number}",
        sector=SECTORS[number % len(SECTORS)],
        country="XX",
        website=f"https://organisation-{number}.example.org/",
        description=_words("It brings people together. " * 3, "Elle réunit les gens. " * 3),
    )


def _person(number: int, organisation: Organisation) -> Person:
    return Person(
        slug=f"person-{number}",
        given_name=GIVEN[number % len(GIVEN)],
        family_name=f"{FAMILY[number % len(FAMILY)]} {number}",
        job_title=_words("Head of programmes", "Responsable des programmes"),
        organisation=organisation,
        biography=_words("Has worked on it for ten years. " * 4, "Y travaille depuis dix ans. " * 4),
        portrait_consent=number % 5 != 0,
        country="XX",
        email=f"person-{number}@example.org",
    )


def _theme(number: int) -> Theme:
    title = _words(f"Theme {number}: fair cities", f"Thème {number} : villes justes")
    return Theme(slug=f"theme-{number}", title=title, summary=_words("What it is about."), order=number)
