"""HTML for values of the gateway."""

from typing import Any

import pytest
from django.utils import translation
from pytest_django import Settings

from cms.public.templatetags import public


@pytest.mark.parametrize(
    ("media", "address", "expected"),
    [
        ("/media/", "http://a.org:80/media/x.jpg 3w", "/media/x.jpg 3w"),
        ("/media/", "//a.org/media/x, https://a.org/media/y", "//a.org/media/x, /media/y"),
        ("/media/", "https://a.org/documents/3/report.pdf", "/documents/3/report.pdf"),
        ("https://bucket.org/media/", "https://bucket.org/media/x.jpg", "https://bucket.org/media/x.jpg"),
        ("/media/", "https://slides.example.org/1", "https://slides.example.org/1"),
    ],
)  # fmt: skip
def test_our_own_files_need_no_host(settings: Settings, media: str, address: str, expected: str) -> None:
    settings.MEDIA_URL = media
    assert public.local(address) == expected


def test_json_ends_no_element_early() -> None:
    assert public.json_ld('{"name": "</script><b> & more"}') == (
        '{"name": "\\u003c/script\\u003e\\u003cb\\u003e \\u0026 more"}'
    )


@pytest.mark.parametrize(
    ("thing", "expected"),
    [
        ({"title": "A <b>", "path": "/en/a/", "locale": "en"}, '<a href="/en/a/">A &lt;b&gt;</a>'),
        ({"title": "مدن", "path": "/ar/a/", "locale": "ar"}, '<a href="/ar/a/" lang="ar" dir="rtl">مدن</a>'),
        ({"title": "A", "path": None, "locale": "fr"}, '<span lang="fr" dir="ltr">A</span>'),
    ],
)
def test_pages_are_linked_in_their_language(thing: dict[str, Any], expected: str) -> None:
    with translation.override("en"):
        assert public.linked(thing) == expected


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (None, None, ""),
        (("2021-01-01", "YEAR"), None, '<time datetime="2021">2021</time>'),
        (("2019-04-01", "DAY"), ("2019-04-02", "DAY"), '<time datetime="2019-04-01">1–2 April 2019</time>'),
    ],
)
def test_dates_are_as_exact_as_they_are_known(start: Any, end: Any, expected: str) -> None:
    told = [{"date": each[0], "precision": each[1]} if each else None for each in (start, end)]
    with translation.override("en"):
        assert public.when({"startDate": told[0], "endDate": told[1]}) == expected


def test_a_clock_tells_the_instant_to_machines() -> None:
    session = {
        "startTime": "09:00:00", "endTime": None, "startsAt": "2030-05-14T09:00:00+01:00", "endsAt": None,
    }  # fmt: skip
    assert public.clock(session) == (
        '<bdi dir="ltr" class="clock"><time datetime="2030-05-14T09:00:00+01:00">09:00</time></bdi>'
    )
    assert public.clock(session | {"startTime": None}) == ""


def test_an_instant_is_told_by_the_clock_of_its_zone() -> None:
    with translation.override("fr"):
        assert public.moment("2030-02-28T22:59:00+00:00", "Africa/Tunis") == (
            '<time datetime="2030-02-28T22:59:00+00:00">28 février 2030, 23:59</time>'
        )
