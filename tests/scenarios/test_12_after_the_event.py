"""12. After the event: it is past by itself; replays, reports and figures are added one by one."""

from datetime import UTC, date, datetime, time

import pytest
from time_machine import travel

from forums_pages.models import EditionPage, Language
from tests.factories import Desk, make_document, make_edition, make_forum, make_index, make_session
from tests.scenarios.conftest import Read

STATUS = '{ edition(forum: "tunisie", ordinal: 5) { status endsAt timeZone } }'
AFTERWARDS = """{ edition(forum: "tunisie", ordinal: 5) {
  keyFigures { kind value qualifier }
  documents { label document { title kind language fileSize pageCount fileExtension } }
  sessions { nodes { title replays { url language { code } subtitles } } }
  recorded: sessions(filter: { hasReplay: true }) { totalCount }
} }"""


@pytest.fixture
def edition(db: None) -> EditionPage:
    """The fifth forum, on 27 November 2023 in Tunis."""
    return make_edition(
        make_forum("Tunisie", make_index("fr"), country="TN", time_zone="Africa/Tunis"),
        "Forum 2023",
        ordinal=5,
        start_date=date(2023, 11, 27),
        end_date=None,
    )


@pytest.mark.parametrize(
    ("moment", "status"),
    [
        (datetime(2023, 11, 26, 22, 59, 59, tzinfo=UTC), "UPCOMING"),
        (datetime(2023, 11, 26, 23, 0, tzinfo=UTC), "ONGOING"),
        (datetime(2023, 11, 27, 22, 59, 59, tzinfo=UTC), "ONGOING"),
        # Midnight in Tunis.
        (datetime(2023, 11, 27, 23, 0, tzinfo=UTC), "PAST"),
    ],
)
def test_at_midnight_of_the_place_it_is_past_without_anybody(
    edition: EditionPage, read: Read, moment: datetime, status: str
) -> None:
    with travel(moment, tick=False):
        told = read(STATUS)["edition"]
    assert told == {"status": status, "endsAt": "2023-11-28T00:00:00+01:00", "timeZone": "Africa/Tunis"}


def test_replays_reports_and_figures_follow(edition: EditionPage, editor: Desk, read: Read) -> None:
    day, french = date(2023, 11, 27), Language.objects.get(code="fr")
    first, second = (make_session(edition, title, day=day, start_time=time(9)) for title in ("A", "B"))
    nothing = {"keyFigures": [], "documents": [], "recorded": {"totalCount": 0}}
    told = read(AFTERWARDS)["edition"]
    assert {name: told[name] for name in nothing} == nothing

    form = editor.open(first)
    form.add(
        "replays",
        url="https://www.youtube.com/watch?v=1",
        consent=True,
        language=french,
        subtitles={"en": "Arabic"},
    )
    assert form.publish().errors == {}
    # Recorded as well, but not everybody has agreed.
    form = editor.open(second)
    form.add("replays", url="https://www.youtube.com/watch?v=2", consent=False)
    assert form.publish().errors == {}
    form = editor.open(edition)
    for title, code, pages in (("Compte-rendu", "fr", 24), ("Report", "en", 20)):
        form.add(
            "documents",
            document=make_document(
                title=title, language=code, page_count=pages, kind="report", file_size=2048
            ),
        )
    for kind, value, qualifier in (
        ("participants", 700, "more_than"),
        ("speakers", 40, "exactly"),
        ("sessions", 10, "exactly"),
        ("stands", 15, "exactly"),
    ):
        form.add("key_figures", kind=kind, value=value, qualifier=qualifier)
    assert form.publish().errors == {}

    told = read(AFTERWARDS)["edition"]
    documents = [each["document"] for each in told["documents"]]
    assert [(each["title"], each["kind"], each["language"], each["pageCount"]) for each in documents] == [
        ("Compte-rendu", "REPORT", "fr", 24),
        ("Report", "REPORT", "en", 20),
    ]
    assert {(each["fileSize"], each["fileExtension"]) for each in documents} == {(2048, "pdf")}
    assert [(each["kind"], each["value"], each["qualifier"]) for each in told["keyFigures"]] == [
        ("PARTICIPANTS", 700, "MORE_THAN"),
        ("SPEAKERS", 40, "EXACTLY"),
        ("SESSIONS", 10, "EXACTLY"),
        ("STANDS", 15, "EXACTLY"),
    ]
    replay = {"url": "https://www.youtube.com/watch?v=1", "language": {"code": "fr"}, "subtitles": "Arabic"}
    assert told["sessions"]["nodes"] == [
        {"title": "A", "replays": [replay]},
        {"title": "B", "replays": []},
    ]
    assert told["recorded"] == {"totalCount": 1}
