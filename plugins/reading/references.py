"""References of a body: every link and picture of the author resolved, refused, or left to the outside."""

from __future__ import annotations

import posixpath
import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass, field
from urllib.parse import unquote

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor, UnescapeTreeprocessor
from markdown.util import AMP_SUBSTITUTE, STX

from plugins.model import addresses
from plugins.model.articles import Picture
from plugins.reading.files import ATTACHMENTS, PICTURES, SHEETS, Fault, Tree, inspect, locate
from plugins.reading.syntax import HEADING_PREFIX, caption_and_credit

_FIGURE = re.compile(r"so\s*:", re.IGNORECASE)
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_OUTSIDE = re.compile(r"https?://[^\s/?#@\\]+(?:[/?#]\S*)?|mailto:[^\s@<>]+@[^\s@<>]+|tel:[+\d ().-]+", re.IGNORECASE)
_MARK = re.compile("[\ue000-\uf8ff\U000f0000-\U0010fffd]")  # positions that other extensions stamped
_CHARACTER = re.compile(AMP_SUBSTITUTE + r"#(\d+);")


@dataclass(frozen=True, slots=True)
class Pointer:
    """A link to another article: its id, the anchor asked for ('' for none), and the words in the source."""

    article: str
    anchor: str
    target: str


@dataclass(slots=True)
class Found:
    """What the author refers to, in the order of the text."""

    pointers: list[Pointer] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    anchors: list[str] = field(default_factory=list)
    faults: list[tuple[str, Fault]] = field(default_factory=list)


class ReferencesExtension(Extension):
    """Resolves references with the `resolver` of one article; set the next one's before it is read."""

    def __init__(self, resolver: Resolver) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.resolver = resolver

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 -- Python-Markdown's name
        """Run after the inline parser (20) and before figures are tagged (15), so that all links are the author's."""
        md.treeprocessors.register(_References(md, self), "references", 18)


class _References(Treeprocessor):
    """Visits every link and picture."""

    def __init__(self, md: Markdown, extension: ReferencesExtension) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, root: ET.Element) -> None:
        resolver = self.extension.resolver
        for element in root.iter():
            if element.tag == "a" and element.get("class") not in ("footnote-ref", "footnote-backref"):
                resolver.link(element)
            elif element.tag == "img":
                resolver.picture(element)


@dataclass(frozen=True, slots=True)
class Resolver:
    """Turns what an author wrote into `bantin:` references, or remarks what is wrong with it.

    References stand in `article`, whose page is `address`; `found` fills while the parser runs.
    """

    tree: Tree
    article: str
    address: str
    found: Found

    def link(self, element: ET.Element) -> None:
        """Resolve `href`; a refused link loses it."""
        target = _written(element.get("href", ""))
        if _FIGURE.match(target):
            return  # the figures' own business
        reference = self._reference(target)
        if isinstance(reference, Fault):
            self.found.faults.append((target, reference))
            del element.attrib["href"]
        else:
            element.set("href", reference)
            if reference.startswith("http"):
                element.set("rel", "noreferrer")  # the intranet's addresses are not told to others

    def picture(self, element: ET.Element) -> None:
        """Resolve `src`; a picture gets its size, a refused one loses its source."""
        target = _written(element.get("src", ""))
        alt = _written(element.get("alt", "")).strip()
        element.set("alt", alt)
        picture = self.measured(target, alt, _written(element.get("title", "")))
        if isinstance(picture, Fault):
            self.found.faults.append((target, picture))
            element.attrib.pop("src", None)
            return
        if not alt:
            self.found.faults.append((target, Fault("BT213", {"target": target})))
        self.found.pictures.append(picture)
        element.set("src", f"bantin:file/{picture.path}")
        if picture.width and picture.height:
            element.set("width", str(picture.width))
            element.set("height", str(picture.height))
        element.set("loading", "lazy")

    def measured(self, target: str, alt: str = "", title: str = "") -> Picture | Fault:
        """The picture a target leads to, put among the files of the page."""
        if _SCHEME.match(target) or target.startswith("//"):
            return Fault("BT212", {"target": _short(target)})
        path = locate(self.tree, self.article, target)
        if isinstance(path, Fault):
            return path
        size = inspect(self.tree, path, target, PICTURES)
        if isinstance(size, Fault):
            return size
        if fault := self._keep(path, target):
            return fault
        caption, credit = caption_and_credit(title)
        return Picture(path, addresses.attachment(self.address, path), alt, caption, credit, *size)

    def sheet(self, target: str) -> tuple[str, bytes] | None:
        """Path and bytes of a CSV file that a line of the text names, put among the files of the page, or a remark."""
        path = locate(self.tree, self.article, target)
        size = path if isinstance(path, Fault) else inspect(self.tree, path, target, SHEETS)
        fault = size if isinstance(size, Fault) else self._keep(str(path), target)
        if fault:
            self.found.faults.append((target, fault))
            return None
        return str(path), self.tree.read(str(path))

    def _reference(self, target: str) -> str | Fault:
        if target.startswith("#"):
            anchor = unquote(target[1:])
            self.found.anchors.append(anchor)
            return "#" + _anchor(anchor)
        if _SCHEME.match(target) or target.startswith("//"):
            return target if _OUTSIDE.fullmatch(target) else Fault("BT203", {"target": _short(target)})
        name, _, anchor = target.partition("#")
        path = locate(self.tree, self.article, name)
        if isinstance(path, Fault):
            return path
        if path.endswith(".md"):
            self.found.pointers.append(Pointer(path, _anchor(unquote(anchor)), target))
            return f"bantin:article/{path}" + (f"#{_anchor(unquote(anchor))}" if anchor else "")
        size = inspect(self.tree, path, name, ATTACHMENTS + PICTURES)
        if isinstance(size, Fault):
            return size
        return self._keep(path, target) or f"bantin:file/{path}"

    def _keep(self, path: str, target: str) -> Fault | None:
        """Put a file on the page's list; two that would stand at one address are a fault."""
        if path in self.found.files:
            return None
        address = addresses.attachment(self.address, path)
        for other in self.found.files:
            if addresses.attachment(self.address, other) == address:
                return Fault("BT218", {"target": target, "other": posixpath.basename(other)})
        self.found.files.append(path)
        return None


def _anchor(anchor: str) -> str:
    """The id of a subheading named by its words' slug, or the id as given."""
    known = (HEADING_PREFIX, "so-", "vb-", "fn")
    return anchor if not anchor or anchor.startswith(known) else HEADING_PREFIX + anchor


def _written(text: str) -> str:
    """What the author wrote, without the parser's marks for escaped characters."""
    if STX not in text:
        return _MARK.sub("", text).strip()
    unescaped = UnescapeTreeprocessor().unescape(text)
    return _MARK.sub("", _CHARACTER.sub(lambda match: chr(int(match[1])), unescaped)).strip()


def _short(target: str) -> str:
    return target if len(target) <= 60 else target[:59] + "…"
