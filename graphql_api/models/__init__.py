"""What the gateway keeps for itself: words to search, what was public, drafts, documents, partners' keys."""

from graphql_api.models.kept import (
    KEY_LENGTH,
    Appearance,
    Change,
    DocumentStatus,
    OperationAlias,
    PersistedOperation,
    SearchEntry,
    SharedDraft,
    Submission,
    _make_key,
)
from graphql_api.models.keys import (
    DocumentMode,
    KeyKind,
    KeySecret,
    KeyUsage,
    Origins,
    PartnerKey,
    Scope,
)

__all__ = [
    "KEY_LENGTH",
    "Appearance",
    "Change",
    "DocumentMode",
    "DocumentStatus",
    "KeyKind",
    "KeySecret",
    "KeyUsage",
    "OperationAlias",
    "Origins",
    "PartnerKey",
    "PersistedOperation",
    "Scope",
    "SearchEntry",
    "SharedDraft",
    "Submission",
    # Migrations name it here.
    "_make_key",
]
