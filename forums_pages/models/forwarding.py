"""Leads whatever led to a page that goes to the one in its place: menus, redirects, and links in bodies."""

import json
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import JSONField, Model, ProtectedError, Q, QuerySet, TextField
from django.db.models.functions import Cast
from django.utils.translation import gettext
from wagtail.contrib.redirects.models import Redirect
from wagtail.fields import StreamField
from wagtail.models import Page, ReferenceIndex, Revision, Site

from forums_pages.blocks.relinking import relinked
from forums_pages.models.base import BasePage
from forums_pages.models.navigation import MenuItem


def refuse_to_lose_a_site(page: BasePage) -> None:
    """Raise ProtectedError if ``page`` is a site's home page: site, menus and settings would go with it."""
    sites = set(Site.objects.filter(root_page=page.pk))
    if sites:
        raise ProtectedError(
            gettext("This is the home page of a site. Give the site another one first."), sites
        )


def forward(old: BasePage, new: BasePage) -> list[BasePage]:
    """Let what leads to ``old`` lead to ``new``; return the pages whose body has changed by that.

    Call it inside the transaction that deletes ``old``. Older versions in the history keep their links.
    """
    MenuItem.objects.filter(page=old.pk).update(page=new.pk)
    _forward_redirects(old, new)
    holders = [holder for holder in _holders_of_links(old) if _relink_page(holder, old.pk, new.pk)]
    for version in _versions_that_may_mention(old.pk, holders):
        _relink_version(version, old.pk, new.pk)
    return holders


def _forward_redirects(old: BasePage, new: BasePage) -> None:
    for redirect in Redirect.objects.filter(redirect_page=old.pk):
        # A row of its own: this one is about to be deleted with its page, whatever it says by then.
        redirect.delete()
        redirect.pk, redirect.redirect_page_id = None, new.pk
        redirect.save(force_insert=True)
    _leave_a_redirect(old, new)


def _leave_a_redirect(old: BasePage, new: BasePage) -> None:
    """Let the public address of ``old`` lead on; an alias was only one more way to what stays."""
    parts = old.get_url_parts() if old.live and not old.alias_of_id else None
    if parts is not None and parts[2]:
        Redirect.objects.get_or_create(
            old_path=Redirect.normalise_path(parts[2]),
            site_id=parts[0],
            defaults={"redirect_page_id": new.pk, "automatically_created": True},
        )


def _holders_of_links(old: BasePage) -> list[BasePage]:
    keys = ReferenceIndex.get_references_to(old).values_list("base_content_type", "object_id")
    pages = [pk for content_type, pk in set(keys) if content_type == old.get_base_content_type().pk]
    return [page for page in Page.objects.filter(pk__in=pages).specific() if isinstance(page, BasePage)]


def _relink_page(page: BasePage, old: int, new: int) -> bool:
    """Rewrite the stored bodies of ``page``, and the index of references if any changed; return whether.

    They are read and written as they are stored: blocks that are not known any more stay.
    """
    row = type(page)._base_manager.filter(pk=page.pk)
    bodies = _bodies_of(type(page))
    changed = {}
    for field in bodies:
        stored = row.values_list(Cast(field.name, JSONField()), flat=True).get()
        if (body := relinked(field.stream_block, stored, old, new)) != stored:
            changed[field.name] = body
    if changed:
        row.update(**changed)
        ReferenceIndex.create_or_update_for_object(row.get())
    return bool(changed)


def _versions_that_may_mention(pk: int, pages: list[BasePage]) -> QuerySet[Revision]:
    """Return the newest versions of ``pages``, and drafts and scheduled versions in which the number stands.

    A body is JSON inside of JSON: a number ends with a comma or a brace, an attribute with an escaped quote.
    """
    newest = Page.objects.filter(has_unpublished_changes=True).values("latest_revision")
    waiting = Q(pk__in=newest) | Q(approved_go_live_at__isnull=False)
    forms = (f": {pk},", f": {pk}}}", f'"{pk}\\')
    mentions = Q(*(("text__contains", form) for form in forms), _connector=Q.OR)
    known = Q(pk__in=[page.latest_revision_id for page in pages])
    versions: QuerySet[Revision] = Revision.objects.annotate(text=Cast("content", TextField()))
    return versions.filter(known | (waiting & mentions))


def _relink_version(version: Revision, old: int, new: int) -> None:
    model = version.content_type.model_class()
    changed = False
    for field in _bodies_of(model):
        stored = version.content.get(field.name)
        body = json.loads(stored) if isinstance(stored, str) else stored
        relinked_body = relinked(field.stream_block, body, old, new)
        if relinked_body != body:
            version.content[field.name] = json.dumps(relinked_body, cls=DjangoJSONEncoder)
            changed = True
    if changed:
        version.save(update_fields=["content"])


def _bodies_of(model: type[Model] | None) -> list[Any]:
    fields = model._meta.concrete_fields if model is not None else ()
    return [field for field in fields if isinstance(field, StreamField)]
