"""What a file is, told from its bytes, and what it says."""

import io
from collections.abc import Mapping
from dataclasses import dataclass

from forums_pages.programme.importing.reading.decoding import decode, guess_encoding
from forums_pages.programme.importing.reading.documents import read_json
from forums_pages.programme.importing.reading.programme import Programme
from forums_pages.programme.importing.reading.schedule_json import is_schedule, read_schedule
from forums_pages.programme.importing.reading.schedule_xml import read_schedule_xml
from forums_pages.programme.importing.reading.sessionize import is_sessionize, read_sessionize
from forums_pages.programme.importing.reading.tables import Table, read_csv, read_workbook
from forums_pages.programme.importing.told import FileRefusedError

CSV, XLSX, XML, JSON = "csv", "xlsx", "xml", "json"
TABLES = frozenset({CSV, XLSX})
# Ten thousand sessions with their abstracts are less.
MOST_BYTES = 20 * 1024 * 1024
MARKS: Mapping[bytes, str] = {b"PK\x03\x04": XLSX, b"<": XML, b"{": JSON, b"[": JSON}


@dataclass(frozen=True)
class FileRead:
    """What a file says: a table whose columns are still to be understood, or a whole programme."""

    format: str
    encoding: str
    table: Table | None = None
    programme: Programme | None = None


def read_file(data: bytes, encoding: str = "") -> FileRead:
    """Return what is in a file; of a text in no named ``encoding`` the likeliest is taken.

    Raises:
        FileRefusedError: it cannot be read, and why.
    """
    form = format_of(data)
    if form == XLSX:
        return FileRead(XLSX, "", table=read_workbook(io.BytesIO(data)))
    if form == XML:
        return FileRead(XML, "", programme=read_schedule_xml(data))
    chosen = encoding or guess_encoding(data)
    text = decode(data, chosen)
    if form == JSON:
        return FileRead(JSON, chosen, programme=_programme(read_json(text)))
    return FileRead(CSV, chosen, table=read_csv(text))


def format_of(data: bytes) -> str:
    """Return what kind of file it is. Raise FileRefusedError where it is none of them."""
    if not data.strip():
        raise FileRefusedError("no_rows")
    head = data[:64].removeprefix(b"\xef\xbb\xbf").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")
    head = head.replace(b"\x00", b"") if b"\x00" in head and not head.startswith(b"PK") else head
    for mark, form in MARKS.items():
        if head.lstrip().startswith(mark):
            return form
    if head.startswith((b"%PDF", b"\x89PNG", b"\xd0\xcf\x11\xe0", b"MZ")):
        raise FileRefusedError("unknown_format")
    return CSV


def _programme(data: object) -> Programme:
    if is_schedule(data):
        return read_schedule(data)  # type: ignore[arg-type]  # that is what was just asked
    if is_sessionize(data):
        return read_sessionize(data)  # type: ignore[arg-type]  # the same
    raise FileRefusedError("unknown_format")
