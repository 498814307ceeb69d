"""The sitemap, made from the list of sheets: one file, or an index of several where one may not name so many pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape

from plugins.model.sheets import File

ADDRESS = "sitemap.xml"
MOST = 50_000
"""How many pages one file may name: https://www.sitemaps.org/protocol.html#index"""


def sitemap(listed: Sequence[str], siteurl: str) -> Iterator[File]:
    """Sheets naming every listed page, none while the site has no address of its own (sitemaps.org wants one)."""
    if not siteurl:
        return
    if len(listed) <= MOST:
        yield File(ADDRESS, make_sitemap, (siteurl, tuple(listed)))
        return
    names = []
    for number, start in enumerate(range(0, len(listed), MOST), 1):
        names.append(f"sitemap-{number}.xml")
        yield File(names[-1], make_sitemap, (siteurl, tuple(listed[start : start + MOST])))
    yield File(ADDRESS, make_index, (siteurl, tuple(names)))


def make_sitemap(values: tuple[str, tuple[str, ...]]) -> bytes:
    """The XML of sitemaps.org 0.9, of a site's address and the paths of pages."""
    return _xml("urlset", "url", *values)


def make_index(values: tuple[str, tuple[str, ...]]) -> bytes:
    """The same of the paths of sitemaps."""
    return _xml("sitemapindex", "sitemap", *values)


def _xml(whole: str, one: str, siteurl: str, paths: tuple[str, ...]) -> bytes:
    lines = "".join(f"<{one}><loc>{escape(f'{siteurl}/{path}')}</loc></{one}>\n" for path in paths)
    head = f'<?xml version="1.0" encoding="UTF-8"?>\n<{whole} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return f"{head}{lines}</{whole}>\n".encode()
