"""What figures look like on the page: a link around its value."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from plugins.model.facts import Fact


def dress(link: Element, fact: Fact) -> None:
    """`<a class="so" id="…" href="bantin:fact/…"><data value="2105">2.105 đảng viên</data></a>`."""
    data = Element("data", {"value": f"{fact.value:f}"})
    data.text, link.text = link.text, None
    for child in list(link):
        link.remove(child)
        data.append(child)
    link.append(data)
    link.attrib.clear()
    link.attrib |= {"class": "so", "id": fact.anchor, "href": f"bantin:fact/{fact.id}"}


def undress(link: Element) -> None:
    """Words without a link."""
    link.tag = "span"
    link.attrib.clear()


def wrapped(cell: Element) -> Element:
    """A link around all that a cell holds."""
    link = Element("a")
    link.text, cell.text = cell.text, None
    for child in list(cell):
        cell.remove(child)
        link.append(child)
    cell.append(link)
    return link
