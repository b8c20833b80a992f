"""System checks of where files lie."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error

PACKAGE = Path(__file__).resolve().parent


def check_media_root(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Report uploads kept inside the Python package ``media``, where they could be imported or committed."""
    root = Path(settings.MEDIA_ROOT).resolve()
    beside = Path(settings.BASE_DIR, "media").resolve()
    if root not in {PACKAGE, beside} and not {PACKAGE, beside} & set(root.parents):
        return []
    return [
        Error(
            "MEDIA_ROOT lies in the Python package “media”.",
            hint="Point MEDIA_ROOT outside the code: BASE_DIR / 'var' / 'media'.",
            id="media.E001",
        )
    ]


def check_static_root(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Report uploads and static files kept in one folder, where collecting could overwrite uploads."""
    static, uploads = Path(settings.STATIC_ROOT).resolve(), Path(settings.MEDIA_ROOT).resolve()
    if static != uploads and static not in uploads.parents and uploads not in static.parents:
        return []
    return [
        Error(
            "MEDIA_ROOT and STATIC_ROOT share a folder.",
            hint="Give uploads and collected static files folders of their own.",
            id="media.E002",
        )
    ]
