"""The only place that listens to Wagtail's and Django's signals. Rules live elsewhere."""

from collections.abc import Callable, Collection
from functools import partial
from typing import Any

from django.apps import AppConfig
from django.db import models, transaction
from django.db.models.signals import post_delete, post_migrate, post_save, pre_delete
from modelsearch.signal_handlers import post_delete_signal_handler as find_no_more
from modelsearch.signal_handlers import post_save_signal_handler as find
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_published, page_unpublished, post_page_move, published, unpublished

from forums_pages.fixed_data import load_fixed_data
from forums_pages.models import (
    BasePage,
    EditionPage,
    ForumPage,
    Menu,
    Organisation,
    Person,
    PublicSettings,
    Room,
    SessionPage,
    Theme,
    Venue,
)
from forums_pages.models.bookkeeping import only_notes
from forums_pages.models.forwarding import forward, refuse_to_lose_a_site
from forums_pages.models.indexing import is_found_later
from forums_pages.models.instants import refresh_instants
from forums_pages.models.references import forget_references, parts_of
from forums_pages.models.sequences import count_up
from forums_pages.models.sources import hand_over
from forums_pages.models.wordings import note_wording
from forums_pages.roles import dismiss_teams_without_forum, ensure_forum_roles, extend_team_to
from forums_pages.signals import DELETED, MOVED, PUBLISHED, SAVED, UNPUBLISHED, content_changed
from forums_pages.translations import refresh_translation_source
from media.models import CustomDocument, CustomImage
from media.signals import copies_added
from media.tasks import complete_copies

DIRECTORY = (Person, Organisation, Theme)
# Without drafts: what is saved is public at once.
UNDRAFTED = (Venue, Menu, PublicSettings, CustomImage, CustomDocument)


def ring(instance: models.Model, action: str) -> None:
    """Ring the bell for ``instance`` after the transaction is committed; never when it is rolled back."""
    key = getattr(instance, "translation_key", None)
    send = partial(
        content_changed.send,
        sender=type(instance),
        label=instance._meta.label_lower,
        pk=instance.pk,
        action=action,
        translation_key=str(key) if key else None,
    )
    transaction.on_commit(send)


def on_page_published(instance: Page, **_kwargs: Any) -> None:
    """Bring what follows from the page up to date, and ring."""
    if isinstance(instance, EditionPage) and instance.is_source:
        for session in refresh_instants(instance):
            ring(session, SAVED)
    if isinstance(instance, BasePage) and instance.is_source:
        refresh_translation_source(instance)
        note_wording(instance)
    if isinstance(instance, ForumPage) and instance.is_source:
        ensure_forum_roles(instance)
    ring(instance, PUBLISHED)


def on_page_moved(instance: Page, **_kwargs: Any) -> None:
    """Let editions and sessions know their new place in the tree, and ring for each."""
    for page in instance.get_descendants(inclusive=True).specific():
        if isinstance(page, EditionPage | SessionPage) and page.is_source:
            page.save(clean=False)
        ring(page, MOVED)


def on_page_deletion(instance: models.Model, **_kwargs: Any) -> None:
    """Give the facts of a page that goes to one of its translations, and let links to it lead on."""
    if not isinstance(instance, BasePage):
        return
    refuse_to_lose_a_site(instance)
    heir = hand_over(instance)
    if heir is None and instance.is_source and isinstance(instance, ForumPage):
        dismiss_teams_without_forum()
    remaining = heir or instance.source
    if remaining.pk != instance.pk:
        for page in forward(instance, remaining):
            if page.is_source:
                refresh_translation_source(page)
            ring(page, SAVED)


def on_forum_saved(instance: ForumPage, created: bool, raw: bool = False, **_kwargs: Any) -> None:
    """Let a forum's team work on the language version that was just made."""
    if created and not raw and not instance.is_source:
        extend_team_to(instance)


def on_saved(
    instance: models.Model, raw: bool = False, update_fields: Collection[str] | None = None, **_kwargs: Any
) -> None:
    """Bring the search index up to date, unless nothing changed that is searched."""
    if not only_notes(update_fields) and not is_found_later(instance):
        find(instance, raw=raw)


def on_room_deletion(instance: Room, **_kwargs: Any) -> None:
    """Let calendars know that the sessions in the room are not there any more."""
    count_up(SessionPage.objects.filter(room=instance.pk))


def on_part_deletion(instance: models.Model, **_kwargs: Any) -> None:
    """Let the index of references forget an inline child, such as a room."""
    forget_references(instance)


def on_picture_saved(instance: CustomImage, raw: bool = False, **_kwargs: Any) -> None:
    """Have the copies made that a new file or another focal point asks for."""
    if not raw:
        transaction.on_commit(partial(complete_copies.enqueue, instance.pk))


def load_data_after_migrating(app_config: AppConfig, using: str, **_kwargs: Any) -> None:
    """Load goals, pillars and languages whenever the tables of this app were migrated or emptied."""
    if app_config.label == "forums_pages":
        load_fixed_data(using=using)


def on_restriction_changed(instance: PageViewRestriction, raw: bool = False, **_kwargs: Any) -> None:
    """Ring for a page that not everybody may see any more, or everybody may again."""
    page = None if raw else Page.objects.filter(pk=instance.page_id).first()
    # Of a page that is being deleted, only the row that all types share is left; its deletion rings.
    specific = page.specific_class._base_manager.filter(pk=page.pk).first() if page is not None else None
    if specific is not None:
        ring(specific, SAVED)


def _ringer(action: str) -> Callable[..., None]:
    def handler(instance: models.Model, raw: bool = False, **_kwargs: Any) -> None:
        if not raw:
            ring(instance, action)

    return handler


RINGERS = {action: _ringer(action) for action in (PUBLISHED, UNPUBLISHED, SAVED, DELETED)}


def connect() -> None:
    """Connect every handler. Called once, when the app is ready."""
    page_published.connect(on_page_published, dispatch_uid="forums_pages.page_published")
    page_unpublished.connect(RINGERS[UNPUBLISHED], dispatch_uid="forums_pages.page_unpublished")
    post_page_move.connect(on_page_moved, dispatch_uid="forums_pages.page_moved")
    post_save.connect(on_forum_saved, sender=ForumPage, dispatch_uid="forums_pages.forum_saved")
    pre_delete.connect(on_room_deletion, sender=Room, dispatch_uid="forums_pages.room_deletion")
    post_migrate.connect(load_data_after_migrating, dispatch_uid="forums_pages.post_migrate")
    post_save.connect(on_picture_saved, sender=CustomImage, dispatch_uid="forums_pages.picture_saved")
    copies_added.connect(RINGERS[SAVED], sender=CustomImage, dispatch_uid="forums_pages.copies_added")
    for signal in (post_save, post_delete):
        signal.connect(
            on_restriction_changed, sender=PageViewRestriction, dispatch_uid="forums_pages.restriction"
        )
    for model in BasePage.__subclasses__():
        pre_delete.connect(on_page_deletion, sender=model, dispatch_uid=f"hand_over.{model.__name__}")
        post_delete.connect(RINGERS[DELETED], sender=model, dispatch_uid=f"deleted.{model.__name__}")
    for model in parts_of(*BasePage.__subclasses__(), *DIRECTORY, Venue):
        post_delete.connect(on_part_deletion, sender=model, dispatch_uid=f"part_deleted.{model.__name__}")
    for model in (*BasePage.__subclasses__(), *DIRECTORY):
        post_save.connect(on_saved, sender=model, dispatch_uid=f"found.{model.__name__}")
        post_delete.connect(find_no_more, sender=model, dispatch_uid=f"not_found.{model.__name__}")
    for model in DIRECTORY:
        published.connect(RINGERS[PUBLISHED], sender=model, dispatch_uid=f"published.{model.__name__}")
        unpublished.connect(RINGERS[UNPUBLISHED], sender=model, dispatch_uid=f"unpublished.{model.__name__}")
        post_delete.connect(RINGERS[DELETED], sender=model, dispatch_uid=f"deleted.{model.__name__}")
    for model in UNDRAFTED:
        post_save.connect(RINGERS[SAVED], sender=model, dispatch_uid=f"saved.{model.__name__}")
        post_delete.connect(RINGERS[DELETED], sender=model, dispatch_uid=f"deleted.{model.__name__}")
