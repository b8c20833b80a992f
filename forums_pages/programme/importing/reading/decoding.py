"""Texts as programs save them: UTF-8, UTF-16, and the code pages of Windows."""

import codecs

from charset_normalizer import from_bytes

from forums_pages.programme.importing.told import FileRefusedError

# In the order in which they are offered.
ENCODINGS = ("utf-8", "utf-16", "windows-1252", "windows-1256")
MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
# What is looked at of a large file.
SAMPLE = 60_000


def guess_encoding(data: bytes) -> str:
    """Return the likeliest of ``ENCODINGS``. What reads as UTF-8 is UTF-8: other texts hardly ever do."""
    for mark, name in MARKS:
        if data.startswith(mark):
            return name
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        return "utf-8"
    # Only bytes that are no ASCII tell one code page from another.
    telling = b"\n".join(line for line in data[:SAMPLE].splitlines() if not line.isascii())
    best = from_bytes(telling, cp_isolation=["cp1252", "cp1256"]).best()
    return "windows-1256" if best is not None and best.encoding == "cp1256" else "windows-1252"


def decode(data: bytes, encoding: str) -> str:
    """Return the text of a file.

    Raises:
        FileRefusedError: it is not written in that encoding, or is no text.
    """
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise FileRefusedError("not_in_encoding", encoding=encoding, line=line) from None
    text = text.removeprefix("\ufeff")
    if "\x00" in text:
        line = text[: text.index("\x00")].count("\n") + 1
        raise FileRefusedError("not_text", line=line)
    return text
