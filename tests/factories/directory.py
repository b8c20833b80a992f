from forums_pages.models import Organisation, Person, Room, Theme, Venue


def make_person(given_name: str = "Ada", family_name: str = "Example", **fields: object) -> Person:
    return Person.objects.create(given_name=given_name, family_name=family_name, **fields)


def make_organisation(name: str = "Example Trust", **fields: object) -> Organisation:
    return Organisation.objects.create(name=name, **fields)


def make_theme(title: str | dict[str, str] = "Fair cities", **fields: object) -> Theme:
    words = {"en": title} if isinstance(title, str) else title
    return Theme.objects.create(title=words, **fields)


def make_venue(name: str = "Palace of Examples", rooms: tuple[str, ...] = ("Great hall", "Room B")) -> Venue:
    venue = Venue(name={"en": name}, city={"en": "Sampleton", "fr": "Exempleville"})
    venue.rooms = [Room(name={"en": room}, sort_order=order) for order, room in enumerate(rooms)]
    venue.save()
    return venue
