"""A Markdown extension that turns `so:` links into figures of the page and into facts.

After `convert`, `md.facts` holds the facts in the order of the text and `md.problems` what was wrong.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from plugins.model.facts import Fact
from plugins.model.problems import Problem, problem
from plugins.tagging.columns import column, is_header
from plugins.tagging.context import FigureContext
from plugins.tagging.facts import Tag, read_tag
from plugins.tagging.marks import MARK, Mark, Marks, unmarked
from plugins.tagging.strays import strays
from plugins.text.sentences import sentence_among, sentence_spans
from plugins.text.spoken import BLOCKS, Spoken, clean, spoken

SCHEME = re.compile(r"so\s*:", re.IGNORECASE)

_CODE = re.compile(r"\s*(?:<(?:pre|code)\b|<(?:div|table) class=\"codehilite|<!--)")


class FiguresExtension(Extension):
    """Give it the context of one article; the same parser may read the next after `context` is set anew."""

    def __init__(self, context: FigureContext) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.context = context
        self.marks = Marks()
        self.facts: list[Fact] = []
        self.problems: list[Problem] = []

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name that Markdown calls
        """Mark after the stock parser has set white space right (30); build after it has read links (20)."""
        md.registerExtension(self)
        md.preprocessors.register(_Marker(md, self), "figure_marks", 29.5)
        md.treeprocessors.register(_Builder(md, self), "figures", 15)
        self.md: Any = md  # it takes whatever an extension hands out
        self.reset()

    def reset(self) -> None:
        """Forget the article before."""
        self.marks = Marks(first_line=self.context.first_line)
        self.facts, self.problems = [], []
        self.md.facts, self.md.problems = self.facts, self.problems


@dataclass(frozen=True, slots=True)
class _Said:
    """A block read aloud and parted into sentences."""

    spoken: Spoken
    spans: list[tuple[int, int]]

    def sentence(self, link: Element, offset: int) -> str:
        """The sentence around the character so many behind the beginning of a link."""
        return sentence_among(self.spoken.text, self.spans, self.spoken.links[id(link)] + offset)


class _Marker(Preprocessor):
    def __init__(self, md: Markdown, extension: FiguresExtension) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, lines: list[str]) -> list[str]:
        source = unmarked("\n".join(lines))
        self.extension.marks = marks = Marks(source, self.extension.context.first_line)
        return marks.marked().split("\n")


class _Builder(Treeprocessor):
    def __init__(self, md: Markdown, extension: FiguresExtension) -> None:
        super().__init__(md)
        self.extension = extension
        self.stash = md.htmlStash

    def run(self, root: Element) -> None:
        extension = self.extension
        extension.problems += strays(extension.marks, extension.context.registry, extension.context.path)
        if not extension.marks.found:
            return
        anchors: dict[str, int] = {}
        texts: dict[int, _Said] = {}
        for link, block in _links(root):
            mark = self.extension.marks.of(link.get("href") or "")
            if not mark or not mark.link:
                continue  # the sweep reports it
            if id(block) not in texts:
                said = spoken(block, self.stash)
                texts[id(block)] = _Said(said, sentence_spans(said.text))
            self._build(root, (link, block, mark), texts[id(block)], anchors)
        if _mark_left(root):
            self._sweep(root, in_code=False)
        self._sweep_stash()

    def _build(self, root: Element, found: tuple[Element, Element, Mark], said: _Said, anchors: dict[str, int]) -> None:
        link, block, mark = found
        tag = self._tag(link, mark, said)
        if is_header(block, tag.text) and self.extension.context.registry.get(tag.target):
            _undress(link)
            for cell in column(root, block, tag, self.extension.marks, self.stash):
                fact = self._read(cell.tag, anchors)
                if fact:
                    _dress(_wrapped(cell.element), fact)
            return
        fact = self._read(tag, anchors)
        if fact:
            _dress(link, fact)
        else:
            _undress(link)

    def _tag(self, link: Element, mark: Mark, said: _Said) -> Tag:
        text = unmarked(clean("".join(link.itertext()), self.stash))
        href = unmarked(clean(link.get("href") or "", self.stash))
        title = unmarked(clean(link.get("title") or "", self.stash))
        sentence = unmarked(said.sentence(link, len(text) - len(text.lstrip())))
        return Tag(SCHEME.sub("", href, count=1), title, text, sentence, mark)

    def _read(self, tag: Tag, anchors: dict[str, int]) -> Fact | None:
        fact, problems = read_tag(tag, self.extension.context, self.extension.marks, anchors)
        self.extension.problems += problems
        if fact:
            self.extension.facts.append(fact)
        return fact

    def _sweep(self, element: Element, *, in_code: bool) -> None:
        """Take out marks that are left: silently in code, with a problem anywhere else."""
        in_code = in_code or element.tag in ("code", "pre")
        for key, value in element.items():
            element.set(key, self._swept(value, in_code=False))
        if element.text and MARK.search(element.text):
            element.text = AtomicString(self._swept(element.text, in_code=in_code))
        for child in element:
            self._sweep(child, in_code=in_code)
            if child.tail and MARK.search(child.tail):
                child.tail = self._swept(child.tail, in_code=in_code)

    def _sweep_stash(self) -> None:
        blocks = self.stash.rawHtmlBlocks
        for number, raw in enumerate(blocks):
            if isinstance(raw, str):
                blocks[number] = self._swept(raw, in_code=bool(_CODE.match(raw)))
            else:
                self._sweep(raw, in_code=False)

    def _swept(self, text: str, *, in_code: bool) -> str:
        marks, path = self.extension.marks, self.extension.context.path
        for match in () if in_code else MARK.finditer(text):
            mark = marks.of(match[0])
            if mark:
                self.extension.problems.append(problem("BT310", path, *marks.place(mark.opening)))
        return unmarked(text)


def _links(root: Element) -> list[tuple[Element, Element]]:
    """Every figure's link with the innermost block around it, in the order of the text; none in another."""
    found = list[tuple[Element, Element]]()
    _gather(root, root, found)
    return found


def _gather(element: Element, block: Element, found: list[tuple[Element, Element]]) -> None:
    if element.tag == "a" and SCHEME.match((element.get("href") or "").strip()):
        found.append((element, block))
        return
    inner = element if element.tag in BLOCKS else block
    for child in element:
        _gather(child, inner, found)


def _mark_left(root: Element) -> bool:
    """Whether a mark is anywhere in the tree."""
    if MARK.search("".join(root.itertext())):
        return True
    return any(MARK.search(value) for element in root.iter() if element.attrib for value in element.attrib.values())


def _dress(link: Element, fact: Fact) -> None:
    """`<a class="so" id="…" href="bantin:fact/…"><data value="2105">2.105 đảng viên</data></a>`."""
    data = Element("data", {"value": f"{fact.value:f}"})
    data.text, link.text = link.text, None
    for child in list(link):
        link.remove(child)
        data.append(child)
    link.append(data)
    link.attrib.clear()
    link.attrib |= {"class": "so", "id": fact.anchor, "href": f"bantin:fact/{fact.id}"}


def _undress(link: Element) -> None:
    """Words without a link."""
    link.tag = "span"
    link.attrib.clear()


def _wrapped(cell: Element) -> Element:
    """A link around all that a cell holds."""
    link = Element("a")
    link.text, cell.text = cell.text, None
    for child in list(cell):
        cell.remove(child)
        link.append(child)
    cell.append(link)
    return link
