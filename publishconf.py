"""The public edition: only what stands under content/cong-khai/ (and content/du-lieu/)."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from pelicanconf import *  # noqa: F403 -- the public edition is the same site for another audience
from pelicanconf import ROOT

BANTIN_AUDIENCE = "public"
OUTPUT_PATH = str(ROOT / "output-public")
