"""Keeps secrets that must be read again, so that a copy of the database alone does not tell them.

They are encrypted (Fernet: AES-128-CBC with HMAC-SHA-256) with keys made of ``SECRET_KEY``; what an older key
sealed is read as long as ``SECRET_KEY_FALLBACKS`` has it.
"""

import base64
import hashlib

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.utils.encoding import force_bytes

PURPOSE = b"forums-gateway.webhooks.sealing:"


class UnreadableError(Exception):
    """It was sealed with a key that is known no more."""


def seal(text: str) -> str:
    """Return ``text``, encrypted with the key of today."""
    return _keys().encrypt(text.encode()).decode()


def unseal(sealed: str) -> str:
    """Return what was sealed.

    Raises:
        UnreadableError: no known key opens it.
    """
    try:
        return _keys().decrypt(sealed.encode()).decode()
    except InvalidToken:
        raise UnreadableError from None


def sealed_anew(sealed: str) -> str | None:
    """Return the same, sealed with the key of today; None if it is so already, or no known key opens it."""
    try:
        Fernet(_key(settings.SECRET_KEY)).decrypt(sealed.encode())
    except InvalidToken:
        try:
            return _keys().rotate(sealed.encode()).decode()
        except InvalidToken:
            return None
    return None


def _keys() -> MultiFernet:
    return MultiFernet([Fernet(_key(each)) for each in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)])


def _key(secret: str | bytes) -> bytes:
    # SECRET_KEY is random and long: nothing to be slowed down.
    return base64.urlsafe_b64encode(hashlib.sha256(PURPOSE + force_bytes(secret)).digest())
