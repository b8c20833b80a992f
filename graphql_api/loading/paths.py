"""Reads paths as they are typed, linked and logged: encoded or not, with or without slashes, or hostile."""

import re
from dataclasses import dataclass
from urllib.parse import unquote

from django.conf import settings
from django.utils.encoding import iri_to_uri, uri_to_iri
from wagtail.contrib.redirects.models import Redirect

MAX_LENGTH = 2000
# What Wagtail serves pages at.
SLUG = re.compile(r"[-\w]+")
MAX_OLD_PATH = 255


@dataclass(frozen=True)
class AskedPath:
    """What a path asks for. ``slugs`` is None where no page can be: redirects may still know the path."""

    locale: str | None
    slugs: tuple[str, ...] | None
    old_paths: tuple[str, ...]


def read_path(text: str, locale: str) -> AskedPath:
    """Return what ``text`` asks for; a path that begins with no language is looked for in ``locale``'s."""
    if len(text) > MAX_LENGTH or "\0" in text:
        return AskedPath(None, None, ())
    path = text.strip().partition("#")[0].partition("?")[0].removeprefix("/").removesuffix("/")
    slugs = _slugs(path)
    if slugs and slugs[0] in dict(settings.LANGUAGES):
        return AskedPath(slugs[0], slugs[1:], _old_paths(text))
    return AskedPath(None, slugs, (*_old_paths(text), *_old_paths(f"/{locale}/{text.strip().lstrip('/')}")))


def _slugs(path: str) -> tuple[str, ...] | None:
    try:
        decoded = unquote(path, errors="strict")
    except UnicodeDecodeError:
        return None
    slugs = tuple(decoded.split("/")) if decoded else ()
    return slugs if all(SLUG.fullmatch(each) for each in slugs) else None


def _old_paths(text: str) -> tuple[str, ...]:
    """Return the names under which a redirect may be kept, the most exact first, as Wagtail does."""
    try:
        whole = Redirect.normalise_path(iri_to_uri(text.partition("#")[0]), decode_unicode=False)
    except ValueError:
        return ()
    bare = whole.partition("?")[0]
    names = dict.fromkeys((uri_to_iri(whole), whole, uri_to_iri(bare), bare))
    return tuple(each for each in names if len(each) <= MAX_OLD_PATH and "\0" not in each)
