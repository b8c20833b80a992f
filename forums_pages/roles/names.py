"""Names of what is made here: English, because groups have one name for users of every language."""

from collections.abc import Iterable

EDITORS = "Headquarters editors"
MODERATORS = "Headquarters moderators"
PARTNER_MANAGERS = "Partner managers"
HEADQUARTERS_MODERATION = "Moderation — Headquarters"
SHARED_COLLECTION = "Shared by all forums"

COORDINATORS_OF = "National coordinators — {}"
WORKING_GROUP_OF = "Working Group — {}"
MODERATION_OF = "Moderation — {}"
COLLECTION_OF = "{}"

# ``Group.name`` holds 150 characters, a page's title 255.
MAX_LENGTH = 150


def name_of(pattern: str, title: str, taken: Iterable[str] = ()) -> str:
    """Return ``pattern`` filled with ``title``: on one line, at most 150 characters, not among ``taken``.

    Characters that do not print, such as those that turn the direction of writing, are left out. Two
    forums of one title are told apart by a number.
    """
    printable = "".join(each if each.isprintable() else " " for each in title)
    subject = " ".join(printable.split()) or "…"
    others = set(taken)
    number = 1
    while True:
        ending = "" if number == 1 else f" ({number})"
        room = MAX_LENGTH - len(pattern.format("")) - len(ending)
        name = pattern.format(_shortened(subject, room) + ending)
        if name not in others:
            return name
        number += 1


def _shortened(text: str, room: int) -> str:
    return text if len(text) <= room else text[: room - 1].rstrip() + "…"
