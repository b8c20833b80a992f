"""Asks the gateway, in this process, without a key: all that the public pages know comes from here."""

from dataclasses import dataclass, field, replace
from typing import Any

from django.http import HttpRequest

from cms.public.documents import document
from graphql_api.http.inside import Asker, NothingSuchError, Told, ask_inside, send_inside
from graphql_api.visibility import Visibility

__all__ = ["Gateway", "NothingSuchError", "Told"]


@dataclass(frozen=True)
class Gateway:
    """The gateway for one visitor at one moment: everybody's, unless the visitor was let past something."""

    request: HttpRequest
    asker: Asker = field(default_factory=Asker)

    @property
    def is_personal(self) -> bool:
        """Whether the answers are for this visitor only."""
        return self.asker.gate is not None

    def behind(self, gate: Visibility) -> "Gateway":
        """Return the gateway for a visitor with a gate of his own."""
        return replace(self, asker=replace(self.asker, gate=gate))

    def opened(self, lifted: frozenset[int]) -> "Gateway":
        """Return the gateway for a visitor who was let past these restrictions, if any."""
        return self.behind(Visibility(self.asker.moment, lifted)) if lifted else self

    def ask(self, name: str, *, is_personal: bool = False, **variables: Any) -> Told:
        """Return the answer to one of our documents, kept like everybody's unless it is personal.

        Raises:
            NothingSuchError: the variables, or the address, name nothing that there is.
            OwnDocumentError: it was refused for another reason.
        """
        asker = replace(self.asker, is_personal=True) if is_personal else self.asker
        return ask_inside(self.request, document(name), asker, **variables)

    def send(self, name: str, **variables: Any) -> Told:
        """Return what came of one of our mutations, sent for the visitor. Raise OwnDocumentError."""
        return send_inside(self.request, document(name), **variables)
