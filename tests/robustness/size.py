"""How long the long searches search."""

import os


def times(full: int) -> int:
    """Return how often to try what is tried ``full`` times; ``DEEP=0.1`` asks for a tenth of everything."""
    return max(1, round(full * float(os.environ.get("DEEP", "1"))))
