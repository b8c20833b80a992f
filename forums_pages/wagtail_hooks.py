"""What Wagtail's admin is told of us; importing a module that registers hooks of its own is enough."""

from typing import Any

from django.conf import settings
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from i18nfield.fields import I18nCharField, I18nTextField
from wagtail import hooks
from wagtail.admin.forms.models import register_form_field_override
from wagtail.log_actions import LogActionRegistry
from wagtail.snippets.models import register_snippet

from forums_pages import keeping
from forums_pages.contributions.editing import LOG_DISCARDED as DISCARDED
from forums_pages.contributions.sending import LOG_ACTION as SENT
from forums_pages.programme import copy_view, warnings
from forums_pages.programme.importing.undoing import UNDO
from forums_pages.viewsets import decisions, figures, lacking
from forums_pages.viewsets.editors import PAGE_VIEWSETS
from forums_pages.viewsets.groups import ContributionsGroup, DirectoryGroup, ProgrammeGroup
from forums_pages.viewsets.navigation import MenuViewSet
from forums_pages.viewsets.replies import actions, preparing
from forums_pages.viewsets.translating import replace_listing_button
from forums_pages.viewsets.turns import hooks as turns
from forums_pages.widgets.words import WordsInput, WordsTextarea

__all__ = [
    "actions",
    "copy_view",
    "decisions",
    "figures",
    "keeping",
    "lacking",
    "preparing",
    "turns",
    "warnings",
]

# Pictures and documents keep words per language too, in fields of the media package.
register_form_field_override(I18nCharField, override={"widget": WordsInput})
register_form_field_override(I18nTextField, override={"widget": WordsTextarea})

register_snippet(DirectoryGroup)
register_snippet(MenuViewSet)
replace_listing_button()


@hooks.register("register_icons")
def register_icons(icons: list[str]) -> list[str]:
    """Add the signs that Wagtail's set lacks."""
    return [*icons, "forums_pages/admin/icons/building.svg", "forums_pages/admin/icons/location.svg"]


@hooks.register("register_admin_viewset")
def register_listings() -> list[Any]:
    """Register the listings across the tree, and the inbox."""
    return [ProgrammeGroup(), ContributionsGroup()]


@hooks.register("register_admin_viewset")
def register_explorers() -> list[Any]:
    """Register the editors and explorers of our types of pages."""
    return [viewset() for viewset in PAGE_VIEWSETS]


@hooks.register("register_log_actions")
def name_what_is_logged(registry: LogActionRegistry) -> None:
    """Let histories tell that an import was undone, and what became of replies."""
    registry.register_action(SENT, gettext_lazy("Send a reply"), gettext_lazy("Reply sent to the submitter"))
    registry.register_action(DISCARDED, gettext_lazy("Throw a reply away"), gettext_lazy("Reply thrown away"))
    registry.register_action(UNDO, gettext_lazy("Undo import"), gettext_lazy("Import undone"))


@hooks.register("insert_global_admin_css")
def dress_the_admin() -> SafeString:
    """Add the look of statuses, languages and pictures in listings, and of forms."""
    names = ("desk", "forms", "words", "replies", "scores", "translations", "usage")
    sheets = [(static(f"forums_pages/admin/{name}.css"),) for name in names]
    return format_html_join("\n", '<link rel="stylesheet" href="{}">', sheets)


@hooks.register("insert_editor_js")
def wait_for_autosave() -> SafeString:
    """Let a form that is sent wait for the draft that is being saved of it."""
    return format_html('<script src="{}"></script>', static("forums_pages/admin/sending.js"))


@hooks.register("insert_global_admin_js")
def help_screen_readers() -> SafeString:
    """Name what Wagtail leaves unnamed, give words their language and direction, say when a line is down."""
    return format_html(
        '<script src="{}"></script>\n'
        '<script src="{}" data-cell="{}" data-overview="{}"></script>\n'
        '<script src="{}" data-right-to-left="{}"></script>\n'
        '<script src="{}" data-lost="{}"></script>',
        static("forums_pages/admin/arrivals.js"),
        static("forums_pages/admin/naming.js"),
        _("%(column)s, row %(row)s"),
        _("Sections of this form"),
        static("forums_pages/admin/languages.js"),
        " ".join(settings.LANGUAGES_BIDI),
        static("forums_pages/admin/uploading.js"),
        _("The connection was lost, and nothing of this file was kept. Choose it again once you are online."),
    )
