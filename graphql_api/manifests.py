"""Registering documents: what a frontend's build lists, and what the admin's form holds.

A manifest is Apollo's (``format: apollo-persisted-query-manifest``, ``version: 1``): a list ``operations``
with ``id``, ``body``, ``name`` and ``type``. Relay's flat one, ``{"id": "text"}``, is read, too.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from graphql import DocumentNode, GraphQLError, GraphQLSchema, OperationDefinitionNode, parse, validate

from graphql_api.documents.digests import digest_in, digest_of, is_alias
from graphql_api.documents.reading import name_of
from graphql_api.extensions.cost import cost_of
from graphql_api.extensions.limits import limits
from graphql_api.extensions.prices import price_list
from graphql_api.models import DocumentStatus, OperationAlias, PersistedOperation, Scope
from graphql_api.schema import schema_for

FORMAT, VERSION = "apollo-persisted-query-manifest", 1


class ManifestError(Exception):
    """The manifest, or a document in it, cannot be registered. Nothing of it was."""


@dataclass(frozen=True)
class Entry:
    """A document, and the name by which its frontend asks for it: its digest, or an alias."""

    identifier: str
    text: str

    @property
    def alias(self) -> str | None:
        """The name, where it is not the digest."""
        bare = self.identifier.removeprefix("sha256:")
        return None if bare == digest_of(self.text) else self.identifier


@dataclass(frozen=True)
class Registration:
    """How many documents were new, which were known already, and which of the frontend's are not listed."""

    added: int
    known: int
    unlisted: tuple[str, ...]


def read_manifest(content: Any) -> list[Entry]:
    """Return what a parsed manifest lists. Raise ManifestError."""
    if not isinstance(content, Mapping):
        raise ManifestError("A manifest is a JSON object.")
    if "format" not in content and all(isinstance(text, str) for text in content.values()):
        return [_entry(identifier, text) for identifier, text in content.items()]
    if content.get("format") != FORMAT or content.get("version") != VERSION:
        raise ManifestError(f"Only the format {FORMAT}, version {VERSION}, is read, and Relay's flat one.")
    operations = content.get("operations")
    if not isinstance(operations, list):
        raise ManifestError("The manifest lists no operations.")
    return [_entry_of(each) for each in operations]


def problems_of(text: str) -> list[str]:
    """Return why ``text`` cannot be answered by the schema as it is, to nobody; an empty list when it can."""
    try:
        document = parse(text, max_tokens=limits().tokens)
    except (GraphQLError, RecursionError) as error:
        return [str(error) or "It is nested too deeply."]
    problems = [error.message for error in validate(_schema(), document)]
    if problems:
        return problems
    cost, most = _cost_of(document), limits().cost
    if cost > most:
        return [f"It may cost {cost:,}, without any variables; at most {most:,} is allowed."]
    return []


def prepare(operation: PersistedOperation) -> None:
    """Note what a document says of itself. Raise ValidationError where it cannot be answered."""
    problems = problems_of(operation.document)
    if problems:
        raise ValidationError({"document": problems})
    operation.digest = digest_of(operation.document)
    operation.name = name_of(operation.document)
    operation.cost = _cost_of(parse(operation.document))


@transaction.atomic
def register(entries: list[Entry], client: str) -> Registration:
    """Register the documents of a frontend, all or none; what it registered before stays.

    A frontend in use asks for the documents of the release that it came with. Raise ManifestError.
    """
    added = known = 0
    for entry in entries:
        operation = PersistedOperation.objects.filter(digest=digest_of(entry.text)).first()
        is_new = operation is None
        _save(operation or PersistedOperation(document=entry.text), entry, client)
        added, known = added + is_new, known + (not is_new)
    listed = [digest_of(entry.text) for entry in entries]
    rows = PersistedOperation.objects.filter(client=client, status=DocumentStatus.REGISTERED)
    return Registration(added, known, tuple(map(str, rows.exclude(digest__in=listed))))


def broken() -> Iterator[tuple[PersistedOperation, list[str]]]:
    """Yield the registered documents that the schema as it is would not answer, and why."""
    for operation in PersistedOperation.objects.filter(status=DocumentStatus.REGISTERED).iterator():
        problems = problems_of(operation.document)
        if problems:
            yield operation, problems


def _save(operation: PersistedOperation, entry: Entry, client: str) -> None:
    try:
        prepare(operation)
    except ValidationError as error:
        raise ManifestError(f"{entry.identifier}: {' '.join(error.messages)}") from None
    if operation.status != DocumentStatus.BLOCKED:
        operation.status = DocumentStatus.REGISTERED
    operation.client = client or operation.client
    operation.save()
    if entry.alias is not None:
        _name(operation, entry.alias)


def _name(operation: PersistedOperation, alias: str) -> None:
    row, _is_new = OperationAlias.objects.get_or_create(name=alias, defaults={"operation": operation})
    if row.operation_id != operation.pk:
        raise ManifestError(f"{alias} names another document already: {row.operation}.")


def _entry_of(listed: Any) -> Entry:
    if not isinstance(listed, Mapping):
        raise ManifestError("Each operation is an object with id and body.")
    return _entry(listed.get("id"), listed.get("body"))


def _entry(identifier: Any, text: Any) -> Entry:
    if not isinstance(identifier, str) or not isinstance(text, str) or not text.strip():
        raise ManifestError("Each operation has an id and a body, both texts.")
    digest = digest_in(identifier)
    if digest is not None and digest != digest_of(text):
        raise ManifestError(f"{identifier} is not the SHA-256 of its body.")
    if digest is None and not is_alias(identifier):
        raise ManifestError(f"{identifier!r} is no identifier: letters, digits and - . _ ~ only.")
    return Entry(identifier, text)


def _schema() -> GraphQLSchema:
    """Return the schema of whoever may read everything: a document may be one that is asked with a key."""
    return schema_for(frozenset(Scope))._schema


def _cost_of(document: DocumentNode) -> int:
    """Return what the dearest operation costs when no variables are given."""
    prices = price_list(_schema())
    operations = [each for each in document.definitions if isinstance(each, OperationDefinitionNode)]
    return max((cost_of(document, each, {}, prices).requested for each in operations), default=0)
