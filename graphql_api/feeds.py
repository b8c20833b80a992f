"""Where feeds are: what the schema tells, and what whoever serves them builds their addresses from."""

# By their names; what stands in braces is the language, the edition's ``uid`` or the session's code.
PATHS = {
    "edition_ical": "feeds/{locale}/editions/{uid}/programme.ics",
    "schedule_xml": "feeds/{locale}/editions/{uid}/schedule.xml",
    "schedule_json": "feeds/{locale}/editions/{uid}/schedule.json",
    "schedule2_json": "feeds/{locale}/editions/{uid}/schedule2.json",
    "changes_atom": "feeds/{locale}/editions/{uid}/changes.atom",
    "news_atom": "feeds/{locale}/news.atom",
    "sitemap": "sitemap.xml",
    "sitemap_pages": "sitemap/pages.xml",
    "sitemap_directory": "sitemap/directory.xml",
    "sitemap_edition": "sitemap/editions/{uid}.xml",
    "edition_card": "feeds/{locale}/editions/{uid}/card-{digest}.png",
    "session_card": "feeds/{locale}/sessions/{code}/card-{digest}.png",
    "session_ical": "feeds/{locale}/sessions/{code}.ics",
}
# Grows when pictures for shared links are drawn otherwise: each has an address of its own for ever.
CARD_DESIGN = 1


def feed_path(name: str, **parts: str) -> str:
    """Return the path of a feed, with its first slash."""
    return "/" + PATHS[name].format(**parts)
