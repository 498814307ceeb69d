"""SVG drawings: parsed strictly, refused when anything in them could run, load or hide.

The elements are those of SVG 1.1 and 2 that draw; entities cannot expand because a DOCTYPE is refused first.
"""

from __future__ import annotations

import re
from xml.parsers import expat

_SVG, _XLINK, _XML = (
    "http://www.w3.org/2000/svg",
    "http://www.w3.org/1999/xlink",
    "http://www.w3.org/XML/1998/namespace",
)
_XHTML = "http://www.w3.org/1999/xhtml"
_DRAWING = (
    "svg g defs symbol use title desc metadata path rect circle ellipse line polyline polygon text tspan textPath "
    "marker linearGradient radialGradient stop pattern clipPath mask image switch style view filter feBlend "
    "feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight "
    "feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feImage feMerge feMergeNode feMorphology "
    "feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence"
)
ELEMENTS = frozenset(_DRAWING.split())
DEEPEST = 100
_LOADS = re.compile(r"url\s*\(\s*+(?!['\"]?\s*#)|@import|javascript\s*:|expression\s*\(|image-set|\\", re.IGNORECASE)
_LOUD = frozenset("(@:\\")  # without one of these a value is a number, a word or a path
_DRAWN = re.compile(r"data:image/(?:png|jpeg|webp);base64,[A-Za-z0-9+/=\s]*")
_LENGTH = re.compile(r"\s*\+?(\d+(?:\.\d+)?)(?:px)?\s*")
_BOX = re.compile(r"\s*[-+\d.eE]+[\s,]+[-+\d.eE]+[\s,]+(\d+(?:\.\d+)?)[\s,]+(\d+(?:\.\d+)?)\s*")


class _RefusedError(Exception):
    """The reason, in Vietnamese, why a drawing is refused."""


class _Inspector:
    """Handlers of one parse."""

    def __init__(self) -> None:
        self.root: dict[str, str] = {}
        self.open: list[str] = []
        self.style = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Refuse an element that does not draw, and attributes that run or load."""
        space, _, local = name.rpartition(" ")
        if not self.open:
            if (space, local) != (_SVG, "svg"):
                raise _RefusedError('tệp không mở đầu bằng <svg xmlns="http://www.w3.org/2000/svg">')
            self.root = attributes
        self.open.append(local)
        if len(self.open) > DEEPEST:
            raise _RefusedError("quá nhiều lớp lồng nhau")
        if space in ("", _XHTML) or (space == _SVG and local not in ELEMENTS):
            raise _RefusedError(f"có phần tử <{local}>")
        for key, value in attributes.items():
            self.attribute(key, value)

    def attribute(self, name: str, value: str) -> None:
        """Refuse handlers and every reference that leaves the file."""
        space, _, local = name.rpartition(" ")
        if local.lower().startswith("on"):
            raise _RefusedError(f"có lệnh chạy {local}")
        if space == _XML and local == "base":
            raise _RefusedError("có xml:base")
        if local in ("href", "src") and not value.strip().startswith("#") and not _DRAWN.fullmatch(value.strip()):
            raise _RefusedError(f"dẫn ra ngoài tệp: {value.strip()[:60]}")
        if not _LOUD.isdisjoint(value) and _LOADS.search(value):
            raise _RefusedError(f"dẫn ra ngoài tệp trong {local}")

    def end(self, _name: str) -> None:
        """Leave an element; refuse style sheets that load."""
        if self.open.pop() == "style":
            if _LOADS.search(self.style):
                raise _RefusedError("tờ kiểu dẫn ra ngoài tệp")
            self.style = ""

    def text(self, text: str) -> None:
        """Gather a style sheet, which comments may have cut into pieces."""
        if "style" in self.open:
            self.style += text

    def instruction(self, target: str, _words: str) -> None:
        """Refuse processing instructions, which may load style sheets."""
        raise _RefusedError(f"có chỉ thị <?{target}?>")

    def doctype(self, *_words: object) -> None:
        """Refuse entities with their door."""
        raise _RefusedError("có DOCTYPE")


def inspect(content: bytes) -> tuple[str, tuple[int, int]]:
    """Why the drawing is refused ('' for a safe one), and its width and height in pixels.

    The size is the viewBox's where the drawing states none, (0, 0) where it has neither.
    """
    try:
        return "", _size(_inspected(content).root)
    except _RefusedError as refused:
        return str(refused), (0, 0)
    except (expat.ExpatError, ValueError) as error:
        line = getattr(error, "lineno", 0)
        return (f"không phải XML đúng (dòng {line})" if line else "không phải XML đúng"), (0, 0)


def _size(root: dict[str, str]) -> tuple[int, int]:
    width, height = (_LENGTH.fullmatch(root.get(side, "")) for side in ("width", "height"))
    if width and height:
        return round(float(width[1])), round(float(height[1]))
    box = _BOX.fullmatch(root.get("viewBox", ""))
    return (round(float(box[1])), round(float(box[2]))) if box else (0, 0)


def _inspected(content: bytes) -> _Inspector:
    inspector = _Inspector()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = inspector.start
    parser.EndElementHandler = inspector.end
    parser.CharacterDataHandler = inspector.text
    parser.ProcessingInstructionHandler = inspector.instruction
    parser.StartDoctypeDeclHandler = inspector.doctype
    parser.Parse(content, True)  # noqa: FBT003 -- expat's own signature
    return inspector
