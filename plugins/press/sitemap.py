"""The sitemap, made from the list of sheets."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape

from plugins.model.sheets import File

ADDRESS = "sitemap.xml"


def sitemap(listed: tuple[str, ...], siteurl: str) -> Iterable[File]:
    """One sheet naming every listed page, or none while the site has no address of its own (sitemaps.org wants one)."""
    if siteurl:
        yield File(ADDRESS, make_sitemap, (siteurl, listed))


def make_sitemap(values: tuple[str, tuple[str, ...]]) -> bytes:
    """The XML of sitemaps.org 0.9."""
    siteurl, paths = values
    lines = (f"<url><loc>{escape(f'{siteurl}/{path}')}</loc></url>\n" for path in paths)
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return f"{head}{''.join(lines)}</urlset>\n".encode()
