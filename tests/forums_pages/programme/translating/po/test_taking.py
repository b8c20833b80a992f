"""The way to a translator and back: what is sent, what is taken over, what is left aside and told."""

import subprocess
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import polib
import pytest
from django.contrib.auth.models import User
from django.utils import timezone
from wagtail_localize.models import StringTranslation, Translation

from forums_pages.models import EditionPage, SessionPage
from forums_pages.programme.translating.po.reading import Fault, PoText, Problem, RefusedError, read_upload
from forums_pages.programme.translating.po.taking import Aside, Taken, take_over
from forums_pages.programme.translating.po.writing import TRANSLATION_ID, archive_of
from forums_pages.roles import ensure_forum_roles
from tests.factories import locale, make_edition, make_forum, make_member, make_session
from tests.factories.translating import begin, kept, say

pytestmark = pytest.mark.django_db
TEXT = "<p>Bring a <b>lamp</b>.</p><p>Twice.</p><p>Twice.</p>"


@pytest.fixture
def edition() -> EditionPage:
    locale("fr"), locale("ar")
    return make_edition()


@pytest.fixture
def session(edition: EditionPage) -> SessionPage:
    body = [{"type": "paragraph", "value": TEXT, "id": "6d9f4f0a-5a52-4f2b-9a0d-4f6f6b3d1c70"}]
    made = make_session(edition, "Opening", abstract="Welcome.", body=body)
    begin(made, "fr")
    return made


def sent(edition: EditionPage, user: Any, code: str = "fr") -> dict[str, polib.POFile]:
    """Return what a translator gets, by the names of the files."""
    with ZipFile(BytesIO(archive_of(edition, user, locale(code)))) as archive:
        return {name: polib.pofile(archive.read(name).decode() + "\n") for name in archive.namelist()}


def back(edition: EditionPage, user: Any, po: polib.POFile, **words: str) -> list[Taken]:
    """Fill in the texts by their source, and send the file back."""
    for entry in po:
        entry.msgstr = words.get(entry.msgid, entry.msgstr)
    return take_over([PoText("back.po", po)], edition, user)


def written(code: str = "fr") -> dict[str, str]:
    rows = StringTranslation.objects.filter(locale=locale(code), has_error=False)
    return {row.translation_of.data: row.data for row in rows.select_related("translation_of")}


def test_a_translator_gets_a_file_for_each_page_and_programs_accept_it(
    edition: EditionPage, session: SessionPage, admin_user: User, tmp_path: Path
) -> None:
    session.slug = "../../etc; rm -rf"
    begin(edition, "fr")
    files = sent(edition, admin_user)

    assert list(files) == ["001-edition-forum-2030.fr.po", "002-session-opening.fr.po"]
    po = files["002-session-opening.fr.po"]
    assert [(entry.msgctxt.split(".")[0], entry.msgid) for entry in po] == [
        ("title", "Opening"),
        ("slug", "opening"),
        ("abstract", "Welcome."),
        ("body", "Bring a <b>lamp</b>."),
        ("body", "Twice."),
    ]
    assert (po.metadata["Language"], po.metadata[TRANSLATION_ID]) == ("fr", str(kept(session, "fr").uuid))
    path = tmp_path / "sent.po"
    path.write_text(str(po))
    checked = subprocess.run(
        ["msgfmt", "--check", "-o", "/dev/null", str(path)], capture_output=True, text=True, check=False
    )
    assert (checked.returncode, checked.stderr) == (0, "")
    assert sent(edition, admin_user, "ar") == {}


def test_words_come_back_and_nothing_is_published(
    edition: EditionPage, session: SessionPage, admin_user: User
) -> None:
    [po] = sent(edition, admin_user).values()
    words = {"Opening": "Ouverture", "Welcome.": "Bienvenue.", "Bring a <b>lamp</b>.": "Une <b>lampe</b>."}

    assert back(edition, admin_user, po, **words) == [Taken("back.po", "Opening", "fr", counts={"new": 3})]
    assert written() == words
    assert back(edition, admin_user, po) == [Taken("back.po", "Opening", "fr", counts={"same": 3})]
    assert back(edition, admin_user, po, Opening="L’ouverture")[0].counts == {"changed": 1, "same": 2}
    row = StringTranslation.objects.get(data="L’ouverture")
    assert (row.tool_name, row.last_translated_by) == ("PO file", admin_user)
    assert not SessionPage.objects.get(locale=locale("fr")).live


def test_through_a_file_on_disk_as_a_program_writes_it(
    edition: EditionPage, session: SessionPage, admin_user: User, tmp_path: Path
) -> None:
    [po] = sent(edition, admin_user).values()
    po.find("Welcome.").msgstr = 'Bienvenue « à tous »\u2028: "oui"\tet\\non\nfin'
    po.save(str(tmp_path / "x.po"))
    formatted = subprocess.run(
        ["msgcat", "--width=40", str(tmp_path / "x.po")], capture_output=True, check=True
    ).stdout

    taken = take_over(read_upload("x.po", formatted), edition, admin_user)

    assert taken[0].counts == {"new": 1}
    assert written() == {"Welcome.": 'Bienvenue « à tous »\u2028: "oui"\tet\\non\nfin'}


def test_what_is_left_aside_is_told_with_its_line(
    edition: EditionPage, session: SessionPage, admin_user: User
) -> None:
    [po] = sent(edition, admin_user).values()
    say(session, "fr", abstract="Bonjour.")
    StringTranslation.objects.update(updated_at=timezone.now() + timezone.timedelta(seconds=5))
    po.append(polib.POEntry(msgctxt="title", msgid="Another page", msgstr="Autre page"))
    po.find("Twice.").flags.append("fuzzy")
    changed = {
        "Opening": "Ouverture",
        "Welcome.": "Bienvenue.",
        "Bring a <b>lamp</b>.": '<script>alert(1)</script> <a id="a9">lampe</a>',
        "Twice.": "Deux fois.",
    }
    for number, entry in enumerate(po):
        entry.msgstr, entry.linenum = changed.get(entry.msgid, entry.msgstr), number

    [taken] = take_over([PoText("back.po", po)], edition, admin_user)

    assert taken.counts == {"new": 1}
    assert taken.aside == [
        (2, "Welcome.", Aside.NEWER),
        (3, "Bring a <b>lamp</b>.", Aside.MARKUP),
        (4, "Twice.", Aside.UNSURE),
        (5, "Another page", Aside.GONE),
    ]
    assert written() == {"Opening": "Ouverture", "Welcome.": "Bonjour."}


def refused(files: list[PoText], edition: EditionPage, user: Any) -> list[Problem]:
    with pytest.raises(RefusedError) as error:
        take_over(files, edition, user)
    return error.value.problems


def test_one_file_that_is_none_of_ours_lets_nothing_in(
    edition: EditionPage, session: SessionPage, admin_user: User
) -> None:
    [po] = sent(edition, admin_user).values()
    po.find("Opening").msgstr = "Ouverture"
    other = make_edition(make_forum("Theirs"), "Their forum")
    begin(other, "fr")
    [theirs] = [each for name, each in sent(other, admin_user).items() if "edition" in name]
    nameless, unknown = polib.pofile(str(po)), polib.pofile(str(po))
    nameless.metadata.pop(TRANSLATION_ID)
    unknown.metadata[TRANSLATION_ID] = "00000000-0000-0000-0000-000000000000"
    files = [
        PoText(name, each)
        for name, each in {"ours": po, "again": po, "theirs": theirs, "no": nameless, "un": unknown}.items()
    ]

    assert refused(files, edition, admin_user) == [
        Problem("again", Fault.TWICE),
        Problem("theirs", Fault.ELSEWHERE),
        Problem("no", Fault.UNKNOWN),
        Problem("un", Fault.ELSEWHERE),
    ]
    assert written() == {}


def test_only_who_may_edit_a_translation_gets_it_and_sends_it_back(
    edition: EditionPage, session: SessionPage, admin_user: User
) -> None:
    assert edition.forum
    roles = ensure_forum_roles(edition.forum)
    writer = make_member("writer", roles.working_group)
    [po] = sent(edition, admin_user).values()
    po.find("Opening").msgstr = "Ouverture"

    assert sent(edition, writer) == {}
    assert refused([PoText("x", po)], edition, writer) == [Problem("x", Fault.NOT_YOURS)]
    Translation.objects.update(enabled=False)
    assert refused([PoText("x", po)], edition, admin_user) == [Problem("x", Fault.ELSEWHERE)]
