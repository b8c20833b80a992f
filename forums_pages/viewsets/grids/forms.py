"""What is asked of somebody who moves a session without dragging it; a drag sends the same."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from forums_pages.fields import plausible_day
from forums_pages.models import Room, SessionPage
from forums_pages.models.session_panels import rooms_by_venue
from forums_pages.programme.moving import Move
from forums_pages.programme.planning import Plan, Spot


class MoveForm(forms.Form):
    """Asks when and where. Whatever is left empty is unknown."""

    day = forms.DateField(
        label=_("Day"),
        required=False,
        validators=[plausible_day],
        widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"),
    )
    start_time = forms.TimeField(
        label=_("Starts"), required=False, widget=forms.TimeInput({"type": "time"}, "%H:%M")
    )
    end_time = forms.TimeField(
        label=_("Ends"), required=False, widget=forms.TimeInput({"type": "time"}, "%H:%M")
    )
    room = forms.ModelChoiceField(label=_("Room"), required=False, queryset=Room.objects.none())
    reason = forms.CharField(
        label=_("Reason for the clash"),
        required=False,
        max_length=255,
        help_text=_("Only where sessions share a room or a person on purpose. Never public."),
    )
    as_draft = forms.BooleanField(label=_("Keep it a draft for now"), required=False)
    version = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, plan: Plan, data: QueryDict | None = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        room: Any = self.fields["room"]
        room.queryset = Room.objects.filter(pk__in=[each.pk for each in plan.rooms])
        room.choices = rooms_by_venue(plan.rooms)
        self.says_reason = data is not None and "reason" in data

    def move(self) -> Move:
        """Return what a valid form asks for."""
        given = self.cleaned_data
        room = given["room"]
        spot = Spot(given["day"], given["start_time"], given["end_time"], room.pk if room else None)
        reason = given["reason"] if self.says_reason else None
        return Move(spot, given["version"], reason, given["as_draft"])

    def sentences(self) -> list[str]:
        """Return what is wrong with what was sent."""
        return [str(message) for errors in self.errors.values() for message in errors]


def form_of(plan: Plan, session: SessionPage) -> MoveForm:
    """Return the form, filled with where the session is now."""
    planned = plan.sessions[session.pk]
    spot = planned.spot
    initial = {
        "day": spot.day,
        "start_time": spot.starts,
        "end_time": spot.ends,
        "room": spot.room,
        "reason": planned.reason,
        "version": planned.version,
    }
    return MoveForm(plan, initial=initial, auto_id="move_%s")
