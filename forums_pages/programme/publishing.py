"""Asks before a clash is published: two sessions may share a room or a person only for a stated reason.

The question is put to whoever comes second, since a session is compared with what is published *and* with
what others have drafted or submitted. Submitting for moderation and scheduling ask as publishing does; what
is approved or goes live later has therefore been asked about already.
"""

from typing import Any

from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminPageForm

from forums_pages.models import EditionPage, SessionPage
from forums_pages.models.publishing import register_publish_check
from forums_pages.programme.clashes import Clash, Slot, clashes_with
from forums_pages.programme.queries import make_slot, slot_of, slots_of
from forums_pages.programme.sentences import describe


def connect() -> None:
    """Let the forms of sessions ask. Called once, when the app is ready."""
    register_publish_check(ask_about_clashes)


def ask_about_clashes(form: WagtailAdminPageForm) -> None:
    """Add an error to ``clash_reason`` for each clash that no reason answers."""
    session, parent = form.instance, form.parent_page.specific if form.parent_page else None
    if not isinstance(session, SessionPage) or not isinstance(parent, EditionPage):
        return
    edition = parent.source
    slot = slot_of_form(form, edition)
    if not slot.is_placed:
        return
    others = slots_of(edition)
    reason = form.cleaned_data.get("clash_reason", "")
    clashes = unanswered(clashes_with(slot, others), session.pk, reason, others)
    for sentence in describe(clashes, session.pk, edition.time_zone):
        form.add_error("clash_reason", f"{sentence} {question()}")


def question() -> str:
    """Return what is asked after each clash."""
    return _("Is this intended? Then say why; otherwise change the time, the room or the people.")


def unanswered_clashes_of(session: SessionPage, others: list[Slot] | None = None) -> list[Clash]:
    """Return the clashes of the session, as it is held in memory, that no reason answers.

    ``others`` are the slots of its edition, where the caller has read them already.
    """
    slot = slot_of(session)
    if slot is None or not slot.is_placed or session.edition is None:
        return []
    others = slots_of(session.edition) if others is None else others
    return unanswered(clashes_with(slot, others), session.pk, session.clash_reason, others)


def slot_of_form(form: WagtailAdminPageForm, edition: EditionPage) -> Slot:
    """Return when the session, as it stands in the form, takes which room and people."""
    data: dict[str, Any] = form.cleaned_data
    room = data.get("room")
    facts = {
        "pk": form.instance.pk,
        "day": data.get("day"),
        "start_time": data.get("start_time"),
        "end_time": data.get("end_time"),
        "room_id": room.pk if room is not None else None,
        "state": data.get("state"),
    }
    return make_slot(facts, _people_in(form), edition.time_zone)


def unanswered(clashes: list[Clash], pk: int | None, reason: str, others: list[Slot]) -> list[Clash]:
    """Return the clashes of session ``pk`` that no reason answers.

    A new reason answers all of them. One that was already kept answers what clashed when it was kept, and so
    does the reason of the other session; what has come since is asked about anew.
    """
    if not clashes:
        return []
    kept = SessionPage.objects.filter(pk=pk).first() if pk else None
    before = slot_of(kept) if kept is not None else None
    if kept is None or before is None or (reason and reason != kept.clash_reason):
        return [] if reason else clashes
    known = {clash.identity for clash in clashes_with(before, others)}
    explained = set() if reason else _explained(clashes, pk)
    return [
        clash
        for clash in clashes
        if clash.identity not in known or not (reason or clash.other_than(pk).session in explained)
    ]


def _explained(clashes: list[Clash], pk: int | None) -> set[object]:
    keys = {clash.other_than(pk).session for clash in clashes}
    with_reason = SessionPage.objects.filter(pk__in=keys).exclude(clash_reason="")
    return set(with_reason.values_list("pk", flat=True))


def _people_in(form: WagtailAdminPageForm) -> list[int]:
    formset = form.formsets.get("participations")
    if formset is None or not formset.is_valid():
        return []
    rows = [row for row in (each.cleaned_data for each in formset.forms) if row and not row.get("DELETE")]
    return [row["person"].pk for row in rows if row.get("person") is not None]
