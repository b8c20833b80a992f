"""Why a file is refused, in sentences an editor understands."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "too_big": _("This file is too big (%(size)s). The limit is %(limit)s."),
    "empty": _("This file is empty."),
    "too_many_pixels": _(
        "This picture is too large: %(width)s × %(height)s pixels. The limit is %(limit)s million "
        "pixels in all its frames together. Save a smaller copy and upload that."
    ),
    "too_many_frames": _("This animation has %(frames)s frames. The limit is %(limit)s."),
    "animated_avif": _(
        "Animated AVIF files are not accepted. Save the animation as WebP or GIF and upload that."
    ),
    "not_a_picture": _(
        "This is not a picture we can use. Accepted are: %(formats)s. Save the picture as one of them."
    ),
    "markup": _(
        "This file holds a web page or an SVG drawing, which can carry programs. Save it as PNG, or "
        "as PDF if it is a document, and upload that."
    ),
    "other_extension": _(
        "The name ends in “.%(extension)s”, but the file is in fact %(kind)s. Rename it or save it "
        "again in the right format."
    ),
    "program": _(
        "This file is a program, whatever its name says. Programs are not accepted. Upload the document "
        "itself."
    ),
    "damaged": _(
        "This file is damaged or incomplete. Open it on your computer, save it again and upload the new copy."
    ),
    "hidden_data": _(
        "This file carries further data hidden before or after its content. Open it on your computer, "
        "save a plain copy and upload that."
    ),
    "locked": _("This file is locked with a password. Remove the password and upload it again."),
    "macros": _(
        "This document carries macros, which are programs. Save a copy without macros and upload that."
    ),
    "unsafe_names": _(
        "This archive holds files whose names point outside its own folder, so it is not safe to open."
    ),
    "archive_too_large": _(
        "This file unpacks to far more than its size suggests, or holds too many files. Split it up "
        "or save it again."
    ),
    "not_text": _("This is not a plain text file. Save it as UTF-8 text and upload that."),
    "not_a_calendar": _("This is not a calendar file: it does not begin with BEGIN:VCALENDAR."),
    "document_kind": _("Files ending in “.%(extension)s” are not accepted. Accepted are: %(formats)s."),
    "disk_full": _(
        "The file could not be stored because the server has no room left. Nothing was changed. Tell "
        "your administrator, then try again."
    ),
    "not_stored": _(
        "The file could not be stored. Nothing was changed. Try again; if it happens again, tell your "
        "administrator."
    ),
}


class Refused(ValidationError):  # noqa: N818  # raised, it says what happened
    """A file was refused; ``code`` names the reason and the message says what to do about it."""

    def __init__(self, code: str, **params: object) -> None:
        """Take the sentence of ``code`` from ``SENTENCES``; a code without a sentence is a ``KeyError``."""
        super().__init__(SENTENCES[code], code=code, params=params or None)
