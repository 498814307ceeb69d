from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

CONTENT = Path(__file__).parents[2] / "content"
DRAWINGS = sorted(CONTENT.rglob("*.svg"))
SVG = "{http://www.w3.org/2000/svg}"
SHAPES = {"path", "rect", "ellipse", "circle"}
DRESS = {"svg", "defs", "g", "clipPath", "linearGradient", "stop"}


@pytest.mark.parametrize("path", DRAWINGS, ids=lambda path: path.name)
def test_drawing_holds_shapes_alone(path: Path) -> None:
    """A drawing has neither script, style, text nor picture from elsewhere; what it refers to stands in itself."""
    root = ET.parse(path).getroot()
    elements = list(root.iter())
    assert {element.tag.removeprefix(SVG) for element in elements} <= SHAPES | DRESS
    named = {element.get("id") for element in elements if element.get("id")}
    values = [value for element in elements for value in element.attrib.values()]
    asked = {name for value in values for name in re.findall(r"url\((.*?)\)", value)}
    assert asked <= {f"#{name}" for name in named}
    assert [key for element in elements for key in element.attrib if key.startswith("on") or key.endswith("href")] == []


@pytest.mark.parametrize("path", DRAWINGS, ids=lambda path: path.name)
def test_drawing_knows_its_size(path: Path) -> None:
    """A drawing states width, height and the same view box, so a page can keep its place, and weighs under 60 kB."""
    root = ET.parse(path).getroot()
    assert (root.get("width"), root.get("height"), root.get("viewBox")) == ("1200", "760", "0 0 1200 760")
    assert path.stat().st_size < 60_000


def test_every_drawing_is_shown() -> None:
    """No drawing lies beside the articles unused."""
    shown = {name for path in CONTENT.rglob("*.md") for name in re.findall(r"[\w-]+\.svg", path.read_text("utf-8"))}
    assert [path.name for path in DRAWINGS if path.name not in shown] == []
