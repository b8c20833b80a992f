"""The check of plain text: comma-separated values, notes, calendars."""

from typing import IO

from media.uploads.refusals import Refused
from media.uploads.sniffing import is_markup

_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
# Any byte but control characters can be a letter of some Windows code page.
_ALLOWED_CONTROLS = frozenset("\t\n\r\f\x1a")
_FIRST_PRINTABLE = 32


def check_text(content: IO[bytes], extension: str) -> None:
    """Refuse what is not UTF-8, UTF-16 with its mark, or a Windows code page; and markup of any kind."""
    data = content.read()
    if is_markup(data[:1024]):
        raise Refused("markup")
    words = decode(data).lstrip("\ufeff \t\r\n")
    if words.startswith("<"):
        raise Refused("markup")
    if any(ord(c) < _FIRST_PRINTABLE and c not in _ALLOWED_CONTROLS for c in set(words)):
        raise Refused("not_text")
    if extension == "ics" and not words.upper().startswith("BEGIN:VCALENDAR"):
        raise Refused("not_a_calendar")


def decode(data: bytes) -> str:
    """Return the text; an undecodable UTF-8 file is read as Latin letters, only to look for controls."""
    if data.startswith(_UTF16_MARKS):
        try:
            return data.decode("utf-16")
        except UnicodeDecodeError as error:
            raise Refused("not_text") from error
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("latin-1")
