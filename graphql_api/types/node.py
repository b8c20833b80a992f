"""What things with an identity and with words have in common."""

from typing import Any

import strawberry
from django.conf import settings

from graphql_api.enums import LocaleCode
from graphql_api.loading.localised import served_locale, translations_of
from graphql_api.loading.peers import peers_of
from graphql_api.loading.tombstones import TombstoneRow
from graphql_api.nodes import kind_of, node_id, node_uid
from graphql_api.types.fields import computed


@strawberry.type(description="A language in which something has published words.")
class Translation:
    """See ``loading.localised.Translation``, its source object."""

    locale: LocaleCode = strawberry.field(description="The language.")
    title: str | None = strawberry.field(description="The title or name in that language.")
    id: strawberry.ID | None = strawberry.field(
        description="Its id in that language; null for what is fetched with something else, such as a room."
    )
    path: str | None = strawberry.field(
        description="The address of a page in that language, below its site; null for what is no page."
    )
    url: str | None = strawberry.field(
        description="The address of a page in that language, with scheme and host; null for what is no page."
    )


class _AnyRow:
    """What loads a row decides its GraphQL type; nothing has to be checked again."""

    @classmethod
    def is_type_of(cls, _obj: Any, _info: Any) -> bool:
        """Accept the row."""
        return True


@strawberry.interface(description="Something that can be fetched again by its identifier.")
class Node(_AnyRow):
    """A row of one of ``nodes.KINDS``."""

    id: strawberry.ID = computed(
        lambda row: node_id(row, peers_of(row).reading.locale),
        "Identifies the thing as read in the requested language: a key for client caches. Opaque.",
    )
    uid: strawberry.ID = computed(
        node_uid, "Identifies the thing itself, the same in every language. Opaque; store this one."
    )

    @classmethod
    def resolve_type(cls, obj: Any, _info: Any, _abstract: Any) -> str:
        """Return the name of the GraphQL type of a row."""
        return "Tombstone" if isinstance(obj, TombstoneRow) else kind_of(obj).name


@strawberry.interface(description="Something with words, in the language asked for or in the nearest one.")
class Localised(_AnyRow):
    """A row with words."""

    locale: LocaleCode = computed(served_locale, "The language that is served.")
    requested_locale: LocaleCode = computed(
        lambda row: peers_of(row).reading.locale, "The language that was asked for."
    )
    is_fallback: bool = computed(
        lambda row: served_locale(row) != peers_of(row).reading.locale,
        "Whether another language is served than was asked for.",
    )
    translations: list[Translation] = computed(
        translations_of, "The languages in which there are published words.", size=len(settings.LANGUAGES)
    )
