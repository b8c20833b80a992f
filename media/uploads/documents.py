"""The check of a document: its bytes must be what its name says, and nothing besides."""

from pathlib import PurePath
from typing import IO

from django.conf import settings

from media.uploads.archives import check_archive
from media.uploads.limits import check_size, max_document_bytes
from media.uploads.refusals import Refused
from media.uploads.sniffing import is_markup, picture_format
from media.uploads.texts import check_text
from media.uploads.zip_structure import END_LENGTH, LONGEST_COMMENT, ends_as_archive

ARCHIVES = {"docx", "xlsx", "pptx", "odt", "ods", "odp", "zip"}
TEXTS = {"csv", "txt", "ics"}
_PDF, _PDF_END = b"%PDF-", b"%%EOF"
_HEAD = 1024
_TAIL = END_LENGTH + LONGEST_COMMENT
_PROGRAM = "program"
_SIGNATURES = {
    b"%PDF-": "PDF",
    b"PK\x03\x04": "ZIP",
    b"MZ": _PROGRAM,
    b"\x7fELF": _PROGRAM,
    b"\xd0\xcf\x11\xe0": "Office 97–2003",
    b"{\\rtf": "RTF",
}


def check_document(content: IO[bytes], size: int, name: str) -> None:
    """Raise ``Refused`` unless ``content``, positioned at its start, may be stored under ``name``."""
    check_size(size, max_document_bytes())
    extension = PurePath(name).suffix.lower().removeprefix(".")
    if extension not in settings.WAGTAILDOCS_EXTENSIONS:
        formats = ", ".join(settings.WAGTAILDOCS_EXTENSIONS).upper()
        raise Refused("document_kind", extension=extension, formats=formats)
    head = content.read(_HEAD)
    content.seek(0)
    _check_head(head, extension)
    if extension == "pdf":
        _check_pdf(content, size)
    elif extension in ARCHIVES:
        check_archive(content, extension)
    else:
        check_text(content, extension)


def _check_head(head: bytes, extension: str) -> None:
    """Refuse markup, and bytes that begin like another kind than the name's."""
    if is_markup(head):
        raise Refused("markup")
    found = _known_kind(head)
    if found == _PROGRAM:
        raise Refused("program")
    expected = "PDF" if extension == "pdf" else "ZIP" if extension in ARCHIVES else None
    if found != expected and (found or expected):
        if found:
            raise Refused("other_extension", extension=extension, kind=found)
        raise Refused("hidden_data" if expected == "PDF" and _PDF in head else "damaged")


def _known_kind(head: bytes) -> str | None:
    """Return the name of the kind that the first bytes announce, None for text and the unknown."""
    picture = picture_format(head)
    if picture:
        return picture.upper()
    # A short mark such as MZ may begin a text too: programs have zero bytes near it.
    return next(
        (
            kind
            for mark, kind in _SIGNATURES.items()
            if head.startswith(mark) and (len(mark) > 2 or b"\x00" in head)
        ),
        None,
    )


def _check_pdf(content: IO[bytes], size: int) -> None:
    """Refuse a PDF that is cut short, goes on after its end, or is an archive as well."""
    content.seek(max(0, size - _TAIL))
    tail = content.read()
    content.seek(0)
    _before, end, after = tail.rpartition(_PDF_END)
    if not end:
        raise Refused("damaged")
    if after.strip(b" \t\r\n\x00") or ends_as_archive(tail):
        raise Refused("hidden_data")
