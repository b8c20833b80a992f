"""The table of rights: what each role may do, as data. ``docs/roles.md`` says the same in words."""

from collections.abc import Iterable
from dataclasses import dataclass

ADMIN = "wagtailadmin.access_admin"
TRANSLATE = "wagtail_localize.submit_translation"
PRIVATE = "forums_pages.see_private_person"

# Records with drafts: what is added or changed reaches nobody before it is published.
DRAFTED = ("person", "organisation", "theme")
WRITE = ("add", "change", "view")
MEDIA = ("wagtailimages.{}_image", "wagtaildocs.{}_document")


@dataclass(frozen=True)
class Rights:
    """What a group may do: everywhere, on its pages, in its own collection and in the shared one.

    ``models`` names permissions as Django does (``forums_pages.change_person``); the others are Wagtail's
    actions (``add``, ``change``, ``publish``, ``choose`` …).
    """

    models: frozenset[str]
    pages: frozenset[str]
    own_media: frozenset[str]
    shared_media: frozenset[str] = frozenset()


def _on(models: Iterable[str], *actions: str) -> set[str]:
    return {f"forums_pages.{action}_{model}" for model in models for action in actions}


_INBOX = _on(["contribution"], "view", "change") | _on(["review"], *WRITE)
_WRITE_DIRECTORY = _on([*DRAFTED, "venue"], *WRITE)
_SITE = {
    "forums_pages.change_publicsettings",
    "wagtailredirects.add_redirect",
    "wagtailredirects.change_redirect",
    "wagtailredirects.delete_redirect",
    *_on(["menu"], *WRITE, "delete"),
    # Revoked, and not deleted.
    *(f"graphql_api.{action}_partnerkey" for action in WRITE),
}
_EDITING = {ADMIN, TRANSLATE, PRIVATE, *_WRITE_DIRECTORY, *_INBOX}

EDITOR = Rights(
    models=frozenset(_EDITING),
    pages=frozenset({"add", "change"}),
    own_media=frozenset({"add", "change", "choose"}),
)
MODERATOR = Rights(
    models=frozenset(
        _EDITING
        | _SITE
        | _on(DRAFTED, "publish", "lock", "unlock", "delete")
        | _on(["venue", "contribution", "review"], "delete")
    ),
    pages=frozenset({"add", "change", "publish", "lock", "unlock", "bulk_delete"}),
    own_media=frozenset({"add", "change", "choose"}),
)
PARTNER_MANAGER = Rights(
    models=frozenset({ADMIN, *_on(["organisation"], *WRITE, "publish")}),
    pages=frozenset({"change"}),
    own_media=frozenset({"choose"}),
    shared_media=frozenset({"add"}),
)
COORDINATOR = Rights(
    models=frozenset(_EDITING | _on(DRAFTED, "publish")),
    pages=frozenset({"add", "change", "publish", "lock"}),
    own_media=frozenset({"add", "change", "choose"}),
    shared_media=frozenset({"choose"}),
)
WORKING_GROUP = Rights(
    models=frozenset({ADMIN, *_on(DRAFTED, *WRITE), *_on(["venue"], "view")}),
    pages=frozenset({"add"}),
    own_media=frozenset({"add", "choose"}),
    shared_media=frozenset({"choose"}),
)
