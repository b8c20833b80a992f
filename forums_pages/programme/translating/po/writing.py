"""PO files for translators: one for each page, all of a language in one ZIP archive."""

import re
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import polib
from django.utils import timezone
from wagtail.models import Locale
from wagtail_localize.models import Translation

from forums_pages.models import EditionPage
from forums_pages.programme.translating.pages import page_rows
from forums_pages.programme.translating.states import Row
from forums_pages.roles.pages import may_edit

# By which a file is known again, whatever it was renamed to; and when its words were what the site had.
TRANSLATION_ID, EXPORTED_AT = "X-WagtailLocalize-TranslationID", "X-Exported-At"


def archive_of(edition: EditionPage, user: Any, locale: Locale) -> bytes:
    """Return a ZIP archive of all translations into ``locale`` that were begun and that ``user`` may edit."""
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        for number, (row, translation) in enumerate(kept_translations(edition, user, locale), start=1):
            archive.writestr(_file_name(number, row, locale), str(po_of(row, translation)))
    return target.getvalue()


def kept_translations(edition: EditionPage, user: Any, locale: Locale) -> list[tuple[Row, Translation]]:
    """Return the pages of the edition whose words wagtail-localize keeps, in the order of the programme."""
    rows = [row for row in page_rows(edition.source, user, [locale]) if _is_written_by(user, row)]
    keys = [row.record.translation_key for row in rows]
    found = Translation.objects.filter(source__object_id__in=keys, target_locale=locale, enabled=True)
    by_key = {each.source.object_id: each for each in found.select_related("source", "target_locale")}
    return [(row, by_key[row.record.translation_key]) for row in rows if row.record.translation_key in by_key]


def po_of(row: Row, translation: Translation) -> polib.POFile:
    """Return the words of one page as programs for translators, and ``msgfmt --check``, want them."""
    po, language = translation.export_po(), translation.target_locale.language_code
    now = timezone.now()
    stamp = now.strftime("%Y-%m-%d %H:%M+0000")
    po.metadata = {
        "Project-Id-Version": row.title,
        "POT-Creation-Date": stamp,
        "PO-Revision-Date": stamp,
        "Last-Translator": "",
        "Language-Team": "",
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        TRANSLATION_ID: str(translation.uuid),
        EXPORTED_AT: now.isoformat(),
    }
    seen: set[tuple[str, str]] = set()
    for entry in [each for each in po if not each.obsolete]:
        # The same words twice in one text are translated once.
        if (entry.msgctxt, entry.msgid) in seen:
            po.remove(entry)
        seen.add((entry.msgctxt, entry.msgid))
    # What the page no longer says is nothing to translate.
    for entry in po.obsolete_entries():
        po.remove(entry)
    return po


def _is_written_by(user: Any, row: Row) -> bool:
    target = row.cells[0].record
    return target is not None and target.pk != row.record.pk and may_edit(user, target)


def _file_name(number: int, row: Row, locale: Locale) -> str:
    # No sign in it means anything to a file system or to a shell.
    slug = re.sub(r"[^a-z0-9]+", "-", row.record.slug.lower()).strip("-")[:60] or "page"
    return f"{number:03}-{row.kind.value}-{slug}.{locale.language_code}.po"
