"""The skeleton of a ZIP file (PKWARE APPNOTE 6.3): where it ends."""

END = b"PK\x05\x06"
END_LENGTH = 22
LONGEST_COMMENT = 65_535


def ends_as_archive(tail: bytes) -> bool:
    """Whether unpacking programs would take a file that ends in ``tail`` for an archive.

    They search backwards for the end record, whose comment must reach exactly to the end.
    """
    tail = tail[-(END_LENGTH + LONGEST_COMMENT) :]
    position = tail.rfind(END)
    while position >= 0:
        comment = int.from_bytes(tail[position + 20 : position + 22], "little")
        if len(tail) >= position + END_LENGTH and position + END_LENGTH + comment == len(tail):
            return True
        position = tail.rfind(END, 0, position)
    return False
