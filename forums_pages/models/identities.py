"""Identities that are given once and never again."""

import secrets
import uuid
from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext_lazy as _

# Without 0, O, 1 and I, which people confuse when they read a code aloud.
CODE_ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
CODE_LENGTH = 6
CODE_ATTEMPTS = 20
_SIGNS = frozenset(CODE_ALPHABET)


class IdentityIsForeverError(TypeError):
    """Somebody tried to change or delete an identity."""


class IdentityQuerySet(models.QuerySet["StableIdentity"]):
    """Identities can be issued and read, never changed or deleted."""

    def update(self, **kwargs: Any) -> int:
        """Refuse."""
        raise IdentityIsForeverError("An identity never changes.")

    def delete(self) -> tuple[int, dict[str, int]]:
        """Refuse."""
        raise IdentityIsForeverError("An identity is never deleted, so that it is never given again.")


class StableIdentity(models.Model):
    """The guid and the code of a session. The row outlives the session, so that neither is ever reused."""

    guid = models.UUIDField(_("guid"), primary_key=True, default=uuid.uuid4, editable=False)
    code = models.CharField(_("code"), max_length=CODE_LENGTH, unique=True, editable=False)
    issued_at = models.DateTimeField(_("issued at"), auto_now_add=True)

    objects = IdentityQuerySet.as_manager()

    class Meta:
        verbose_name = _("session identity")
        verbose_name_plural = _("session identities")

    def __str__(self) -> str:
        return self.code

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Insert the identity; refuse to change one that exists."""
        if not self._state.adding:
            raise IdentityIsForeverError("An identity never changes.")
        kwargs["force_insert"] = True
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Refuse."""
        raise IdentityIsForeverError("An identity is never deleted, so that it is never given again.")

    @classmethod
    def issue(cls, guid: uuid.UUID | None = None) -> "StableIdentity":
        """Return a new identity with an unused six-character code; ``guid`` keeps one from an import."""
        for _attempt in range(CODE_ATTEMPTS):
            code = _some_code()
            if cls.objects.filter(code=code).exists():
                continue
            try:
                with transaction.atomic():
                    return cls.objects.create(guid=guid or uuid.uuid4(), code=code)
            except IntegrityError:
                if guid is not None and cls.objects.filter(guid=guid).exists():
                    raise
        raise RuntimeError("No unused session code was found.")

    @classmethod
    def issue_all(cls, wanted: Mapping[uuid.UUID, str]) -> list["StableIdentity"]:
        """Return new identities with the guids that an import brings, in a few statements.

        A wanted code is kept, if it is one of ours and nothing has it; without one, another is given.
        Raises IntegrityError if one of the guids was given before.
        """
        fitting = {code for code in wanted.values() if len(code) == CODE_LENGTH and set(code) <= _SIGNS}
        spare = {_some_code() for _each in range(2 * len(wanted) + CODE_ATTEMPTS)}
        taken = set(cls.objects.filter(code__in=fitting).values_list("code", flat=True))
        free = iter(spare - fitting - set(cls.objects.filter(code__in=spare).values_list("code", flat=True)))
        rows = []
        for guid, code in wanted.items():
            given = code if code in fitting - taken else next(free)
            taken.add(given)
            rows.append(cls(guid=guid, code=given))
        return list(cls.objects.bulk_create(rows, batch_size=200))


def _some_code() -> str:
    return "".join(secrets.choice(CODE_ALPHABET) for _position in range(CODE_LENGTH))
