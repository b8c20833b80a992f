"""Tokens of drafts: signed, of a single page or record, expiring, and over at once when they are revoked.

A token is the signed key of a ``SharedDraft``: who reads the table alone can make none, and deleting the row
ends it. A link shows the latest saved draft whenever it is followed; a preview in the administration shows
what the form held.
"""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core import signing
from django.db.models import Model
from django.utils import timezone

from forums_pages.models import BasePage
from graphql_api.models import SharedDraft

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
    is_form = shared.content is not None
    draft = row.with_content_json(shared.content) if is_form else row.get_latest_revision_as_object()
    # What belongs to the row, and in a draft's text is only about right.
    draft.first_published_at, draft.last_published_at = row.first_published_at, row.last_published_at
    return draft


def may_tell_source(shared: SharedDraft, draft: Any) -> bool:
    """Return whether a translation's draft may be shown with the facts of a source that is hidden.

    To the editor whose form it is, who may edit the source as well. A link tells nothing but its own page.
    """
    if shared.content is None or shared.made_by is None or not isinstance(draft, BasePage):
        return False
    return bool(draft.source.permissions_for_user(shared.made_by).can_edit())


def _of(draft: Model) -> dict[str, Any]:
    kind = ContentType.objects.get_for_model(draft)
    return {"content_type": kind, "object_key": str(draft.pk) if draft.pk else ""}
