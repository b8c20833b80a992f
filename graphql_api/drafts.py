"""Tokens of drafts: signed, of a single page or record, expiring, and over at once when they are revoked.

A token is the signed key of a ``SharedDraft``: who reads the table alone can make none, and deleting the row
ends it. A link shows the latest saved draft whenever it is followed; a preview in the administration shows
what the form held.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core import signing
from django.db.models import Model
from django.utils import timezone
from wagtail.models import Page

from forums_pages.models import BasePage
from graphql_api.models import SharedDraft
from graphql_api.nodes import KINDS, Kind, NodeKey

SALT = "graphql_api.drafts"
MAX_LENGTH = 500
# An editor's preview asks for a new token whenever the form has changed.
FORM_AGE = timedelta(hours=1)


def share(draft: Model, user: Any, locale: str) -> SharedDraft:
    """Return a link's row for the latest saved draft of ``draft``, whatever that will be."""
    lasts = timedelta(seconds=settings.PREVIEW_LINK_MAX_AGE)
    shared: SharedDraft = SharedDraft.objects.create(
        **_of(draft), locale=locale, made_by=user, expires_at=timezone.now() + lasts
    )
    return shared


def share_form(draft: Any, user: Any, locale: str) -> SharedDraft:
    """Return the row of what ``user``'s form holds, in the place of the one before; what has expired goes."""
    moment = timezone.now()
    SharedDraft.objects.filter(expires_at__lte=moment).delete()
    shared: SharedDraft = SharedDraft.objects.update_or_create(
        **_of(draft),
        made_by=user,
        content__isnull=False,
        locale=locale,
        defaults={"content": draft.serializable_data(), "expires_at": moment + FORM_AGE},
    )[0]
    return shared


def links_to(draft: Model) -> Any:
    """Return the rows of the links to ``draft`` that have not expired, the latest first."""
    rows = SharedDraft.objects.filter(**_of(draft), content__isnull=True, expires_at__gt=timezone.now())
    return rows.select_related("made_by")


def token_of(shared: SharedDraft) -> str:
    """Return what opens the draft."""
    return signing.Signer(salt=SALT).sign(shared.key)


def shared_by(token: str, moment: datetime) -> SharedDraft | None:
    """Return what ``token`` opens at ``moment``; None if it is none, has expired or was revoked."""
    if len(token) > MAX_LENGTH:
        return None
    try:
        key = signing.Signer(salt=SALT).unsign(token)
    except signing.BadSignature:
        return None
    shared = SharedDraft.objects.select_related("content_type").filter(key=key).first()
    return None if shared is None or shared.has_expired(moment) else shared


def draft_of(shared: SharedDraft) -> Any:
    """Return the page or record with the children it has in the draft; None if it is gone."""
    model: Any = shared.content_type.model_class()
    if not shared.object_key:
        return model.from_serializable_data(shared.content or {}, check_fks=False)
    row = model._base_manager.filter(pk=shared.object_key).first()
    if row is None:
        return None
    return saved_last(row) if shared.content is None else _of_row(row.with_content_json(shared.content), row)


def saved_last(row: Any) -> Any:
    """Return the page or record as it was saved last, published or not."""
    return _of_row(row.get_latest_revision_as_object(), row)


def may_tell_source(shared: SharedDraft, draft: Any) -> bool:
    """Return whether a translation's draft may be shown with the facts of a source that is hidden.

    To the editor whose form it is, who may edit the source as well. A link tells nothing but its own page.
    """
    if shared.content is None or shared.made_by is None or not isinstance(draft, BasePage):
        return False
    return bool(draft.source.permissions_for_user(shared.made_by).can_edit())


def page_in(key: NodeKey, locale: str) -> Any:
    """Return the row of the page that ``key`` names in that language, published or not; None without one."""
    if not issubclass(key.kind.model, BasePage):
        return None
    rows = key.kind.model._base_manager.select_related("locale")
    source = rows.filter(**{key.kind.key: key.key}, is_source=True).first()
    if source is None or source.locale.language_code == locale:
        return source
    others = rows.filter(translation_key=source.translation_key, locale__language_code=locale, alias_of=None)
    return others.first()


@dataclass(frozen=True)
class Unpublished:
    """A page of which something is saved and not published. ``key`` names it in its language."""

    key: NodeKey
    title: str
    saved_at: datetime
    is_published: bool


def unpublished(before: datetime | None, count: int) -> list[Unpublished]:
    """Return up to ``count`` pages, those saved last first; with ``before``, those saved before it."""
    kinds = {kind.model: kind for kind in KINDS if issubclass(kind.model, BasePage)}
    rows = Page.objects.filter(has_unpublished_changes=True, alias_of=None, latest_revision__isnull=False)
    rows = rows.filter(content_type__in=ContentType.objects.get_for_models(*kinds).values())
    if before is not None:
        rows = rows.filter(latest_revision_created_at__lt=before)
    found = list(rows.select_related("locale").order_by("-latest_revision_created_at", "-pk")[:count])
    keys = {each.translation_key for each in found}
    names = {
        translation_key: NodeKey(kind, str(key))
        for kind in kinds.values()
        for translation_key, key in _sources(kind, keys)
    }
    return [
        Unpublished(
            replace(names[each.translation_key], locale=each.locale.language_code),
            *(each.draft_title, each.latest_revision_created_at, each.live),
        )
        for each in found
        if each.translation_key in names
    ]


def _sources(kind: Kind, keys: Collection[Any]) -> Any:
    rows = kind.model._base_manager.filter(translation_key__in=keys, is_source=True)
    return rows.values_list("translation_key", kind.key) if keys else ()


def _of_row(draft: Any, row: Any) -> Any:
    # What belongs to the row, and in a draft's text is only about right.
    draft.first_published_at, draft.last_published_at = row.first_published_at, row.last_published_at
    return draft


def _of(draft: Model) -> dict[str, Any]:
    kind = ContentType.objects.get_for_model(draft)
    return {"content_type": kind, "object_key": str(draft.pk) if draft.pk else ""}
