"""Drafts and their tokens: one opens the draft of one thing, and nothing else that is hidden."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from typing import Any

from django.core import signing

from forums_pages.models import BasePage
from graphql_api.drafts import SALT, share, share_form, token_of
from graphql_api.models import SharedDraft
from graphql_api.nodes import KIND_BY_MODEL
from tests.graphql_api.leaks.canaries import Owner, has_words, replaced
from tests.graphql_api.leaks.connections import pages_of_ours
from tests.graphql_api.leaks.oracle import Oracle, Row
from tests.graphql_api.leaks.population import Population

# What the draft says in the place of the row's own words; no row and no other draft says it.
DRAFT = "zd1dz"


@dataclass(frozen=True)
class Draft:
    """The row whose draft is shared, and what opens it."""

    row: Any
    token: str

    @property
    def kind(self) -> str:
        """The name of its type in the schema."""
        return KIND_BY_MODEL[type(self.row)].name


class PreviewOracle(Oracle):
    """Answers for whoever has the token of a draft: it shows what it says, and what belongs to it."""

    def __init__(self, made: Population, row: Any) -> None:
        super().__init__(made, made.moment)
        self.row = row

    def may_see(self, owner: Owner) -> bool:
        """Return whether the public may read it, or it names what the draft is of."""
        return super().may_see(owner) or (owner.field in ("id", "slug", "body") and self._is_of_draft(owner))

    def holds(self, model: type[Any], pk: Any) -> bool:
        """Return whether it may be read with the row, or belongs to the draft."""
        return super().holds(model, pk) or (isinstance(self.row, model) and pk == self.row.pk)

    def things(self, model: type[Any]) -> list[Row]:
        """Return the rows that may be seen, and the draft's."""
        found = super().things(model)
        is_missing = type(self.row) is model and all(row["pk"] != self.row.pk for row in found)
        return [*found, self.rows(model)[self.row.pk]] if is_missing and self._is_source else found

    def says(self, field: Any) -> bool:
        """Return whether the draft's row may say what stands in ``field``, once it is published."""
        return self._as_published.may_see(Owner(type(self.row), self.row.pk, field.name))

    @property
    def is_public(self) -> bool:
        """Whether the public may see what the draft is of."""
        return any(row["pk"] == self.row.pk for row in super().things(type(self.row)))

    @property
    def _is_source(self) -> bool:
        return bool(getattr(self.row, "is_source", True))

    @cached_property
    def _as_published(self) -> Oracle:
        oracle = Oracle(self.made, self.moment)
        if isinstance(self.row, BasePage):
            oracle._open[self.row.pk] = True
        else:
            # A theme is shown without the forum that it is of, where that is hidden.
            oracle.rows(type(self.row))[self.row.pk] |= {"live": True, "expire_at": None, "forum_id": None}
        return oracle

    def _is_of_draft(self, owner: Owner) -> bool:
        if not isinstance(self.row, BasePage):
            return owner.model is type(self.row) and bool(owner.pk == self.row.pk)
        # What identifies a page is of its source.
        key = self.row.translation_key
        same = self._pages[owner.pk]["translation_key"] == key if owner.pk in self._pages else False
        return issubclass(owner.model, BasePage) and (
            same if owner.field == "id" else owner.pk == self.row.pk
        )


def shareable(made: Population) -> list[Any]:
    """Return everything that an editor can share a draft of."""
    pages = [page for page in pages_of_ours() if not page.alias_of_id]
    return [*pages, *made.people, *made.organisations, *made.themes]


def share_draft(rows: Sequence[Any], made: Population, number: int) -> tuple[Draft, PreviewOracle]:
    """Share a draft of one of the rows, as it is now but for its words: by a link, or as a form holds it."""
    chosen = rows[number % len(rows)]
    row = type(chosen)._base_manager.get(pk=chosen.pk)
    oracle = PreviewOracle(made, row)
    for field in type(row)._meta.concrete_fields:
        if has_words(field) and oracle.says(field):
            setattr(row, field.name, replaced(field, DRAFT))
    code = row.locale.language_code if isinstance(row, BasePage) else "en"
    if number % 2:
        shared = share_form(row, None, code)
    else:
        row.save_revision(clean=False)
        shared = share(row, None, code)
    return Draft(row, token_of(shared)), oracle


def dead_tokens(draft: Draft, made: Population) -> list[str]:
    """Return tokens that open nothing: of links that have expired or were ended, and such as nobody made."""
    over, ended = (share(draft.row, None, "en") for _ in range(2))
    SharedDraft.objects.filter(pk=over.pk).update(expires_at=made.moment - timedelta(seconds=1))
    tokens = [token_of(over), token_of(ended)]
    ended.delete()
    key = signing.Signer(salt=SALT).unsign(draft.token)
    return [*tokens, key, f"{key}:{'x' * 43}", draft.token[:-1], signing.Signer(salt="other").sign(key)]
