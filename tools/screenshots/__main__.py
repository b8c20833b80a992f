"""Take every screenshot; ``CHROMIUM`` names the browser. The order is the story's and matters."""

import os
import sys

from tools.screenshots import afterwards, deciding, everyday, preparing, publishing
from tools.screenshots.camera import opened
from tools.screenshots.serving import serving
from tools.screenshots.stage import set_stage

STORY = (
    afterwards.overview,
    afterwards.public,
    everyday.gaps,
    everyday.one_truth,
    everyday.removal,
    everyday.importing,
    everyday.dead_line,
    preparing.forum,
    preparing.announcement,
    preparing.themes,
    preparing.call,
    deciding.scores,
    deciding.outbox,
    preparing.session,
    preparing.grid,
    publishing.partners,
    publishing.registration,
    publishing.translation,
    publishing.translations,
    publishing.translators,
    publishing.moderation,
    publishing.preview,
    publishing.editing,
    publishing.history,
    publishing.two_editors,
    publishing.postponing,
    publishing.taking_down,
    afterwards.replay,
    afterwards.figures,
    afterwards.copying,
    afterwards.picture,
    afterwards.refusal,
    afterwards.programme,
    # It leaves a draft behind.
    everyday.zone,
)


def main() -> int:
    """Set the stage, serve it, take the pictures; return the exit status."""
    chromium = os.environ.get("CHROMIUM")
    if not chromium:
        print("CHROMIUM must name a browser; make screenshots finds one.", file=sys.stderr)
        return 2
    set_stage()
    with serving() as address, opened(chromium, address) as camera:
        for take in STORY:
            take(camera)
    return 0


if __name__ == "__main__":
    sys.exit(main())
