"""1. Announce with little: title, dates, city and venue make an edition; the rest is empty, not wrong."""

from datetime import UTC, datetime

from time_machine import travel

from forums_pages.models import EditionPage
from tests.factories import Desk, make_forum, make_index, make_venue
from tests.scenarios.conftest import Read

ACTORS = "Acteurs du changement : vers une gouvernance durable, solidaire et verte"
QUERY = """{
  editions(locale: ar) {
    totalCount
    nodes {
      title locale requestedLocale isFallback ordinal status
      startDate { date precision } endDate { date precision } city
      venues { venue { name } }
      format summary slogan
      partnerLevels { label } keyFigures { value } documents { label } calls { title }
      themes { title } goals { number } pillars { key } workingGroup { role } contacts { name }
      registration { state url opensOn closesOn } cover { url } hashtag languages { code }
      sessions { totalCount }
    }
  }
}"""


@travel(datetime(2025, 5, 1, 12, tzinfo=UTC))
def test_announce_with_little(editor: Desk, read: Read) -> None:
    forum = make_forum("Forum Convergences Tunisie", make_index("fr"), country="TN", time_zone="Africa/Tunis")
    venue = make_venue("Cité de la Culture", rooms=())

    form = editor.new(forum, EditionPage).fill(
        title=ACTORS,
        slug="2025",
        ordinal=6,
        start_date="2025-07-28",
        end_date="2025-07-29",
        city={"fr": "Tunis"},
    )
    form.add("venues", venue=venue)
    before = read(QUERY)["editions"]["totalCount"]
    answer = form.publish()

    listed = read(QUERY)["editions"]
    assert (before, answer.errors, listed["totalCount"]) == (0, {}, 1)
    assert listed["nodes"] == [
        {
            "title": ACTORS,
            "locale": "fr",
            "requestedLocale": "ar",
            "isFallback": True,
            "ordinal": 6,
            "status": "UPCOMING",
            "startDate": {"date": "2025-07-28", "precision": "DAY"},
            "endDate": {"date": "2025-07-29", "precision": "DAY"},
            "city": "Tunis",
            "venues": [{"venue": {"name": "Cité de la Culture"}}],
            "format": "UNKNOWN",
            "summary": None,
            "slogan": None,
            "partnerLevels": [],
            "keyFigures": [],
            "documents": [],
            "calls": [],
            "themes": [],
            "goals": [],
            "pillars": [],
            "workingGroup": [],
            "contacts": [],
            "registration": {"state": "UNKNOWN", "url": None, "opensOn": None, "closesOn": None},
            "cover": None,
            "hashtag": None,
            "languages": [],
            "sessions": {"totalCount": 0},
        }
    ]
    assert str(EditionPage.objects.get().time_zone) == "Africa/Tunis"
    upcoming = "{ editions(filter: { status: [UPCOMING] }) { nodes { title } } }"
    assert read(upcoming)["editions"]["nodes"] == [{"title": ACTORS}]
