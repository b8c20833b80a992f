"""What lets a page stand in a frame on anybody's site, and in nothing more than a frame."""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse


def frameable(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Return ``response`` with the policy of a frame: framed by anybody, scripts of ours only, no forms.

    Our host is named beside ``'self'``: in a sandbox some browsers take ``'self'`` for the frame's own
    origin, which is none.
    """
    ours = " ".join(("'self'", request.get_host(), *_elsewhere(settings.STATIC_URL)))
    pictures = " ".join((ours, "data:", *_elsewhere(settings.MEDIA_URL)))
    response["Content-Security-Policy"] = "; ".join(
        (
            "default-src 'none'",
            f"script-src {ours}",
            # Colours of themes and pictures are attributes.
            f"style-src {ours} 'unsafe-inline'",
            f"img-src {pictures}",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors *",
        )
    )
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    response["Referrer-Policy"] = "strict-origin-when-cross-origin"
    response["X-Robots-Tag"] = "noindex"
    # Django's middleware reads the first, ``cms.middleware`` the second.
    response.xframe_options_exempt = True
    response.is_localised = False  # type: ignore[attr-defined]  # as feeds have it
    response.cookies.clear()
    return response


def _elsewhere(address: str) -> tuple[str, ...]:
    parts = urlsplit(address)
    return (f"{parts.scheme}://{parts.netloc}",) if parts.netloc else ()
