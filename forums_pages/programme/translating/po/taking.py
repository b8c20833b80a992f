"""Takes over the words that translators sent back: all files of an upload, or none of them."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

import polib
from django.db import transaction
from django.db.models import TextChoices
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation
from wagtail_localize.strings import StringValue, validate_translation_links

from forums_pages.models import EditionPage
from forums_pages.programme.translating.pages import sources_of
from forums_pages.programme.translating.po.reading import Fault, PoText, Problem, RefusedError
from forums_pages.programme.translating.po.writing import EXPORTED_AT, TRANSLATION_ID
from forums_pages.roles.pages import may_edit

TOOL = "PO file"


class Aside(TextChoices):
    """Why a text of a file was not taken over."""

    UNSURE = "unsure", _("It is marked as uncertain (fuzzy).")
    GONE = "gone", _("The page does not say this any more.")
    MARKUP = "markup", _("Its tags, such as <b> or the id of a link, are not those of the source.")
    NEWER = "newer", _("Somebody has translated it otherwise here since the file was downloaded.")


@dataclass(slots=True)
class Taken:
    """What became of one file: how many texts are new, changed and the same, and which were left aside."""

    file: str
    title: str
    language: str
    counts: Counter[str] = field(default_factory=Counter)
    aside: list[tuple[int, str, Aside]] = field(default_factory=list)


@transaction.atomic
def take_over(texts: Iterable[PoText], edition: EditionPage, user: Any) -> list[Taken]:
    """Keep the words of the files, and return what became of each. Nothing is published by that.

    Raises RefusedError, and keeps nothing, where a file is of no page of the edition that ``user`` may edit.
    """
    found = list(texts)
    by_id = _translations(found)
    sources = {source.translation_key: source for _kind, source in sources_of(edition.source, user)}
    problems: list[Problem] = []
    seen: set[Any] = set()
    for text in found:
        translation = by_id.get(_id_of(text.po))
        fault = _fault(text.po, translation, sources, user)
        if fault is None and translation in seen:
            fault = Fault.TWICE
        if fault is not None:
            problems.append(Problem(text.file, fault))
        seen.add(translation)
    if problems:
        raise RefusedError(problems)
    return [_take(text, by_id[_id_of(text.po)], user) for text in found]


def _translations(texts: Iterable[PoText]) -> dict[str, Translation]:
    ids = [each for each in (_id_of(text.po) for text in texts) if each]
    # Of two who send the same file, the second waits.
    rows = Translation.objects.select_for_update(of=("self",)).filter(uuid__in=ids, enabled=True)
    return {str(row.uuid): row for row in rows.select_related("source", "target_locale")}


def _id_of(po: polib.POFile) -> str:
    try:
        return str(UUID(po.metadata.get(TRANSLATION_ID, "")))
    except ValueError:
        return ""


def _fault(po: polib.POFile, translation: Any, sources: dict[Any, Any], user: Any) -> Fault | None:
    if not _id_of(po):
        return Fault.UNKNOWN
    if translation is None or translation.source.object_id not in sources:
        return Fault.ELSEWHERE
    place = {"translation_key": translation.source.object_id, "locale": translation.target_locale}
    target = Page.objects.filter(**place).first()
    return None if target is not None and may_edit(user, target) else Fault.NOT_YOURS


def _take(text: PoText, translation: Translation, user: Any) -> Taken:
    taken = Taken(text.file, translation.source.object_repr, translation.target_locale.language_code)
    segments = StringSegment.objects.filter(source=translation.source).select_related("string", "context")
    said = {(each.context.path, each.string.data): each for each in segments}
    rows = StringTranslation.objects.filter(
        context__object=translation.source.object_id, locale=translation.target_locale
    )
    kept = {(row.translation_of_id, row.context_id): row for row in rows}
    exported = parse_datetime(text.po.metadata.get(EXPORTED_AT, "") or "-")
    for entry in text.po:
        if entry.obsolete or not entry.msgstr:
            continue
        segment = said.get((entry.msgctxt or "", entry.msgid))
        row = kept.get((segment.string_id, segment.context_id)) if segment else None
        # Who sends a file again, with more in it, changes no words but his own.
        is_other = row is not None and (row.tool_name != TOOL or row.last_translated_by_id != user.pk)
        aside = _aside(entry, segment, row if is_other else None, exported)
        if aside is not None:
            taken.aside.append((entry.linenum or 0, entry.msgid, aside))
        else:
            taken.counts[_keep(entry.msgstr, segment, row, translation, user)] += 1
    return taken


def _aside(entry: polib.POEntry, segment: Any, row: Any, exported: datetime | None) -> Aside | None:
    if entry.fuzzy:
        return Aside.UNSURE
    if segment is None:
        return Aside.GONE
    try:
        StringValue.from_translated_html(entry.msgstr)
        validate_translation_links(entry.msgid, entry.msgstr)
    except ValueError:
        return Aside.MARKUP
    is_newer = row is not None and exported is not None and row.updated_at > exported
    return Aside.NEWER if is_newer and row.data != entry.msgstr else None


def _keep(words: str, segment: Any, row: Any, translation: Translation, user: Any) -> str:
    if row is not None and row.data == words and not row.has_error:
        return "same"
    kept = row or StringTranslation(
        translation_of=segment.string, context=segment.context, locale=translation.target_locale
    )
    kept.data, kept.tool_name, kept.last_translated_by = words, TOOL, user
    kept.translation_type = StringTranslation.TRANSLATION_TYPE_MANUAL
    kept.has_error, kept.field_error = False, ""
    kept.save()
    return "new" if row is None else "changed"
