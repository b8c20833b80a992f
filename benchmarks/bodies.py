"""Bodies of editions: blocks of several kinds, with links, pictures, people and pages."""

import uuid
from collections.abc import Callable
from typing import Any

from benchmarks.cast import Cast
from forums_pages.models import ForumPage
from media.models import CustomImage

TEXT = "<p>It brings together those who <b>act</b>, those who fund and those who decide.</p>"


def body_of(count: int, picture: CustomImage, cast: Cast, forum: ForumPage) -> list[dict[str, Any]]:
    """Return ``count`` blocks as a StreamField keeps them, the kinds one after the other."""
    organisations = [each.pk for each in cast.organisations[:6]]
    people = [each.pk for each in cast.people[:4]]
    link = f'<p>More about <a linktype="page" id="{forum.pk}">the forum</a> and its partners.</p>'
    shown = {"image": picture.pk, "alt_text": "A full hall", "decorative": False}
    kinds: list[Callable[[int], tuple[str, Any]]] = [
        lambda number: ("heading", {"text": f"What happens, part {number}", "level": "h2", "anchor": ""}),
        lambda _number: ("paragraph", TEXT + link + TEXT),
        lambda number: (
            "quote",
            {"text": "We did it together.", "person": people[number % len(people)], "attribution": ""},
        ),
        lambda _number: ("image", {"picture": shown, "caption": "The hall in the morning", "layout": "wide"}),
        lambda _number: ("person_list", {"heading": "Who speaks", "people": people, "show": []}),
        lambda _number: ("organisation_list", {"heading": "With", "organisations": organisations}),
        lambda _number: ("page_list", {"heading": "See also", "pages": [forum.pk], "latest": ""}),
        lambda _number: ("paragraph", TEXT * 3),
    ]
    return [_block(number, *kinds[number % len(kinds)](number)) for number in range(count)]


def _block(number: int, kind: str, value: Any) -> dict[str, Any]:
    return {"type": kind, "value": value, "id": str(uuid.UUID(int=number + 1))}
