"""A WSGI application that knows one answer: as fast as the server can be.

``BENCH_BARE`` names a file with the answer's headers, in JSON, and its body beside it.
"""

import json
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

FILE = Path(os.environ["BENCH_BARE"])
HEADERS = [tuple(each) for each in json.loads(FILE.read_text(encoding="utf-8"))]
BODY = FILE.with_suffix(".body").read_bytes()


def application(_environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """Give the answer to whatever is asked."""
    start_response("200 OK", HEADERS)
    return [BODY]
