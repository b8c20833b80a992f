"""Asks what is meant when the zone of an edition is changed that has sessions with a time.

The clock in the hall keeps showing what it shows, so each of them becomes another moment. That is right where
the zone was wrong; whoever publishes says so by publishing once more.
"""

from typing import Any

from django import forms
from django.utils import formats
from django.utils.translation import ngettext
from wagtail.admin.forms import WagtailAdminPageForm

from forums_pages.models import EditionPage, SessionPage
from forums_pages.models.publishing import register_publish_check

ANSWER = "zone_confirmed"


def connect() -> None:
    """Let the forms of editions ask. Called once, when the app is ready."""
    register_publish_check(ask_about_zone)


def ask_about_zone(form: WagtailAdminPageForm) -> None:
    """Add an error to ``time_zone``, once for each zone, if sessions would change with it."""
    zone = form.cleaned_data.get("time_zone")
    if not isinstance(form.instance, EditionPage) or zone is None:
        return
    before = EditionPage.objects.filter(pk=form.instance.pk).values_list("time_zone", flat=True).first()
    if before is None or str(before) == str(zone) or form.data.get(ANSWER) == str(zone):
        return
    timed = SessionPage.objects.of_edition(form.instance.pk).filter(starts_at__isnull=False)
    first = timed.order_by("starts_at", "pk").first()
    if first is not None:
        form.add_error("time_zone", _question(first, timed.count()))
        _keep_answer(form, str(zone))


def _question(session: SessionPage, count: int) -> str:
    details: dict[str, Any] = {
        "count": count,
        "title": session.title,
        "time": formats.time_format(session.start_time or "", "TIME_FORMAT"),
    }
    return (
        ngettext(
            "The clock in the hall keeps its time: “%(title)s” stays at %(time)s, which is another moment "
            "then. If this is meant, publish once more; otherwise choose the zone it had.",
            "The clock in the hall keeps its time: all %(count)d sessions that have one, such as “%(title)s” "
            "at %(time)s, are at another moment then. If this is meant, publish once more; otherwise choose "
            "the zone it had.",
            count,
        )
        % details
    )


def _keep_answer(form: WagtailAdminPageForm, zone: str) -> None:
    """Send the form back with the answer in it, so that publishing it once more is one."""
    form.data = form.data.copy()
    form.data[ANSWER] = zone
    form.fields[ANSWER] = forms.CharField(required=False, widget=forms.HiddenInput)
