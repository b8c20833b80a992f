"""Keeps one editor from overwriting what another has saved meanwhile without having been told."""

import hashlib
import json
from typing import Any

from django import forms
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import formats, timezone
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.utils import get_user_display_name
from wagtail.log_actions import registry
from wagtail.models import Page, Revision


def refuse_to_overwrite(form: WagtailAdminModelForm) -> None:
    """Add an error to ``form`` if its page or record was saved by somebody else, or elsewhere, meanwhile.

    Wagtail warns of this in the browser, every few seconds and by script; a save that slips through would
    win silently. The form comes back with everything in it and knows the newer version, so that saving it
    once more is a decision. Posts that do not say what they were opened with, such as scripts, pass.
    """
    newer = _newer_version(form)
    if newer is not None:
        form.add_error(None, _sentence(newer, form))


class RecordForm(WagtailAdminModelForm):
    """The form of a record that has a history, which begins only when it is first saved in a form."""

    opened_without_history = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk and self.instance.latest_revision_id is None:
            self.initial["opened_without_history"] = "1"

    def clean(self) -> dict[str, Any] | None:
        """Check that nobody is overwritten."""
        cleaned: dict[str, Any] | None = super().clean()
        refuse_to_overwrite(self)
        return cleaned


class FormWithoutHistory(WagtailAdminModelForm):
    """The form of what keeps no versions: it remembers the content that it was opened with."""

    opened_as = forms.CharField(required=False, widget=forms.HiddenInput)
    data: Any

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.stored_now = _digest(self.instance)
        self.initial["opened_as"] = self.stored_now

    def clean(self) -> dict[str, Any] | None:
        """Refuse once if the content was changed since; whoever saves again then knows."""
        cleaned: dict[str, Any] = super().clean() or {}
        opened = cleaned.get("opened_as")
        if opened and self.stored_now and opened != self.stored_now:
            entry = registry.get_logs_for_instance(self.instance).select_related("user").first()
            name = get_user_display_name(entry.user) if entry is not None else ""
            told = _("%(name)s changed this after you had opened it.") % {"name": name or _("Somebody")}
            ask = _("To put your version on top, save once more.")
            self.add_error(None, f"{told} {_kept()} {ask}")
            self.data = self.data.copy()
            self.data[self.add_prefix("opened_as")] = self.stored_now
        return cleaned


def _digest(instance: models.Model) -> str:
    """Return a fingerprint of the row and its children as they are stored; empty for a new one."""
    stored: Any = type(instance)._base_manager.filter(pk=instance.pk).first() if instance.pk else None
    if stored is None:
        return ""
    content = json.dumps(stored.serializable_data(), sort_keys=True, cls=DjangoJSONEncoder)
    return hashlib.sha256(content.encode()).hexdigest()


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
        return latest if form.data.get("opened_without_history") else None
    # An autosave overwrites a version in place: the same key, saved later, is newer, too.
    same = opened == str(latest.pk)
    as_opened = form.data.get("loaded_revision_created_at") == latest.created_at.isoformat()
    return None if same and as_opened else latest


def _sentence(newer: Revision, form: WagtailAdminModelForm) -> str:
    details: dict[str, Any] = {
        "time": formats.date_format(timezone.localtime(newer.created_at), "DATETIME_FORMAT"),
        "name": get_user_display_name(newer.user) or _("Somebody"),
    }
    is_own = newer.user is not None and newer.user == form.for_user
    told, ask = _page_sentences(is_own) if isinstance(form.instance, Page) else _record_sentences(is_own)
    return f"{told % details} {_kept()} {ask}"


def _page_sentences(is_own: bool) -> tuple[str, str]:
    ask = _("Look at the history of the page; to put your version on top, save once more.")
    if is_own:
        return _("You saved this page elsewhere on %(time)s, after you had opened it here."), ask
    return _("%(name)s saved this page on %(time)s, after you had opened it."), ask


def _record_sentences(is_own: bool) -> tuple[str, str]:
    ask = _("Look at the history of the record; to put your version on top, save once more.")
    if is_own:
        return _("You saved this record elsewhere on %(time)s, after you had opened it here."), ask
    return _("%(name)s saved this record on %(time)s, after you had opened it."), ask


def _kept() -> str:
    return _("Nothing was overwritten and your changes are still in this form.")
