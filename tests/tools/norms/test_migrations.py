import pytest

from tools.norms.migrations import find_block_definitions
from tools.norms.repository import Finding

PLAIN = "from wagtail.fields import StreamField\n"


@pytest.mark.parametrize(
    "line",
    ["    block_lookup={0: 1},", "import wagtail.blocks", "import wagtail.images.blocks", "StreamBlock([])"],
)
def test_blocks_stay_out_of_migrations(line: str) -> None:
    path = "forums_pages/migrations/0001_initial.py"
    message = "keep the definitions of blocks out of migrations"
    assert list(find_block_definitions({path: f"{PLAIN}{line}\n{line}\n"})) == [Finding(path, 2, message)]


def test_other_files_and_plain_stream_fields_are_fine() -> None:
    files = {
        "forums_pages/migrations/0001_initial.py": PLAIN,
        "forums_pages/blocks/body.py": "from wagtail.blocks import StreamBlock\n",
        "tests/tools/norms/test_migrations.py": "import wagtail.blocks\n",
    }
    assert list(find_block_definitions(files)) == []
