"""What translators send back is read, or refused with the file and the line; nothing hostile gets further."""

from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from forums_pages.programme.translating.po import reading
from forums_pages.programme.translating.po.reading import Fault, Problem, RefusedError, parsed, read_upload

HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Language: fr\\n"\n\n'
ENTRY = 'msgctxt "title"\nmsgid "Opening"\nmsgstr "Ouverture"\n'


def packed(**files: str | bytes) -> bytes:
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return target.getvalue()


def problems(content: bytes, name: str = "sent.po") -> list[Problem]:
    with pytest.raises(RefusedError) as refused:
        read_upload(name, content)
    return refused.value.problems


def entries(content: bytes) -> list[tuple[str, str, str]]:
    return [
        (text.file, each.msgid, each.msgstr) for text in read_upload("sent.po", content) for each in text.po
    ]


@pytest.mark.parametrize(
    "content",
    [
        (HEADER + ENTRY).encode(),
        ("\ufeff" + HEADER + ENTRY).encode(),
        (HEADER + ENTRY).replace("\n", "\r\n").encode(),
        (HEADER.replace("UTF-8", "CHARSET") + ENTRY).encode(),
    ],
)
def test_a_file_is_read_as_programs_for_translators_write_it(content: bytes) -> None:
    assert entries(content) == [("sent.po", "Opening", "Ouverture")]


def test_a_file_may_be_in_an_encoding_that_it_names() -> None:
    content = (HEADER.replace("UTF-8", "windows-1256") + ENTRY.replace("Ouverture", "الافتتاح")).encode(
        "cp1256"
    )

    assert entries(content) == [("sent.po", "Opening", "الافتتاح")]


def test_an_archive_is_read_whatever_programs_added_to_it() -> None:
    content = packed(
        **{
            "fr/one.po": HEADER + ENTRY,
            "two.PO": HEADER + ENTRY,
            "one.mo": b"\xde\x12\x04\x95",
            "__MACOSX/._one.po": "x",
            ".hidden.po": "x",
            "readme.txt": "Thank you",
        }
    )
    assert [file for file, _id, _str in entries(content)] == ["fr/one.po", "two.PO"]


def test_what_cannot_be_read_is_told_with_its_file_and_line() -> None:
    broken = HEADER + 'msgctxt "title"\nmsgid "Opening\nmsgstr "Ouverture"\n'
    content = packed(**{"good.po": HEADER + ENTRY, "bad.po": broken, "worse.po": b"\xff\xfe\xff" * 9})

    assert problems(content) == [
        Problem("bad.po", Fault.MALFORMED, 7),
        Problem("worse.po", Fault.NOT_TEXT),
    ]
    assert problems(b"") == [Problem("sent.po", Fault.MALFORMED, 1)]
    assert problems(b"<html>") == [Problem("sent.po", Fault.MALFORMED, 1)]
    assert problems(packed(**{"readme.txt": "Thank you"})) == [Problem("sent.po", Fault.NOTHING)]
    assert problems((HEADER + ENTRY).replace("UTF-8", "no-such").encode()) == [
        Problem("sent.po", Fault.NOT_TEXT)
    ]
    assert problems((HEADER + ENTRY + "\x00").encode()) == [Problem("sent.po", Fault.NOT_TEXT)]


def test_no_text_is_taken_for_the_name_of_a_file(tmp_path: Path) -> None:
    secret = tmp_path / "msgid-secret.po"
    secret.write_text(HEADER + ENTRY)

    # polib would open it.
    assert problems(str(secret).encode())[0].fault == Fault.MALFORMED


def test_names_in_an_archive_lead_nowhere(tmp_path: Path) -> None:
    content = packed(**{f"../../{tmp_path.name}/out.po": HEADER + ENTRY, "/etc/out.po": HEADER + ENTRY})

    assert len(entries(content)) == 2
    assert list(tmp_path.iterdir()) == []


def test_an_archive_that_unfolds_into_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = packed(**{"bomb.po": HEADER + ENTRY + "# " + "0" * (reading.MOST_TEXT + 1)})
    assert len(bomb) < reading.MOST_TEXT / 100
    assert problems(bomb) == [Problem("bomb.po", Fault.TOO_MUCH)]

    many = packed(**{f"{number}.po": "" for number in range(reading.MOST_FILES + 1)})
    assert problems(many) == [Problem("", Fault.TOO_MUCH)]


def test_a_damaged_archive_is_refused() -> None:
    whole = packed(**{"one.po": HEADER + ENTRY * 50})
    changed = bytearray(whole)
    changed[60:70] = b"\x00" * 10

    assert problems(bytes(changed))[0].fault in (Fault.DAMAGED, Fault.MALFORMED)
    assert problems(whole[: len(whole) // 2])[0].fault in (Fault.NOT_TEXT, Fault.MALFORMED)


def test_what_is_marked_uncertain_is_known_as_such() -> None:
    assert parsed("x", (HEADER + "#, fuzzy\n" + ENTRY).encode())[0].fuzzy
