"""What one request knows: who is told so in errors, which moment it is, and what it has looked up before."""

import uuid
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.utils import timezone


def new_request_id() -> str:
    """Return an identifier under which an answer's errors are found in the log."""
    return uuid.uuid4().hex


@dataclass(frozen=True)
class GatewayContext:
    """One request. Its moment stands still, so that no answer contradicts itself at midnight."""

    request: HttpRequest
    request_id: str = field(default_factory=new_request_id)
    moment: datetime = field(default_factory=timezone.now)
    # What is looked up once per request, by the name that its owner chose.
    memory: dict[Any, Any] = field(default_factory=dict)

    def absolute(self, address: str) -> str:
        """Return ``address`` with scheme and host."""
        return self.request.build_absolute_uri(address)
