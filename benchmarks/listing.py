"""`python -m benchmarks.listing CONTENT OUTPUT`: articles and lists alone, printed as `bantin build` prints all."""

from __future__ import annotations

import sys
from pathlib import Path

from pelican.settings import read_settings

from plugins.desk.building import build

SETTINGS = Path(__file__).with_name("narrow.py")


def main() -> None:
    """Print."""
    content, output = sys.argv[1:]
    build(read_settings(str(SETTINGS), override={"PATH": content, "OUTPUT_PATH": output}))


if __name__ == "__main__":
    main()
