"""What browsers may do with our pages: two policies, one for the admin and one for everybody's pages."""

from collections.abc import Callable
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse

CONTENT, PERMISSIONS = "Content-Security-Policy", "Permissions-Policy"
# Nothing here films, records, locates, pays or talks to devices.
NO_DEVICES = ", ".join(
    f"{name}=()"
    for name in (
        "accelerometer", "camera", "display-capture", "geolocation", "gyroscope", "magnetometer",
        "microphone", "midi", "payment", "usb",
    )
)  # fmt: skip


class BrowserPolicies:
    """Sets the policies of each page, unless its view has set its own."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self.policies = {True: _admin(), False: _public()}

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if response.get("Content-Type", "").startswith("text/html") and not _explains_itself(response):
            is_admin = request.path_info.startswith(reverse("wagtailadmin_home"))
            response.headers.setdefault(CONTENT, self.policies[is_admin])
            response.headers.setdefault(PERMISSIONS, NO_DEVICES)
        return response


def _explains_itself(response: HttpResponseBase) -> bool:
    """Return whether it is a page of Django's for developers, which has its own scripts inside."""
    return settings.DEBUG and response.status_code in {404, 500}


def _admin() -> str:
    """Return what Wagtail needs: its widgets for dates and its lists of parts come with scripts inside."""
    return "; ".join(
        (
            "default-src 'self'",
            "script-src 'self' 'unsafe-inline'",
            "style-src 'self' 'unsafe-inline'",
            _with("img-src 'self' data: blob:", settings.MEDIA_URL),
            "font-src 'self' data:",
            _with("frame-src 'self'", settings.PREVIEW_URL),
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'self'",
        )
    )


def _public() -> str:
    """Return what pages for visitors need; no script inside a page ever runs."""
    return "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'",
            # Colours of themes and pictures are attributes.
            "style-src 'self' 'unsafe-inline'",
            _with("img-src 'self' data:", settings.MEDIA_URL),
            "font-src 'self' data:",
            "connect-src 'self'",
            "manifest-src 'self'",
            _with("frame-src 'self'", settings.PREVIEW_URL),
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'self'",
        )
    )


def _with(directive: str, address: str | None) -> str:
    """Return ``directive`` with the scheme and host of ``address``, if it has one."""
    parts = urlsplit(address or "")
    return f"{directive} {parts.scheme}://{parts.netloc}" if parts.netloc else directive
