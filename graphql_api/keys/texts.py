"""The text of a key: ``fgp_`` or ``fgs_``, which key it is, a secret, and a checksum.

``fgs_Ab3dE6gH_`` is followed by 32 letters and digits that nobody guesses (190 bits) and by six that are the
CRC-32 of all before them: whoever searches files for leaked keys finds them, and hardly anything else.
"""

import hashlib
import re
import secrets
import zlib
from typing import NamedTuple

from graphql_api.models import KeyKind
from graphql_api.models.keys import ALPHABET, ID_LENGTH

SECRET_LENGTH, CHECK_LENGTH = 32, 6
MARKS = {KeyKind.PUBLISHABLE: "fgp", KeyKind.SECRET: "fgs"}
SHAPE = re.compile(
    rf"(fg[ps])_([0-9A-Za-z]{{{ID_LENGTH}}})_([0-9A-Za-z]{{{SECRET_LENGTH + CHECK_LENGTH}}})", re.ASCII
)


class KeyText(NamedTuple):
    """What is read of a key's text."""

    public_id: str
    digest: str


def prefix_of(kind: str, public_id: str) -> str:
    """Return the beginning of a key's text, which is no secret."""
    return f"{MARKS[KeyKind(kind)]}_{public_id}_"


def new_text(kind: str, public_id: str) -> str:
    """Return a new text, different from every other."""
    secret = "".join(secrets.choice(ALPHABET) for _place in range(SECRET_LENGTH))
    text = prefix_of(kind, public_id) + secret
    return text + _check(text)


def digest_of(text: str) -> str:
    """Return what is kept of a key. Its secret is too long to be found by trying: one round suffices."""
    return hashlib.sha256(text.encode()).hexdigest()


def read_text(text: str) -> KeyText | None:
    """Return what ``text`` says; None if it is no key, or was not copied whole."""
    found = SHAPE.fullmatch(text)
    if found is None or _check(text[:-CHECK_LENGTH]) != text[-CHECK_LENGTH:]:
        return None
    return KeyText(found[2], digest_of(text))


def _check(text: str) -> str:
    rest, digits = zlib.crc32(text.encode()), ""
    for _place in range(CHECK_LENGTH):
        rest, digit = divmod(rest, len(ALPHABET))
        digits = ALPHABET[digit] + digits
    return digits
