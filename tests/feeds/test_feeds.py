"""Feeds, robots.txt and the OpenSearch description."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import datetime

import pytest

from plugins.feeds import feeds, machines
from plugins.model.articles import Byline
from tests.builders import KHOI, UNITS, article, body
from tests.fakes import FakeEdition

ATOM = "{http://www.w3.org/2005/Atom}"
ONE = article(category="Tin", summary="Sapo & “kép” <b>.", authors=(Byline("Lan"),))
TWO = article("hai", date=datetime(2016, 2, 3), places=("vn-d205",))
EDITION = FakeEdition(((ONE, body('<p><a class="so" id="x">28 chi bộ</a></p>')), (TWO, body())), UNITS)
PUBLISHED = replace(EDITION, siteurl="https://tin.example.org/bantin")


def made(edition: FakeEdition, key: str) -> str:
    sheet = feeds.sheet(edition, key)
    return sheet.maker(sheet.values).decode()


def test_site_feed_in_whole() -> None:
    """Absolute addresses, ids that outlive the address, local time, no mark of a figure."""
    assert (
        made(PUBLISHED, "category/tin")
        == """<?xml version='1.0' encoding='utf-8'?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="vi">
  <id>tag:tin.example.org,1970-01-01:chuyen-muc/tin/feed.atom</id>
  <title>Bản tin Thử: Tin</title>
  <updated>2017-10-23T17:01:00+07:00</updated>
  <author>
    <name>Bản tin Thử</name>
  </author>
  <link rel="alternate" type="text/html" href="https://tin.example.org/bantin/chuyen-muc/tin/index.html" />
  <link rel="self" type="application/atom+xml" href="https://tin.example.org/bantin/chuyen-muc/tin/feed.atom" />
  <entry>
    <id>tag:tin.example.org,2017-10-23:bai-viet/2017/mot.html</id>
    <title>Bài mot</title>
    <updated>2017-10-23T17:01:00+07:00</updated>
    <published>2017-10-23T17:01:00+07:00</published>
    <author>
      <name>Lan</name>
    </author>
    <link rel="alternate" type="text/html" href="https://tin.example.org/bantin/bai-viet/2017/mot.html" />
    <category term="Tin" />
    <summary>Sapo &amp; “kép” &lt;b&gt;.</summary>
  </entry>
</feed>
"""
    )


@pytest.mark.parametrize("edition", [EDITION, PUBLISHED, FakeEdition()])
def test_every_feed_has_what_the_standard_asks(edition: FakeEdition) -> None:
    """RFC 4287, 4.1: one id, title, updated, author; each entry one id, title, updated and an alternate link."""
    for key in feeds.keys(edition):
        feed = ET.fromstring(made(edition, key))
        counts = {tag: len(feed.findall(ATOM + tag)) for tag in ("id", "title", "updated", "author")}
        assert counts == {"id": 1, "title": 1, "updated": 1, "author": 1}
        ids = [entry.findtext(f"{ATOM}id") for entry in feed.findall(f"{ATOM}entry")]
        assert len(ids) == len(set(ids))
        for entry in feed.findall(f"{ATOM}entry"):
            assert entry.findtext(f"{ATOM}title")
            assert [link.get("rel") for link in entry.findall(f"{ATOM}link")] == ["alternate"]


def test_places_with_pieces_and_categories_have_feeds() -> None:
    """A province carries what its districts publish; a place without a piece has no feed."""
    assert {key: feeds.sheet(EDITION, key).path for key in feeds.keys(EDITION)} == {
        "site": "feed.atom",
        "unit/vn-p22": "dia-phuong/quang-ninh-22/feed.atom",
        "unit/vn-d198": "dia-phuong/binh-lieu-198/feed.atom",
        "unit/vn-d205": "dia-phuong/dong-trieu-205/feed.atom",
        "category/tin": "chuyen-muc/tin/feed.atom",
    }


def test_an_organisation_with_pieces_has_a_feed() -> None:
    """Beside its page, under its own name; one without pieces has none."""
    written = article("ba", organisation=KHOI.id, places=())
    edition = FakeEdition(
        ((written, body()),), UNITS, known_organisations=(KHOI, replace(KHOI, id="vang", name="Vắng"))
    )
    assert [key for key in feeds.keys(edition) if key.startswith("organisation")] == ["organisation/khoi"]
    sheet = feeds.sheet(edition, "organisation/khoi")
    assert (sheet.path, sheet.values.title) == ("to-chuc/khoi/feed.atom", "Bản tin Thử: Đảng ủy Khối")


def test_paper_without_an_address_links_from_the_feed() -> None:
    """From a folder or a stick the links still lead to the pages."""
    feed = ET.fromstring(made(EDITION, "unit/vn-d198"))
    assert [link.get("href") for link in feed.iter(f"{ATOM}link")] == [
        "../../dia-phuong/binh-lieu-198/index.html",
        "../../bai-viet/2017/mot.html",
    ]


@pytest.mark.parametrize(
    ("audience", "siteurl", "text"),
    [
        ("public", "https://a.example", "User-agent: *\nDisallow:\nSitemap: https://a.example/sitemap.xml\n"),
        ("public", "", "User-agent: *\nDisallow:\n"),
        ("internal", "https://a.example", "User-agent: *\nDisallow: /\n"),
    ],
)
def test_robots_keep_out_of_the_internal_paper(audience: str, siteurl: str, text: str) -> None:
    """Only the public paper lets itself be indexed."""
    sheet = machines.sheet(FakeEdition(audience=audience, siteurl=siteurl), "robots.txt")
    assert sheet.maker(sheet.values).decode() == text


def test_opensearch_needs_an_address() -> None:
    """The description names the search page absolutely, or does not exist."""
    assert list(machines.keys(EDITION)) == ["robots.txt"]
    assert list(machines.keys(PUBLISHED)) == ["robots.txt", "opensearch.xml"]
    sheet = machines.sheet(PUBLISHED, "opensearch.xml")
    url = ET.fromstring(sheet.maker(sheet.values)).find("{http://a9.com/-/spec/opensearch/1.1/}Url")
    assert url is not None
    assert url.get("template") == "https://tin.example.org/bantin/tim-kiem/index.html?q={searchTerms}"
