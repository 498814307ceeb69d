"""What machines ask for: robots.txt and, where the paper has an address, the OpenSearch description."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterable

from plugins.model import addresses
from plugins.model.articles import PUBLIC
from plugins.model.edition import Edition
from plugins.model.sheets import File

ROBOTS, OPENSEARCH = "robots.txt", "opensearch.xml"
NAMESPACE = "http://a9.com/-/spec/opensearch/1.1/"
LONGEST_NAME = 16  # OpenSearch 1.1, ShortName


def keys(edition: Edition) -> Iterable[str]:
    """The file names; OpenSearch needs absolute addresses."""
    return (ROBOTS, OPENSEARCH) if edition.siteurl else (ROBOTS,)


def sheet(edition: Edition, key: str) -> File:
    """The file of a name."""
    if key == ROBOTS:
        return File(key, write_robots, (edition.audience == PUBLIC, edition.siteurl))
    return File(key, write_opensearch, (edition.masthead().name, edition.siteurl))


def write_robots(values: tuple[bool, str]) -> bytes:
    """The public paper is open to all; the internal one asks to be left out of every index."""
    public, siteurl = values
    lines = ["User-agent: *", "Disallow:" if public else "Disallow: /"]
    if public and siteurl:
        lines.append(f"Sitemap: {siteurl}/sitemap.xml")
    return ("\n".join(lines) + "\n").encode()


def write_opensearch(values: tuple[str, str]) -> bytes:
    """The description by which a browser offers the paper's search."""
    name, siteurl = values
    root = ET.Element("OpenSearchDescription", {"xmlns": NAMESPACE})
    ET.SubElement(root, "ShortName").text = name[:LONGEST_NAME].strip()
    ET.SubElement(root, "Description").text = name
    ET.SubElement(root, "InputEncoding").text = "UTF-8"
    template = f"{siteurl}/{addresses.SEARCH}?q={{searchTerms}}"
    ET.SubElement(root, "Url", {"type": "text/html", "method": "get", "template": template})
    ET.indent(root)
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"
