"""Adds draft pages below others, as an editor who presses Save would."""

from typing import TypeVar

from django.contrib.auth.models import AbstractBaseUser
from django.utils.text import slugify
from wagtail.models import Page

from forums_pages.models import BasePage

AnyPage = TypeVar("AnyPage", bound=BasePage)
LONGEST_STEM = 200


def add_draft(parent: Page, page: AnyPage, user: AbstractBaseUser | None) -> AnyPage:
    """Return ``page`` as a draft below ``parent``, in its language, with a slug of its own and a history."""
    page.live = False
    page.owner = user
    page.locale = parent.locale
    page.slug = _free_slug(parent, page.title)
    # A parent read anew knows of children that were added through another object.
    Page.objects.get(pk=parent.pk).add_child(instance=page)
    page.save_revision(user=user, log_action=True)
    added: AnyPage = type(page)._default_manager.get(pk=page.pk)
    return added


def _free_slug(parent: Page, title: str) -> str:
    stem = slugify(title, allow_unicode=True)[:LONGEST_STEM] or "page"
    taken = set(Page.objects.child_of(parent).values_list("slug", flat=True))
    numbered = (f"{stem}-{number}" for number in range(2, len(taken) + 3))
    return next(slug for slug in (stem, *numbered) if slug not in taken)
