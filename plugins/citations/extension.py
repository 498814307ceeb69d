"""A Markdown extension that links the documents a text mentions; `md.citations` holds the mentions in order."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from plugins.citations.grammar import Mention, find_mentions
from plugins.citations.keys import CitationContext, document
from plugins.model.citations import Citation, Document
from plugins.text.sentences import sentence_among, sentence_spans
from plugins.text.spoken import BLOCKS, Spoken, clean, spoken

CLOSED = frozenset(("a", "code", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "script", "style", "data"))

_DIGIT = re.compile(r"\d")  # no mention goes without


class CitationsExtension(Extension):
    """Give it the context of one article; the same parser may read the next after `context` is set anew."""

    def __init__(self, context: CitationContext) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.context = context
        self.citations: list[Citation] = []

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name that Markdown calls
        """Link after inline patterns (20) and after figures (15), so that only running text is left to read."""
        md.registerExtension(self)
        md.treeprocessors.register(_Linker(md, self), "citations", 14)
        self.md: Any = md  # it takes whatever an extension hands out
        self.reset()

    def reset(self) -> None:
        """Forget the article before."""
        self.citations = []
        self.md.citations = self.citations


@dataclass(frozen=True, slots=True)
class _Cited:
    """A mention that stands on the page as a link, its document, and the block around it."""

    mention: Mention
    document: Document
    link: Element
    block: Element


@dataclass(slots=True)
class _Page:
    """What the page has so far: mentions, documents by (type, number), anchors counted, the way read in the source."""

    source: str
    cited: list[_Cited] = field(default_factory=list)
    documents: dict[tuple[str, int], Document] = field(default_factory=dict)
    anchors: dict[str, int] = field(default_factory=dict)
    read: int = 0
    line: int = 0


class _Linker(Treeprocessor):
    def __init__(self, md: Markdown, extension: CitationsExtension) -> None:
        super().__init__(md)
        self.extension = extension
        self.whole: Any = md

    def run(self, root: Element) -> None:
        page = _Page("\n".join(self.whole.lines))
        self._visit(root, root, page)
        texts: dict[int, tuple[Spoken, list[tuple[int, int]]]] = {}  # of each block once, now that all links stand
        for cited in page.cited:
            block = cited.block
            if id(block) not in texts:
                said = spoken(block, self.whole.htmlStash)
                texts[id(block)] = said, sentence_spans(said.text)
            said, spans = texts[id(block)]
            self._cite(cited, sentence_among(said.text, spans, said.links[id(cited.link)]), page)

    def _visit(self, element: Element, block: Element, page: _Page) -> None:
        if element.tag in CLOSED:
            return
        block = element if element.tag in BLOCKS else block
        children = list(element)
        text = element.text
        if text and _DIGIT.search(text) and not isinstance(text, AtomicString):
            self._link(element, None, block, page)
        for child in children:
            self._visit(child, block, page)
            if child.tail and _DIGIT.search(child.tail):
                self._link(element, child, block, page)

    def _link(self, parent: Element, before: Element | None, block: Element, page: _Page) -> None:
        """Put links into the text that begins an element, or that follows its child `before`."""
        text = (parent.text if before is None else before.tail) or ""
        cited = [
            _Cited(mention, paper, _element(text, mention, paper), block)
            for mention in find_mentions(text)
            if (paper := self._document(mention, page))
        ]
        if not cited:
            return
        head = text[: cited[0].mention.start]
        at = 0
        if before is None:
            parent.text = head
        else:
            before.tail = head
            at = list(parent).index(before) + 1
        for place, one in enumerate(cited):
            following = cited[place + 1].mention.start if place + 1 < len(cited) else len(text)
            one.link.tail = text[one.mention.end : following]
        parent[at:at] = [one.link for one in cited]
        page.cited += cited

    def _document(self, mention: Mention, page: _Page) -> Document | None:
        """The mention's document; 'Chỉ thị 05' without an issuer is the one of that number mentioned above."""
        number = int(mention.number.rstrip("abcdefghijklmnopqrstuvwxyz"))
        paper = document(mention, self.extension.context)
        if not paper:
            return None if mention.issuer else page.documents.get((mention.type, number))
        if not mention.term:
            page.documents.setdefault((mention.type, number), paper)
        return paper

    def _cite(self, cited: _Cited, sentence: str, page: _Page) -> None:
        link, paper = cited.link, cited.document
        anchor = f"vb-{paper.key}"
        page.anchors[anchor] = page.anchors.get(anchor, 0) + 1
        if page.anchors[anchor] > 1:
            anchor = f"{anchor}-{page.anchors[anchor]}"
        link.set("id", anchor)
        text = " ".join(clean(link.text or "", self.whole.htmlStash).split())
        line, column = self._place(link.text or "", page)
        self.extension.citations.append(
            Citation(paper, self.extension.context.article, text, sentence, anchor, line, column)
        )

    def _place(self, text: str, page: _Page) -> tuple[int, int]:
        """Line and column of the next place in the source with these words, (0, 0) where markup parts them."""
        offset = page.source.find(text, page.read)
        if offset < 0:
            return 0, 0
        page.line += page.source.count("\n", page.read, offset)
        line = self.extension.context.first_line + page.line
        column = offset - page.source.rfind("\n", 0, offset)
        page.read = offset + len(text)
        page.line += text.count("\n")
        return line, column


def _element(text: str, mention: Mention, paper: Document) -> Element:
    """`<a class="van-ban" id="vb-…" href="bantin:document/<key>">05-CT/TW</a>`; the id comes when all are counted."""
    link = Element("a", {"class": "van-ban", "id": "", "href": f"bantin:document/{paper.key}"})
    link.text = AtomicString(text[mention.start : mention.end])
    return link
