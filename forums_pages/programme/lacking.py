"""What an edition still lacks, one line for each thing that somebody has to do, and where to do it.

Pictures within texts are not among it: a text with an undescribed picture is never published.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import TextChoices
from django.utils.formats import date_format
from django.utils.translation import get_language_info, gettext_lazy
from django.utils.translation import gettext as _
from wagtail.models import Locale

from forums_pages.enums import SessionKind
from forums_pages.models import CallPage, EditionPage, Participation, Partnership, Person, SessionPage
from forums_pages.translations import outdated_languages, ready_to_publish, waiting_words
from media.models import CustomImage

# What takes place without anybody who could be filmed.
NEVER_RECORDED = (SessionKind.BREAK, SessionKind.NETWORKING, SessionKind.FIELD_TRIP)
CLOSING_SOON = timedelta(days=14)


class Lack(TextChoices):
    """What may be missing, in the order in which a programme is made."""

    TIME = "time", gettext_lazy("Session without day or time")
    ROOM = "room", gettext_lazy("Session without room")
    PEOPLE = "people", gettext_lazy("Session without people")
    CONFIRMATION = "confirmation", gettext_lazy("Person not confirmed")
    PORTRAIT = "portrait", gettext_lazy("Person without portrait")
    DESCRIPTION = "description", gettext_lazy("Picture without alternative text")
    LOGO = "logo", gettext_lazy("Partner without approved logo")
    TRANSLATION = "translation", gettext_lazy("Translation missing")
    DRAFT = "draft", gettext_lazy("Translation not published")
    FOLLOWING = "following", gettext_lazy("Translation out of date")
    READY = "ready", gettext_lazy("Translation whose new words are not published")
    CALL = "call", gettext_lazy("Call about to close")
    REPLAY = "replay", gettext_lazy("Past session without replay")


@dataclass(frozen=True)
class Missing:
    """One thing to do: at ``record``, a page, a person or a picture."""

    kind: Lack
    record: Any
    title: str
    detail: str = ""


def missing_in(edition: EditionPage, moment: datetime) -> list[Missing]:
    """Return what the edition lacks at ``moment``, in the order of ``Lack``.

    The number of statements does not grow with the programme.
    """
    facts: EditionPage = edition.source
    found = [each for find in FINDERS for each in find(facts, moment)]
    order = list(Lack)
    return sorted(found, key=lambda each: order.index(each.kind))


def _of_sessions(edition: EditionPage, _moment: datetime) -> Iterator[Missing]:
    sessions = SessionPage.objects.of_edition(edition.pk)
    lacking = {
        Lack.TIME: sessions.without_time(),
        Lack.ROOM: sessions.without_room(),
        Lack.PEOPLE: sessions.without_speaker(),
    }
    for kind, rows in lacking.items():
        for session in rows.distinct().in_programme_order().defer_streamfields():
            yield Missing(kind, session, session.get_admin_display_title(), _day(session))


def _of_people(edition: EditionPage, _moment: datetime) -> Iterator[Missing]:
    sessions = SessionPage.objects.of_edition(edition.pk).not_cancelled()
    parts = Participation.objects.filter(page__in=sessions.values("pk")).select_related("person", "page")
    without_portrait: dict[int, Person] = {}
    for part in parts.order_by("page__day", "page__start_time", "page__pk", "sort_order", "pk"):
        if not part.confirmed:
            title = part.page.get_admin_display_title()
            yield Missing(Lack.CONFIRMATION, part.page, title, str(part.person))
        elif part.person.portrait_id is None:
            without_portrait[part.person_id] = part.person
    for person in without_portrait.values():
        yield Missing(Lack.PORTRAIT, person, str(person))


def _of_pictures(edition: EditionPage, _moment: datetime) -> Iterator[Missing]:
    sessions = SessionPage.objects.of_edition(edition.pk).not_cancelled()
    portraits = Person.objects.filter(
        participations__page__in=sessions.values("pk"), participations__confirmed=True, portrait_consent=True
    ).values_list("portrait_id", flat=True)
    shown = {edition.cover_id, *portraits} - {None}
    for image in CustomImage.objects.filter(pk__in=shown).order_by("title", "pk"):
        if image.lacks_alternative_text:
            yield Missing(Lack.DESCRIPTION, image, image.title)


def _of_partners(edition: EditionPage, _moment: datetime) -> Iterator[Missing]:
    waiting = Partnership.objects.filter(level__page=edition.pk, confirmed=True, logo_approved=False)
    for partnership in waiting.select_related("organisation", "level").in_public_order():
        yield Missing(Lack.LOGO, edition, str(partnership.organisation), str(partnership.level))


def _of_translations(edition: EditionPage, _moment: datetime) -> Iterator[Missing]:
    """Yield what is missing of the words in the languages that the forum is written in."""
    sources = [
        edition,
        *CallPage.objects.sources().filter(edition=edition.pk, live=True).defer_streamfields(),
        *SessionPage.objects.of_edition(edition.pk)
        .filter(live=True)
        .in_programme_order()
        .defer_streamfields(),
    ]
    keys = [each.translation_key for each in sources]
    outdated, ready = outdated_languages(keys), ready_to_publish(keys, waiting_words(keys))
    written = {(each.translation_key, each.locale_id): each for each in _translations(keys)}
    for locale in _languages_of(edition):
        for source in sources:
            place = (source.translation_key, locale.pk)
            page = written.get(place)
            is_outdated = (source.translation_key, locale.language_code) in outdated
            kind = _state(page, is_outdated, place in ready)
            if kind:
                yield Missing(kind, page or source, source.get_admin_display_title(), _name(locale))


def _state(page: Any, is_outdated: bool, is_ready: bool) -> Lack | None:
    if page is None:
        return Lack.TRANSLATION
    if not page.live:
        return Lack.DRAFT
    if is_outdated:
        return Lack.FOLLOWING
    return Lack.READY if is_ready else None


def _translations(keys: Iterable[Any]) -> Iterator[Any]:
    """Yield the pages with these translation keys that somebody wrote, the sources among them."""
    for model in (EditionPage, CallPage, SessionPage):
        rows = model.objects.filter(translation_key__in=keys, alias_of__isnull=True)
        yield from rows.defer_streamfields()


def _languages_of(edition: EditionPage) -> list[Locale]:
    """Return the languages of the forum in which pages are written; all, if it names none of them."""
    locales = list(Locale.objects.all())
    spoken = set(edition.forum.languages.values_list("code", flat=True)) if edition.forum else set()
    return [each for each in locales if each.language_code in spoken] or locales


def _of_calls(edition: EditionPage, moment: datetime) -> Iterator[Missing]:
    open_now = CallPage.objects.sources().open(moment)
    closing = open_now.filter(edition=edition.pk, live=True, closes_at__lte=moment + CLOSING_SOON)
    for call in closing.defer_streamfields():
        local = call.closes_at.astimezone(edition.time_zone)
        detail = _("closes on %(moment)s") % {"moment": date_format(local, "DATETIME_FORMAT")}
        yield Missing(Lack.CALL, call, call.get_admin_display_title(), detail)


def _of_replays(edition: EditionPage, moment: datetime) -> Iterator[Missing]:
    held = SessionPage.objects.of_edition(edition.pk).taking_place().over(moment).filter(live=True)
    rows = held.exclude(kind__in=NEVER_RECORDED).filter(replays__isnull=True)
    for session in rows.in_programme_order().defer_streamfields():
        yield Missing(Lack.REPLAY, session, session.get_admin_display_title(), _day(session))


def _day(session: SessionPage) -> str:
    return date_format(session.day, "DATE_FORMAT") if session.day else ""


def _name(locale: Locale) -> str:
    return str(get_language_info(locale.language_code)["name_translated"])


FINDERS: tuple[Callable[[EditionPage, datetime], Iterator[Missing]], ...] = (
    _of_sessions, _of_people, _of_pictures, _of_partners, _of_translations, _of_calls, _of_replays,
)  # fmt: skip
