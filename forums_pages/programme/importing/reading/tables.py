"""Tables: CSV in any encoding and with any separator, and workbooks; all cells are texts."""

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import IO, Any
from zipfile import BadZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from forums_pages.programme.importing.told import FileRefusedError
from media.uploads.archives import check_archive
from media.uploads.refusals import Refused

SEPARATORS = ",;\t|"
# More is no programme, and takes minutes.
MOST_ROWS, MOST_COLUMNS = 20_000, 200
LONGEST_FIELD = 200_000
# As spreadsheets know a formula.
FORMULA_STARTS = ("=", "+", "-", "@")


@dataclass(frozen=True)
class Table:
    """The names of the columns, and the rows with the line of the file at which each begins."""

    header: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]


def read_csv(text: str) -> Table:
    """Return the table in ``text``.

    Raises:
        FileRefusedError: a quotation mark is not closed, a row has too many cells, or there is no row.
    """
    return _table(_csv_rows(text))


def read_workbook(content: IO[bytes]) -> Table:
    """Return the first sheet of a workbook (.xlsx); of a formula, the value that was last computed.

    Raises:
        FileRefusedError: it is damaged, locked, has macros, or unpacks to far more than its size suggests.
    """
    try:
        check_archive(content, "xlsx")
    except Refused as error:
        raise FileRefusedError("refused_upload", sentence=str(error.messages[0])) from None
    content.seek(0)
    try:
        book = load_workbook(content, read_only=True, data_only=True)
    except (BadZipFile, InvalidFileException, KeyError, ValueError, OSError) as error:
        raise FileRefusedError("damaged_workbook") from error
    if not book.worksheets:
        raise FileRefusedError("no_rows")
    sheet = book.worksheets[0]
    # What a sheet says of its own size may be wrong by millions.
    sheet.reset_dimensions()
    return _table((number, [_text(cell) for cell in row]) for number, row in _sheet_rows(sheet))


def _unguarded(text: str) -> str:
    """Return the text without the sign that exports put before what looks like a formula."""
    return text[1:] if text[:1] == "'" and text[1:2] in FORMULA_STARTS and text[1:] else text


def _sheet_rows(sheet: Any) -> Iterator[tuple[int, tuple[Any, ...]]]:
    try:
        rows = sheet.iter_rows(max_col=MOST_COLUMNS + 1, values_only=True)
        yield from enumerate(rows, start=1)
    except (ValueError, KeyError, SyntaxError, TypeError) as error:
        raise FileRefusedError("damaged_workbook") from error


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _csv_rows(text: str) -> Iterator[tuple[int, list[str]]]:
    csv.field_size_limit(LONGEST_FIELD)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text), strict=True)
    begins = 1
    try:
        for cells in reader:
            yield begins, cells
            begins = reader.line_num + 1
    except csv.Error:
        raise FileRefusedError("broken_csv", line=begins) from None


def _separator(text: str) -> str:
    """Return what separates cells: what the first line has most of."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    return max(SEPARATORS, key=first.count)


def _table(rows: Iterable[tuple[int, list[str]]]) -> Table:
    filled = ((line, cells) for line, cells in rows if any(cell.strip() for cell in cells))
    _line, names = next(filled, (0, []))
    header = tuple(cell.strip() for cell in names)
    while header and not header[-1]:
        header = header[:-1]
    if len(header) > MOST_COLUMNS:
        raise FileRefusedError("too_many_columns", limit=MOST_COLUMNS)
    found: list[tuple[int, tuple[str, ...]]] = []
    for line, cells in filled:
        if len(found) >= MOST_ROWS:
            raise FileRefusedError("too_many_rows", limit=MOST_ROWS)
        if any(cell.strip() for cell in cells[len(header) :]):
            raise FileRefusedError("too_many_cells", line=line, count=len(header))
        padded = [_unguarded(cell.strip()) for cell in cells[: len(header)]]
        found.append((line, (*padded, *[""] * (len(header) - len(padded)))))
    if not found:
        raise FileRefusedError("no_rows")
    return Table(header, tuple(found))
