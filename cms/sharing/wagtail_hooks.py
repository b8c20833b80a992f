"""What sharing adds to Wagtail's admin: an action beside Publish, its page, and previews on a frontend."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.action_menu import ActionMenuItem
from wagtail.snippets.action_menu import ActionMenuItem as RecordActionMenuItem

from cms.sharing.frontend import preview_on_frontend
from cms.sharing.views import is_shareable, may_share, share_draft, share_url
from forums_pages.models import BasePage


class SharePageItem(ActionMenuItem):
    """Leads to the page on which a page's draft is shared."""

    label = _("Share draft")
    icon_name = "link"
    name = "action-share"

    def is_shown(self, context: dict[str, Any]) -> bool:
        """Return whether the page exists and the editor may share it; a lock does not matter."""
        page = context.get("page")
        return (
            isinstance(page, BasePage) and not page.alias_of_id and may_share(context["request"].user, page)
        )

    def get_url(self, context: dict[str, Any]) -> str:
        """Return where it leads."""
        return share_url(context["page"])


class ShareRecordItem(RecordActionMenuItem):
    """The same for a person, an organisation or a theme."""

    label = _("Share draft")
    icon_name = "link"
    name = "action-share"

    def is_shown(self, context: dict[str, Any]) -> bool:
        """Return whether the record exists and the editor may share it."""
        return context.get("instance") is not None and may_share(context["request"].user, context["instance"])

    def get_url(self, context: dict[str, Any]) -> str:
        """Return where it leads."""
        return share_url(context["instance"])


@hooks.register("register_page_action_menu_item")
def share_pages() -> SharePageItem:
    """Offer to share pages."""
    return SharePageItem(order=90)


@hooks.register("register_snippet_action_menu_item")
def share_records(model: type[Any]) -> ShareRecordItem | None:
    """Offer to share the records that have drafts."""
    return ShareRecordItem(order=90) if is_shareable(model) else None


@hooks.register("register_admin_urls")
def sharing_urls() -> list[URLPattern]:
    """Register the page on which drafts are shared."""
    return [path("drafts/<str:model_name>/<int:pk>/share/", share_draft, name="share_draft")]


@hooks.register("serve_preview_elsewhere")
def on_frontend(draft: Any, request: HttpRequest, locale: str) -> HttpResponse | None:
    """Let a frontend show what the editor's form holds, where there is one."""
    return preview_on_frontend(draft, request, locale)
