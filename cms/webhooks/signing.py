"""Signatures of Standard Webhooks: symmetric, version 1.

https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
"""

import base64
import hashlib
import hmac
import secrets
from collections.abc import Iterable

PREFIX = "whsec_"
# The specification asks for 24 to 64.
BYTES = 32


def new_secret() -> str:
    """Return a secret as receivers' libraries read it: ``whsec_`` and 32 random bytes in base64."""
    return PREFIX + base64.b64encode(secrets.token_bytes(BYTES)).decode()


def signature_of(secret: str, identifier: str, timestamp: int, payload: bytes) -> str:
    """Return ``v1,`` and the HMAC-SHA-256 of ``identifier.timestamp.payload`` in base64."""
    key = base64.b64decode(secret.removeprefix(PREFIX), validate=True)
    signed = b".".join((identifier.encode(), str(timestamp).encode(), payload))
    return "v1," + base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()


def headers_for(secrets: Iterable[str], identifier: str, timestamp: int, payload: bytes) -> dict[str, str]:
    """Return the headers of a message; one signature for each secret, so that receivers can change theirs."""
    signatures = [signature_of(secret, identifier, timestamp, payload) for secret in secrets]
    return {
        "webhook-id": identifier,
        "webhook-timestamp": str(timestamp),
        "webhook-signature": " ".join(signatures),
    }
