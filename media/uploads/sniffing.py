"""What a file is, told from its first bytes and never from its name."""

from collections.abc import Callable

PICTURE_SIGNATURES: dict[str, Callable[[bytes], bool]] = {
    "jpeg": lambda head: head.startswith(b"\xff\xd8\xff"),
    "png": lambda head: head.startswith(b"\x89PNG\r\n\x1a\n"),
    "gif": lambda head: head.startswith((b"GIF87a", b"GIF89a")),
    "webp": lambda head: head.startswith(b"RIFF") and head[8:12] == b"WEBP",
    "avif": lambda head: head[4:8] == b"ftyp" and _is_avif(head),
}

_MARKUP = (b"<!doctype", b"<html", b"<head", b"<body", b"<svg", b"<script", b"<?xml", b"<?php", b"<!--")
_WHITESPACE = b" \t\r\n\f\v\x00"
_BYTE_ORDER_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


def _is_avif(head: bytes) -> bool:
    """Whether the file type box names AVIF among its brands (ISO/IEC 14496-12, section 4.3)."""
    size = int.from_bytes(head[:4], "big")
    brands = head[8:12] + head[16 : min(size, len(head))]
    return any(brands[i : i + 4] in {b"avif", b"avis"} for i in range(0, len(brands), 4))


def picture_format(head: bytes) -> str | None:
    """Return ``jpeg``, ``png``, ``gif``, ``webp`` or ``avif``, or None when it is none of them."""
    return next((name for name, test in PICTURE_SIGNATURES.items() if test(head)), None)


def is_markup(head: bytes) -> bool:
    """Whether a browser that guesses could take the bytes for HTML, SVG or XML, in UTF-8 or UTF-16."""
    for mark in _BYTE_ORDER_MARKS:
        head = head.removeprefix(mark)
    plain = head.replace(b"\x00", b"").lstrip(_WHITESPACE).lower()
    return plain.startswith(_MARKUP)
