"""What should be looked at before a turn of an edition is confirmed; nothing of it is in the way."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from forums_pages.enums import CallStatus, RegistrationState
from forums_pages.models import CallPage
from forums_pages.programme.turns.foresight import Foresight
from forums_pages.programme.turns.kinds import Turn
from forums_pages.viewsets.turns.lines import OFF, languages_without_reason


@dataclass(frozen=True)
class Notice:
    """Something to look at, with where it is mended."""

    sentence: str
    links: list[tuple[str, str]] = field(default_factory=list)


def notices_of(foresight: Foresight) -> list[Notice]:
    """Return what should be looked at before the turn is confirmed; nothing of it is in the way."""
    found = [_lacking_reason(foresight), *_lacking_links(foresight), *_still_open(foresight)]
    found += [*_other_dates(foresight), _other_names(foresight), _draft(foresight)]
    return [notice for notice in found if notice is not None]


def _lacking_reason(foresight: Foresight) -> Notice | None:
    pages = languages_without_reason(foresight.after)
    if not pages or foresight.turn in (Turn.REDATED, Turn.REINSTATED):
        return None
    names = [str(page.locale) for page in pages]
    return Notice(_("No reason is given in: %(languages)s.") % {"languages": ", ".join(names)})


def _lacking_links(foresight: Foresight) -> Iterable[Notice]:
    if foresight.turn not in (Turn.ONLINE, Turn.HYBRID):
        return
    sessions = foresight.without_live_link
    if sessions:
        words = ngettext(
            "%(count)d session has no live link yet.",
            "%(count)d sessions have no live link yet.",
            len(sessions),
        )
        yield Notice(words % {"count": len(sessions)}, [(each.title, edit_url(each.pk)) for each in sessions])
    if not foresight.after.online_url and len(sessions) == len(foresight.plan.sessions):
        yield Notice(_("Nobody can follow it yet: neither the edition nor any session has an address."))


def _still_open(foresight: Foresight) -> Iterable[Notice]:
    if foresight.after.lifecycle not in OFF:
        return
    if foresight.after.registration_state == RegistrationState.OPEN:
        yield Notice(_("Readers are still told that registration is open."))
    for call in CallPage.objects.filter(edition=foresight.row.pk, is_source=True, live=True):
        if call.status == CallStatus.OPEN:
            words = _("The call for contributions is still open.")
            yield Notice(words, [(call.title, edit_url(call.pk))])


def _other_dates(foresight: Foresight) -> Iterable[Notice]:
    """Tell what was planned around the old dates, or closed with them, and stays as it is."""
    edition = foresight.after
    here = [(edition.title, edit_url(foresight.row.pk))]
    if foresight.turn == Turn.REINSTATED and edition.registration_state == RegistrationState.CLOSED:
        yield Notice(_("Registration stays closed. Open it again where people are to register:"), here)
    if edition.start_date is None or edition.start_date == foresight.before.start_date:
        return
    if edition.registration_opens or edition.registration_closes:
        yield Notice(_("The dates of the registration stay as they are:"), here)
    calls = CallPage.objects.filter(edition=foresight.row.pk, is_source=True)
    links = [(call.title, edit_url(call.pk)) for call in calls]
    if links:
        yield Notice(_("The call for contributions keeps its dates:"), links)


def _other_names(foresight: Foresight) -> Notice | None:
    if foresight.before.title == foresight.after.title:
        return None
    pages = list(foresight.row.get_translations().filter(alias_of__isnull=True))
    links = [(page.title, edit_url(page.pk)) for page in pages]
    return Notice(_("In other languages it keeps its name; change it there:"), links) if pages else None


def _draft(foresight: Foresight) -> Notice | None:
    if not (foresight.row.live and foresight.row.has_unpublished_changes):
        return None
    return Notice(
        _("There is a draft of the edition. It takes this change, too; nothing else of it becomes public.")
    )


def edit_url(pk: int) -> str:
    """Return where a page is edited."""
    return reverse("wagtailadmin_pages:edit", args=[pk])
