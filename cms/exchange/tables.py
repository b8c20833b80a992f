"""Writes tables as files: CSV and Excel, in which nothing is run by whoever opens them."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

from forums_pages.viewsets.exports import harmless

CSV = "text/csv; charset=utf-8"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def csv_of(header: Sequence[str], rows: Iterable[Mapping[str, str]]) -> bytes:
    """Return the table in UTF-8, with the mark by which Excel knows that."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(header)
    writer.writerows([harmless(row.get(name, "")) for name in header] for row in rows)
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def xlsx_of(header: Sequence[str], rows: Iterable[Mapping[str, str]]) -> bytes:
    """Return the table as a workbook with one sheet, all of whose cells are texts."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    for texts in (header, *([harmless(row.get(name, "")) for name in header] for row in rows)):
        line = []
        for text in texts:
            cell = WriteOnlyCell(sheet, value=text)
            cell.data_type = "s"
            line.append(cell)
        sheet.append(line)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


FORMATS = {"csv": (csv_of, CSV), "xlsx": (xlsx_of, XLSX)}
