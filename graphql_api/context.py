"""What one request knows: who is told so in errors, which moment it is, and what it has looked up before."""

import uuid
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.encoding import iri_to_uri

from graphql_api.keys.known import KnownKey
from graphql_api.nodes import KINDS
from graphql_api.rates import Bucket
from media.presets import Preset


def new_request_id() -> str:
    """Return an identifier under which an answer's errors are found in the log."""
    return uuid.uuid4().hex


def request_id_of(request: HttpRequest) -> str:
    """Return the identifier that the request was given on its way in; a new one where nobody gave any."""
    return getattr(request, "request_id", "") or new_request_id()


# What decides how rows are read, by the names of a type and of its field. Nothing else needs to be noted.
BODIES = frozenset((kind.name, "body") for kind in KINDS)
EMPLOYERS = frozenset({("Person", "organisation"), ("Participation", "organisationName")})
ROOMS = frozenset({("Session", "room")})
NOTED = BODIES | EMPLOYERS | ROOMS


@dataclass
class Asked:
    """What the operation is known to ask for, so that it is read with what leads there.

    Plans note it before they read anything. Who knows nothing reads it when it is asked for.
    """

    fields: set[tuple[str, str]] = field(default_factory=set)
    presets: set[Preset] = field(default_factory=set)

    def note(self, kind: str, name: str) -> None:
        """Note that the field ``name`` of the type ``kind`` is asked for."""
        if (kind, name) in NOTED:
            self.fields.add((kind, name))


@dataclass(frozen=True)
class GatewayContext:
    """One request. Its moment stands still, so that no answer contradicts itself at midnight."""

    request: HttpRequest
    request_id: str = field(default_factory=new_request_id)
    moment: datetime = field(default_factory=timezone.now)
    # What the caller may still ask for; None where nobody is limited.
    bucket: Bucket | None = None
    # The key that the caller has; None for everybody else.
    key: KnownKey | None = None
    asked: Asked = field(default_factory=Asked)
    # What is looked up once per request, by the name that its owner chose.
    memory: dict[Any, Any] = field(default_factory=dict)

    @property
    def scopes(self) -> frozenset[str]:
        """What the caller may read beside what everybody may."""
        return self.key.scopes if self.key is not None else frozenset()

    def absolute(self, address: str) -> str:
        """Return ``address`` with scheme and host."""
        if address.startswith("/") and not address.startswith("//"):
            return self._origin + iri_to_uri(address)
        return self.request.build_absolute_uri(address)

    @cached_property
    def _origin(self) -> str:
        """Scheme and host; asked once, because an answer may hold a thousand addresses."""
        return f"{self.request.scheme}://{self.request.get_host()}"
