"""A portal on stock Pelican with the same articles and lists as bantin; the corpus lies in content/ beside it."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

SITEURL = "https://bantin.example"
SITENAME = "Bản tin mẫu"
PATH = "content"
ARTICLE_PATHS = ["bai-viet"]
STATIC_PATHS = ["anh"]
PLUGIN_PATHS = [str(Path(__file__).parent)]
PLUGINS = ["districts"]
THEME = str(Path(__file__).parent / "theme")
READERS = {"rst": None, "html": None}
TIMEZONE = "Asia/Ho_Chi_Minh"
DEFAULT_LANG = "vi"
DEFAULT_DATE_FORMAT = "%d/%m/%Y"
DEFAULT_PAGINATION = 20

ARTICLE_URL = ARTICLE_SAVE_AS = "bai-viet/{date:%Y}/{slug}.html"
CATEGORY_URL = CATEGORY_SAVE_AS = "chuyen-muc/{slug}/index.html"
TAG_URL = TAG_SAVE_AS = "chu-de/{slug}/index.html"
AUTHOR_URL = AUTHOR_SAVE_AS = "tac-gia/{slug}/index.html"
YEAR_ARCHIVE_URL = YEAR_ARCHIVE_SAVE_AS = "luu-tru/{date:%Y}/index.html"
MONTH_ARCHIVE_URL = MONTH_ARCHIVE_SAVE_AS = "luu-tru/{date:%Y}/{date:%m}/index.html"
PAGINATED_TEMPLATES = {"tag": None, "category": None, "author": None, "period_archives": None, "district": None}
PAGINATION_PATTERNS = ((1, "{url}", "{save_as}"), (2, "{base_name}/{number}.html", "{base_name}/{number}.html"))

DIRECT_TEMPLATES = ["index", "categories", "tags", "authors", "archives", "sitemap"]
CATEGORIES_SAVE_AS = "chuyen-muc/index.html"
TAGS_SAVE_AS = "chu-de/index.html"
AUTHORS_SAVE_AS = "tac-gia/index.html"
ARCHIVES_SAVE_AS = "luu-tru/index.html"
SITEMAP_SAVE_AS = "sitemap.xml"

FEED_ALL_ATOM = "feed.atom"
FEED_MAX_ITEMS = 20
CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
