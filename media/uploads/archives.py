"""The check of ZIP archives and of the office formats that are ZIP archives inside."""

import re
import stat
import zipfile
import zlib
from typing import IO

from media.uploads import limits
from media.uploads.refusals import Refused
from media.uploads.zip_structure import END, END_LENGTH, LONGEST_COMMENT

# Below this an archive is harmless whatever its ratio (XML packs a hundredfold).
_RATIO_MATTERS_ABOVE = 10 * limits.MEGABYTE
_ENCRYPTED = 0x1
_UNSAFE_NAME = re.compile(r"(^|[/\\])\.\.([/\\]|$)|^[/\\]|^[A-Za-z]:|[\x00-\x1f]")
_SMALL_PART = limits.MEGABYTE
OFFICE_PARTS = {
    "docx": b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
    "pptx": b"application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml",
    "xlsx": b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
}
OPEN_DOCUMENT = {
    "odp": b"application/vnd.oasis.opendocument.presentation",
    "ods": b"application/vnd.oasis.opendocument.spreadsheet",
    "odt": b"application/vnd.oasis.opendocument.text",
}
_MACROS = re.compile(r"(^|/)(vbaProject\.bin|vbaData\.xml|macrosheets/.*)$|^(Basic|Scripts)/", re.IGNORECASE)


def check_archive(content: IO[bytes], extension: str) -> None:
    """Refuse an archive that is damaged, unsafe, too large unpacked, or of another kind than its name.

    Archives inside the archive are bytes like others: nothing is unpacked twice.
    """
    _check_ends(content)
    try:
        with zipfile.ZipFile(content) as archive:
            entries = archive.infolist()
            _check_amount(entries)
            for entry in entries:
                _check_entry(entry)
            _check_overlap(archive, entries)
            if archive.testzip() is not None:
                raise Refused("damaged")
            _check_kind(archive, extension)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, KeyError) as error:
        raise Refused("damaged") from error


def _check_ends(content: IO[bytes]) -> None:
    """Refuse data before the first entry or after the end record, its comment included."""
    content.seek(0)
    head = content.read(4)
    size = content.seek(0, 2)
    content.seek(max(0, size - END_LENGTH - LONGEST_COMMENT))
    tail = content.read()
    position = tail.rfind(END)
    if head != b"PK\x03\x04" or position < 0 or position + END_LENGTH > len(tail):
        raise Refused("damaged")
    if position + END_LENGTH < len(tail):
        raise Refused("hidden_data")


def _check_amount(entries: list[zipfile.ZipInfo]) -> None:
    """Refuse too many entries, too many bytes, and a suspicious ratio (decompression bombs)."""
    packed = sum(entry.compress_size for entry in entries)
    unpacked = sum(entry.file_size for entry in entries)
    suspicious = unpacked > _RATIO_MATTERS_ABOVE and unpacked > packed * limits.max_archive_ratio()
    too_many = len(entries) > limits.max_archive_entries()
    if suspicious or too_many or unpacked > limits.max_unpacked_bytes():
        raise Refused("archive_too_large")


def _check_entry(entry: zipfile.ZipInfo) -> None:
    """Refuse an entry that is encrypted, a link, or named to land outside its folder."""
    if entry.flag_bits & _ENCRYPTED:
        raise Refused("locked")
    if _UNSAFE_NAME.search(entry.orig_filename) or stat.S_ISLNK(entry.external_attr >> 16):
        raise Refused("unsafe_names")


def _check_overlap(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> None:
    """Refuse entries that share bytes (the densest bombs do), and a gap before the first."""
    position = 0
    for entry in sorted(entries, key=lambda item: item.header_offset):
        if entry.header_offset < position or (position == 0 and entry.header_offset):
            raise Refused("archive_too_large" if position else "hidden_data")
        position = entry.header_offset + 30 + entry.compress_size
    if position > archive.start_dir:
        raise Refused("archive_too_large")


def kind_of(archive: zipfile.ZipFile) -> str:
    """Return ``docx`` … ``odt`` for an office document, ``zip`` for any other archive."""
    names = archive.namelist()
    if "[Content_Types].xml" in names:
        types = _part(archive, "[Content_Types].xml")
        if b"macroEnabled" in types:
            raise Refused("macros")
        return next((kind for kind, main in OFFICE_PARTS.items() if main in types), "zip")
    if "mimetype" in names:
        declared = _part(archive, "mimetype").strip()
        return next((kind for kind, name in OPEN_DOCUMENT.items() if name == declared), "zip")
    return "zip"


def _check_kind(archive: zipfile.ZipFile, extension: str) -> None:
    """Refuse a document of another kind than its name, and one with macros."""
    kind = kind_of(archive)
    if kind != extension:
        raise Refused("other_extension", extension=extension, kind=kind.upper())
    if kind != "zip" and any(_MACROS.search(name) for name in archive.namelist()):
        raise Refused("macros")


def _part(archive: zipfile.ZipFile, name: str) -> bytes:
    """Return the beginning of a small part."""
    with archive.open(name) as part:
        return part.read(_SMALL_PART)
