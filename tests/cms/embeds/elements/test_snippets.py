from io import StringIO
from pathlib import Path

from django.core.management import call_command

from cms.embeds.building import RESIZER, integrity
from cms.embeds.elements.releases import current
from cms.embeds.elements.snippets import element, script_tag

EXAMPLE = Path(__file__).parents[4] / "examples" / "partner-page" / "index.html"


def test_a_snippet_names_the_smallest_file_that_has_the_element() -> None:
    found = current("cards")
    out = StringIO()
    call_command(
        *("embed_snippet", "call", "RWQ", "--locale", "fr", "--gateway", "https://forums.example/"),
        *("--fallback", "L’appel & plus"),
        stdout=out,
    )
    assert out.getvalue() == (
        f'<script type="module" src="https://forums.example{found.path}" integrity="{found.integrity}"'
        ' crossorigin="anonymous"></script>\n'
        '<forum-call edition="RWQ" locale="fr">L’appel &amp; plus</forum-call>\n'
    )


def test_what_is_written_into_a_snippet_stays_words() -> None:
    shown = element("editions", {"forum": '"><script>', "locale": ""}, "<b>")
    assert shown == '<forum-editions forum="&quot;&gt;&lt;script&gt;">&lt;b&gt;</forum-editions>'


def test_the_example_names_the_current_files() -> None:
    written = EXAMPLE.read_text(encoding="utf-8")
    resizer = f'"http://127.0.0.1:8000/static/{RESIZER}" integrity="{integrity()}" crossorigin="anonymous"'
    assert [each for each in (script_tag("http://127.0.0.1:8000"), resizer) if each not in written] == []
