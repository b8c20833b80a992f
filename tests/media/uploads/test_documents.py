import struct
import zipfile
from io import BytesIO

import pytest

from media.uploads.documents import check_document
from media.uploads.refusals import Refused
from tests.media.specimens import CALENDAR, PDF, archive, office, open_document, picture


def outcome(data: bytes, name: str) -> str:
    """The code of the refusal, or "stored"."""
    try:
        check_document(BytesIO(data), len(data), name)
    except Refused as refused:
        return refused.code
    return "stored"


def linked() -> bytes:
    output = BytesIO()
    with zipfile.ZipFile(output, "w") as target:
        entry = zipfile.ZipInfo("passwords")
        entry.external_attr = 0o120777 << 16
        target.writestr(entry, "/etc/passwd")
    return output.getvalue()


def locked() -> bytes:
    data = bytearray(archive({"a.txt": b"secret"}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def overlapping() -> bytes:
    """Two entries of the directory that share the bytes of one file."""
    data = archive({"a": b"\x00" * 1000})
    start, end = data.index(b"PK\x01\x02"), data.index(b"PK\x05\x06")
    entry = data[start:end]
    tail = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 2, 2, 2 * len(entry), start, 0)
    return data[:start] + entry + entry.replace(b"a", b"b") + tail


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (PDF, "programme.pdf"),
        (PDF, "PROGRAMME.PDF"),
        (office("docx"), "a.docx"),
        (office("xlsx"), "a.xlsx"),
        (office("pptx"), "a.pptx"),
        (open_document("odt"), "a.odt"),
        (open_document("ods"), "a.ods"),
        (open_document("odp"), "a.odp"),
        (archive({"a.txt": b"a", "inner.zip": archive({"b": b"b"})}), "a.zip"),
        ("nom;prénom\n".encode(), "a.csv"),
        ("nom;prénom\n".encode("cp1252"), "a.csv"),
        ("الاسم\n".encode("cp1256"), "a.csv"),
        ("الاسم\n".encode("utf-16"), "a.txt"),
        ("\ufeffa,b\n".encode(), "a.csv"),
        (b"MZ is a fine way to begin a note", "a.txt"),
        (CALENDAR, "a.ics"),
    ],
)
def test_every_accepted_kind_is_stored(data, name):
    assert outcome(data, name) == "stored"


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (b"", "a.pdf", "empty"),
        (PDF, "a.exe", "document_kind"),
        (office("docx"), "a.docm", "document_kind"),
        (b"<svg/>", "a.svg", "document_kind"),
        (PDF, "a.docx", "other_extension"),
        (office("docx"), "a.xlsx", "other_extension"),
        (office("docx"), "a.zip", "other_extension"),
        (archive({"a": b"a"}), "a.docx", "other_extension"),
        (picture("jpeg"), "a.pdf", "other_extension"),
        (picture("png"), "a.txt", "other_extension"),
        (b"MZ\x90\x00\x03\x00", "a.txt", "program"),
        (b"\x7fELF\x02", "a.csv", "program"),
        (b"MZ\x90\x00\x03\x00", "a.pdf", "program"),
        (b"<html><script>1</script></html>%PDF-1.4 %%EOF", "a.pdf", "markup"),
        (b"junk" + PDF, "a.pdf", "hidden_data"),
        (PDF[:-7], "a.pdf", "damaged"),
        (PDF + b"<script>alert(1)</script>", "a.pdf", "hidden_data"),
        (PDF + archive({"a": b"a"}), "a.pdf", "hidden_data"),
        (b"plain", "a.docx", "damaged"),
        (archive({}), "a.zip", "damaged"),
        (archive({"a": b"a"})[:-5], "a.zip", "damaged"),
        (b"GIF89a" + archive({"a": b"a"}), "a.zip", "other_extension"),
        (archive({"a": b"a"}) + b"<?php ?>", "a.zip", "hidden_data"),
        (archive({"../../etc/cron.d/x": b"a"}), "a.zip", "unsafe_names"),
        (archive({"/etc/passwd": b"a"}), "a.zip", "unsafe_names"),
        (archive({"C:\\x": b"a"}), "a.zip", "unsafe_names"),
        (archive({"a\\..\\..\\b": b"a"}), "a.zip", "unsafe_names"),
        (linked(), "a.zip", "unsafe_names"),
        (locked(), "a.zip", "locked"),
        (overlapping(), "a.zip", "archive_too_large"),
        (archive({"zeros": b"\x00" * 30_000_000}), "a.zip", "archive_too_large"),
        (office("docx", **{"word/vbaProject.bin": b"x"}), "a.docx", "macros"),
        (office("xlsx", **{"xl/macrosheets/sheet1.xml": b"x"}), "a.xlsx", "macros"),
        (archive({"[Content_Types].xml": b"ms-word.document.macroEnabled.main+xml"}), "a.docx", "macros"),
        (b"a\x00b", "a.txt", "not_text"),
        (b"\x01\x02\x03", "a.csv", "not_text"),
        (b"\xff\xfe\x00", "a.txt", "not_text"),
        (b" \n<!DOCTYPE html><p>", "a.txt", "markup"),
        ("<html>".encode("utf-16"), "a.csv", "markup"),
        (b"<a href=x>", "a.csv", "markup"),
        (b"hello", "a.ics", "not_a_calendar"),
    ],
)
def test_what_is_something_else_is_refused(data, name, code):
    assert outcome(data, name) == code


def test_a_damaged_entry_is_refused():
    data = bytearray(archive({"a": b"abcdefgh"}, packed=False))
    data[data.index(b"abcdefgh")] ^= 1
    assert outcome(bytes(data), "a.zip") == "damaged"


def test_limits_are_settings(settings):
    many = archive({str(n): b"" for n in range(11)})
    assert outcome(many, "a.zip") == "stored"
    settings.DOCUMENT_MAX_ARCHIVE_ENTRIES = 10
    assert outcome(many, "a.zip") == "archive_too_large"
    settings.DOCUMENT_MAX_UNPACKED_SIZE = 5
    assert outcome(archive({"a": b"abcdef"}), "a.zip") == "archive_too_large"
    settings.DOCUMENT_MAX_UPLOAD_SIZE = 10
    assert outcome(PDF, "a.pdf") == "too_big"


@pytest.mark.parametrize("data", [office("docx"), open_document("odt"), archive({"a": b"b" * 50})])
def test_no_single_damaged_byte_makes_the_check_fail_otherwise_than_by_refusing(data):
    name = "a.docx" if b"wordprocessing" in data else "a.odt" if b"opendocument" in data else "a.zip"
    for position in range(len(data)):
        outcome(data[:position] + bytes([data[position] ^ 0xFF]) + data[position + 1 :], name)
