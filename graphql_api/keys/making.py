"""Making, rotating and revoking keys."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from graphql_api.keys.known import forget
from graphql_api.keys.texts import digest_of, new_text
from graphql_api.models import PartnerKey


def new_secret(key: PartnerKey, overlap: timedelta = timedelta()) -> str:
    """Return a new text of the key, which is told nowhere else; those before open it for ``overlap`` yet."""
    text, ends = new_text(key.kind, key.public_id), timezone.now() + overlap
    with transaction.atomic():
        key.secrets_at(ends).update(expires_at=ends)
        key.secrets.create(digest=digest_of(text))
    forget()
    return text


def revoke(key: PartnerKey) -> None:
    """End the key: at once in this process, within five seconds in every other."""
    key.revoked_at = key.revoked_at or timezone.now()
    key.save(update_fields=["revoked_at"])
    forget()
