"""Print every breach of a norm in this repository; exit with 1 when there is one."""

import sys
from pathlib import Path

from tools.norms.repository import read_files
from tools.norms.rules import find_breaches

if __name__ == "__main__":
    breaches = find_breaches(read_files(Path(__file__).parents[2]))
    print(*breaches, sep="\n", end="\n" if breaches else "")
    sys.exit(bool(breaches))
