"""The edition as editors and the intranet read it: everything under content/."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
sys.path.insert(0, str(ROOT))

from jinja2 import StrictUndefined  # noqa: E402 -- the folder must be on the path first

from plugins.articles import plugin as articles  # noqa: E402
from plugins.districts import plugin as districts  # noqa: E402
from plugins.documents import plugin as documents  # noqa: E402
from plugins.feeds import plugin as feeds  # noqa: E402
from plugins.lists import plugin as lists  # noqa: E402
from plugins.pictures import plugin as pictures  # noqa: E402
from plugins.press.fragments import Kept  # noqa: E402
from plugins.press.host import Host  # noqa: E402
from plugins.search import plugin as search  # noqa: E402
from plugins.statistics import plugin as statistics  # noqa: E402

# The site's own address stands only in feeds, the sitemap and the search description. ".example" is the placeholder:
# until it is replaced the site has no absolute address at all.
SITEURL = "https://bantin.example"
SITENAME = "bantin"
BANTIN_AUDIENCE = "internal"

PATH = str(ROOT / "content")
OUTPUT_PATH = str(ROOT / "output")
THEME = str(ROOT / "theme")
THEME_TEMPLATES_OVERRIDES = [str(ROOT / "theme")]

TIMEZONE = "Asia/Ho_Chi_Minh"
DEFAULT_LANG = "vi"

# Removing a line here removes a feature.
PLUGINS = [articles, lists, districts, statistics, documents, search, feeds, pictures]

# What Pelican is to the press.
PELICAN_CLASS = Host
READERS = {"rst": None, "html": None}
JINJA_ENVIRONMENT = {
    "autoescape": True,
    "trim_blocks": True,
    "lstrip_blocks": True,
    "undefined": StrictUndefined,
    "extensions": [Kept],
}
STATIC_PATHS: list[str] = []
DELETE_OUTPUT_DIRECTORY = False
CACHE_CONTENT = LOAD_CONTENT_CACHE = False
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
