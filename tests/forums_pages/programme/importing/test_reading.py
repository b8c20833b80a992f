"""Files as they come: in every encoding, damaged, hostile."""

import io
import json

import pytest
from openpyxl import Workbook

from forums_pages.programme.importing.reading.cells import short_text
from forums_pages.programme.importing.reading.files import read_file
from forums_pages.programme.importing.reading.tables import MOST_ROWS
from forums_pages.programme.importing.sentences import sentence
from forums_pages.programme.importing.told import FileRefusedError

ARABIC = (
    "name,organisation\r\nآدا المثال,مؤسسة الأمثلة للتنمية المستدامة والتعاون\r\nأمل بن صالح,جامعة تونس\r\n"
)
FRENCH = "name;organisation\nAda Exemple;Société d’économie équitable\nInès Élan;Université de Tunis\n"


def refused(data: bytes, encoding: str = "") -> str:
    with pytest.raises(FileRefusedError) as error:
        read_file(data, encoding)
    return sentence(error.value.problem)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1256"])
def test_arabic_is_read_in_every_encoding_that_programs_save_it_in(encoding: str) -> None:
    read = read_file(ARABIC.encode(encoding))
    assert read.table is not None
    assert read.table.header == ("name", "organisation")
    assert [cells for _line, cells in read.table.rows] == [
        ("آدا المثال", "مؤسسة الأمثلة للتنمية المستدامة والتعاون"),
        ("أمل بن صالح", "جامعة تونس"),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1252"])
def test_french_is_read_in_every_encoding_that_programs_save_it_in(encoding: str) -> None:
    read = read_file(FRENCH.encode(encoding))
    assert read.table is not None
    assert [cells for _line, cells in read.table.rows] == [
        ("Ada Exemple", "Société d’économie équitable"),
        ("Inès Élan", "Université de Tunis"),
    ]


def test_a_wrong_encoding_is_told_with_the_line() -> None:
    data = "name\nAda\nInès\n".encode("windows-1252")
    assert refused(data, "utf-8") == "Line 3 is not written in utf-8. Choose another encoding."


def test_lines_are_those_of_the_file_also_after_cells_of_several_lines() -> None:
    read = read_file(b'name,bio\nAda,"One\nTwo\nThree"\n\nInes,\n')
    assert read.table is not None
    assert [line for line, _cells in read.table.rows] == [2, 6]


def test_a_formula_is_text() -> None:
    read = read_file(b"name,bio\n\"=cmd|' /C calc'!A0\",'+33 1\n")
    assert read.table is not None
    assert read.table.rows[0][1] == ("=cmd|' /C calc'!A0", "+33 1")


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "There is no row in this file below the names of the columns."),
        (b"name\n", "There is no row in this file below the names of the columns."),
        (
            b'name\n"Ada\nInes\n',
            "A quotation mark is not closed, or stands alone, in the row that begins in line 2.",
        ),
        (b"name\nAda,Ines\n", "Line 2 has more cells than the first line names columns (1)."),
        (b'{"schedule": {\n"version": }}', "The JSON breaks off in line 2, column 12."),
        (b'{"schedule": {"version": "1"}}', "“schedule.conference” is missing."),
        (b"[1, 2]", "This is no file that can be read here"),
        (b"<schedule>\n<conference>\n</schedule>", "The XML breaks off in line 3, column 3."),
        (b"<rss/>", "This XML is no schedule: it does not begin with <schedule>."),
        (
            b'<!DOCTYPE s [<!ENTITY a "b">]><schedule>&a;</schedule>',
            "This XML declares entities, which is how files are made to explode. Nothing was read.",
        ),
        (b"%PDF-1.7", "This is no file that can be read here"),
        (b"PK\x03\x04 nothing", "This file is damaged or incomplete."),
    ],
)
def test_what_cannot_be_read_is_refused_whole_with_the_line(data: bytes, why: str) -> None:
    assert refused(data).startswith(why)


def test_json_nested_without_end_is_refused() -> None:
    assert refused(b"[" * 100_000).startswith("The JSON is nested too deeply")


def test_a_workbook_that_explodes_is_refused_before_it_is_unpacked() -> None:
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    for _row in range(3_000):
        sheet.append(["=" * 5_000])
    content = io.BytesIO()
    book.save(content)
    assert "unpacks to far more" in refused(content.getvalue())


def test_a_table_without_end_is_refused() -> None:
    assert refused(b"name\n" + b"Ada\n" * (MOST_ROWS + 1)).startswith("This file has more than 20000 rows")


def test_a_schedule_tells_where_it_is_wrong() -> None:
    event = {"guid": "x", "title": "Opening", "date": "tomorrow", "duration": "01:00", "persons": []}
    days = [{"index": 1, "date": "2030-05-14", "rooms": {"Hall": [event]}}]
    conference = {"title": "X", "acronym": "xxxx", "start": "", "end": "", "days": days}
    told = json.dumps({"schedule": {"version": "1", "conference": conference}}).encode()
    place = "schedule.conference.days[0].rooms['Hall'][0].date"
    assert refused(told) == f"“{place}” is no date with time: tomorrow"


def test_a_line_keeps_the_spaces_that_do_not_break() -> None:
    assert short_text(40)("Acteurs\n du  changement\u00a0: vers\u202f!") == (
        "Acteurs du changement\u00a0: vers\u202f!"
    )
