"""Reads what translators send back: a PO file, or a ZIP archive of some. No name of a file becomes a path."""

import codecs
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from tempfile import NamedTemporaryFile
from zipfile import BadZipFile, ZipFile, ZipInfo, is_zipfile

import polib
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

MOST_BYTES = 10 * 1024 * 1024
MOST_TEXT = 5 * 1024 * 1024
MOST_FILES = 1000
CHARSET = re.compile(rb"charset=([A-Za-z0-9._:-]+)")
TEXT = r'"(?:[^"\\]|\\.)*"'
WELL_FORMED = re.compile(rf"\s*(?:#.*|(?:(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d+\])?)\s*)?{TEXT}\s*)?")
LINE = re.compile(r"line (\d+)")


class Fault(TextChoices):
    """Why nothing of an upload is taken over."""

    DAMAGED = "damaged", _("The archive is damaged, or locked with a password.")
    TOO_MUCH = "too_much", _("There is more in it than translations of an edition could be.")
    NOTHING = "nothing", _("There is no PO file in it.")
    NOT_TEXT = "not_text", _("This is no text in the encoding that it names.")
    MALFORMED = "malformed", _("This line is not as PO files are written.")
    UNKNOWN = "unknown", _("It does not say which page it translates. Send what was downloaded here.")
    ELSEWHERE = "elsewhere", _("It translates no page of this edition that is translated here.")
    NOT_YOURS = "not_yours", _("You may not edit this page.")
    TWICE = "twice", _("Another file in it translates the same page.")


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a file, and in which line, if in one."""

    file: str
    fault: Fault
    line: int | None = None


class RefusedError(Exception):
    """Nothing was taken over."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(problems)
        self.problems = problems


@dataclass(frozen=True, slots=True)
class PoText:
    """A file that could be read."""

    file: str
    po: polib.POFile


def read_upload(name: str, content: bytes) -> list[PoText]:
    """Return the PO files of an upload. Raise RefusedError, with every problem, where one cannot be read."""
    texts = list(_unpacked(content)) if is_zipfile(BytesIO(content)) else [(name, content)]
    if not texts:
        raise RefusedError([Problem(name, Fault.NOTHING)])
    read: list[PoText] = []
    problems: list[Problem] = []
    for file, data in texts:
        try:
            read.append(PoText(file, parsed(file, data)))
        except RefusedError as error:
            problems += error.problems
    if problems:
        raise RefusedError(problems)
    return read


def parsed(file: str, data: bytes) -> polib.POFile:
    """Return the entries of one file. Raise RefusedError with the line that cannot be read."""
    text = _decoded(file, data)
    if "msgid" not in text:
        raise RefusedError([Problem(file, Fault.MALFORMED, 1)])
    # polib takes half a line for a whole one.
    for number, line in enumerate(re.split(r"\r\n|\r|\n", text), start=1):
        if not WELL_FORMED.fullmatch(line):
            raise RefusedError([Problem(file, Fault.MALFORMED, number)])
    try:
        return _read_by_polib(text)
    except (OSError, ValueError, IndexError) as error:
        found = LINE.search(str(error))
        raise RefusedError([Problem(file, Fault.MALFORMED, int(found[1]) if found else None)]) from None


def _read_by_polib(text: str) -> polib.POFile:
    # It takes a text for a path where there is such a file, and splits texts in more places than files.
    with NamedTemporaryFile("w", encoding="utf-8", suffix=".po", newline="\n") as file:
        file.write(text)
        file.flush()
        return polib.pofile(file.name, encoding="utf-8")


def _decoded(file: str, data: bytes) -> str:
    named = CHARSET.search(data[:8192])
    encoding = named[1].decode() if named and named[1] != b"CHARSET" else "utf-8"
    try:
        is_utf8 = codecs.lookup(encoding).name == "utf-8"
        text = data.decode("utf-8-sig" if is_utf8 else encoding)
    except (LookupError, ValueError):
        raise RefusedError([Problem(file, Fault.NOT_TEXT)]) from None
    if "\x00" in text:
        raise RefusedError([Problem(file, Fault.NOT_TEXT)])
    return text


def _unpacked(content: bytes) -> Iterator[tuple[str, bytes]]:
    try:
        with ZipFile(BytesIO(content)) as archive:
            yield from _members(archive)
    except (BadZipFile, RuntimeError, NotImplementedError, OSError, EOFError, zlib.error):
        raise RefusedError([Problem("", Fault.DAMAGED)]) from None


def _members(archive: ZipFile) -> Iterator[tuple[str, bytes]]:
    """Yield names and contents, as long as they are not more than there can be."""
    members = [each for each in archive.infolist() if _is_po(each)]
    if len(members) > MOST_FILES:
        raise RefusedError([Problem("", Fault.TOO_MUCH)])
    left = MOST_TEXT
    for member in members:
        # What an archive says of its sizes proves nothing.
        with archive.open(member) as file:
            data = file.read(left + 1)
        left -= len(data)
        if left < 0:
            raise RefusedError([Problem(member.filename[:200], Fault.TOO_MUCH)])
        yield member.filename[:200], data


def _is_po(member: ZipInfo) -> bool:
    """Return whether it is meant: programs add compiled files, and systems notes of their own."""
    name = member.filename.rsplit("/", 1)[-1]
    is_note = name.startswith(".") or member.filename.startswith("__MACOSX/")
    return name.lower().endswith(".po") and not is_note and not member.is_dir()
