"""20. Copy last edition: structure and partners come along unconfirmed; what happened then does not."""

from datetime import date

from django.urls import reverse

from forums_pages.enums import FigureQualifier, PartnerKind
from forums_pages.models import (
    EditionPage,
    KeyFigure,
    Participation,
    PartnerLevel,
    Partnership,
    Replay,
    SessionPage,
)
from tests.factories import (
    Desk,
    make_edition,
    make_forum,
    make_index,
    make_organisation,
    make_person,
    make_session,
    make_theme,
    publish,
)
from tests.scenarios.conftest import Read

THEMES = ("Bâtir des écosystèmes durables", "Climat et environnement", "Pauvreté, inégalités, inclusion")
QUERY = "{ editions { nodes { title ordinal partnerLevels { partnerships { name } } themes { title } } } }"


def last_edition() -> EditionPage:
    forum = make_forum("Exampleland", make_index("fr"), time_zone="Africa/Tunis")
    edition = make_edition(forum, "Forum 2029", ordinal=5, start_date=date(2029, 11, 27), end_date=None)
    edition.themes = [make_theme({"fr": title}, forum=forum) for title in THEMES]
    level = PartnerLevel(kind=PartnerKind.ORGANISER)
    level.partnerships = [
        Partnership(organisation=make_organisation("Acted"), wording={"fr": "organisé par"})
    ]
    edition.partner_levels = [level]
    edition.key_figures = [KeyFigure(value=700, qualifier=FigureQualifier.MORE_THAN)]
    edition = publish(edition)
    session = make_session(edition, "Ouverture", day=date(2029, 11, 27))
    session.participations = [Participation(person=make_person())]
    session.replays = [Replay(url="https://youtu.be/example", consent=True)]
    publish(session)
    return edition


def test_copy_as_next_edition(editor: Desk, read: Read) -> None:
    old = last_edition()
    before = read(QUERY)
    editor.client.post(reverse("copy_as_next_edition", args=[old.pk]))
    new = EditionPage.objects.exclude(pk=old.pk).get()

    assert read(QUERY) == before
    assert ([str(theme) for theme in new.themes.all()], new.ordinal, new.live) == (list(THEMES), 6, False)
    assert (new.start_date, new.key_figures.count(), new.get_children().count()) == (None, 0, 0)

    dates = {"start_date": "2030-11-26", "date_precision": "day"}
    assert editor.open(new).fill(title="Forum 2030", slug="forum-2030", **dates).publish().errors == {}
    listed = read(QUERY)["editions"]["nodes"]
    titles = [{"title": title} for title in THEMES]
    told = next(node for node in listed if node["ordinal"] == 6)
    assert told["title"] == "Forum 2030"
    assert told["themes"] == titles
    assert told["partnerLevels"] == [{"partnerships": []}]

    form = editor.open(EditionPage.objects.get(pk=new.pk))
    assert form.fill(**{"partner_levels-0-partnerships-0-confirmed": True}).publish().errors == {}
    told = next(node for node in read(QUERY)["editions"]["nodes"] if node["ordinal"] == 6)
    assert told["partnerLevels"] == [{"partnerships": [{"name": "Acted"}]}]


def test_sessions_come_along_on_request_without_time_speakers_or_replay(editor: Desk, read: Read) -> None:
    old = last_edition()
    sessions = "{ sessions { totalCount } }"
    before = read(sessions)
    editor.client.post(reverse("copy_as_next_edition", args=[old.pk]), {"with_sessions": "on"})
    new = EditionPage.objects.exclude(pk=old.pk).get()

    [copied] = SessionPage.objects.of_edition(new.pk)
    happened = (copied.participations.count(), copied.replays.count())
    assert (copied.title, copied.live, copied.state, copied.day) == ("Ouverture", False, "proposed", None)
    assert (happened, read(sessions)) == ((0, 0), before)
