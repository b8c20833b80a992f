"""Keeps one editor from overwriting what another has saved meanwhile without having been told."""

from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.utils import formats, timezone
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.utils import get_user_display_name
from wagtail.models import Revision


def refuse_to_overwrite(form: WagtailAdminModelForm) -> None:
    """Add an error to ``form`` if the page was saved by somebody else, or elsewhere, since it was opened.

    Wagtail warns of this in the browser, every few seconds and by script; a save that slips through would
    win silently. The form comes back with everything in it and knows the newer version, so that saving it
    once more is a decision. Posts that do not say what they were opened with, such as scripts, pass.
    """
    newer = _newer_version(form)
    if newer is not None:
        form.add_error(None, _sentence(newer, form.for_user))


def _newer_version(form: WagtailAdminModelForm) -> Revision | None:
    """Return the version that was saved after the one that the form was opened with."""
    latest: Revision | None = getattr(form.instance, "latest_revision", None)
    if latest is None or form.instance.pk is None:
        return None
    own = form.data.get("overwrite_revision_id")
    if own:
        # The editor's own autosave, which Wagtail overwrites as long as it is the latest version.
        return None if own == str(latest.pk) else latest
    opened = form.data.get("loaded_revision_id")
    if not opened:
        return None
    # An autosave overwrites a version in place: the same key, saved later, is newer, too.
    same = opened == str(latest.pk)
    as_opened = form.data.get("loaded_revision_created_at") == latest.created_at.isoformat()
    return None if same and as_opened else latest


def _sentence(newer: Revision, user: AbstractBaseUser | None) -> str:
    details: dict[str, Any] = {
        "time": formats.date_format(timezone.localtime(newer.created_at), "DATETIME_FORMAT"),
        "name": get_user_display_name(newer.user) or _("Somebody"),
    }
    if newer.user is not None and newer.user == user:
        told = _("You saved this page elsewhere on %(time)s, after you had opened it here.")
    else:
        told = _("%(name)s saved this page on %(time)s, after you had opened it.")
    kept = _("Nothing was overwritten and your changes are still in this form.")
    ask = _("Look at the history of the page; to put your version on top, save once more.")
    return f"{told % details} {kept} {ask}"
