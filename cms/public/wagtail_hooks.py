"""What the public pages add to Wagtail: its serving ends at their gate, and drafts look like pages."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from wagtail import hooks
from wagtail.models import Page

from cms.public.drafts import draft_response
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
