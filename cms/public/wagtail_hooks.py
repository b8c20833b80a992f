"""What the public pages add to Wagtail: its serving ends at their gate, and drafts look like pages."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.templatetags.static import static
from django.urls import URLPattern, path
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.models import Page

from cms.public.drafts import draft_response
from cms.public.leading import edit_previewed_record
from cms.public.views import start
from forums_pages.models import BasePage


@hooks.register("before_serve_page")
def admit(page: Page, request: HttpRequest, _args: Any, _kwargs: Any) -> HttpResponse | None:
    """Let Wagtail ask for passwords and logins, and serve nothing else: pages are shown by ``views.page``.

    Raises:
        Http404: everybody may see the page, or nobody.
    """
    if not isinstance(page, BasePage):
        # Wagtail's own welcome page, which a new database begins with.
        return start(request)
    if all(each.accept_request(request) for each in page.get_view_restrictions()):
        raise Http404
    return None


# After those of frontends, which show drafts in our place.
@hooks.register("serve_preview_elsewhere", order=100)
def on_public_pages(draft: Any, request: HttpRequest, locale: str) -> HttpResponse:
    """Show a draft as the public pages would show it, were it published now."""
    return draft_response(draft, request, locale)


@hooks.register("register_admin_urls")
def preview_urls() -> list[URLPattern]:
    """Register where previews lead to records of the directory."""
    return [path("previewed/<slug:kind>/<str:slug>/", edit_previewed_record, name="edit_previewed_record")]


@hooks.register("insert_editor_js")
def show_fields() -> SafeString:
    """Let forms show the field that a preview names."""
    return format_html('<script src="{}"></script>', static("public/revealing.js"))


@hooks.register("insert_global_admin_css")
def style_shown_fields() -> SafeString:
    """Add the look of the field that was shown last."""
    return format_html('<link rel="stylesheet" href="{}">', static("public/revealing.css"))
