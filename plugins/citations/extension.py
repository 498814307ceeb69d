"""A Markdown extension that links the documents a text mentions; `md.citations` holds the mentions in order."""

from __future__ import annotations

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
from plugins.text.sentences import sentence_at
from plugins.text.spoken import BLOCKS, clean, spoken

CLOSED = frozenset(("a", "code", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "script", "style", "data"))


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


@dataclass(slots=True)
class _Page:
    """What the page has so far: documents by (type, number), anchors counted, and the way read in the source."""

    source: str
    documents: dict[tuple[str, int], Document] = field(default_factory=dict)
    anchors: dict[str, int] = field(default_factory=dict)
    read: int = 0


class _Linker(Treeprocessor):
    def __init__(self, md: Markdown, extension: CitationsExtension) -> None:
        super().__init__(md)
        self.extension = extension
        self.whole: Any = md

    def run(self, root: Element) -> None:
        self._visit(root, root, _Page("\n".join(self.whole.lines)))

    def _visit(self, element: Element, block: Element, page: _Page) -> None:
        if element.tag in CLOSED:
            return
        block = element if element.tag in BLOCKS else block
        children = list(element)
        self._link_text(element, block, page)
        for child in children:
            self._visit(child, block, page)
            self._link_tail(element, child, block, page)

    def _link_text(self, element: Element, block: Element, page: _Page) -> None:
        text = element.text or ""
        links = [] if isinstance(text, AtomicString) else self._links(text, page)
        if links:
            element.text = text[: links[0][0].start]
            for place, (mention, link) in enumerate(links):
                following = links[place + 1][0].start if place + 1 < len(links) else len(text)
                link.tail = text[mention.end : following]
                element.insert(place, link)
            self._cite(links, block, page)

    def _link_tail(self, parent: Element, child: Element, block: Element, page: _Page) -> None:
        text = child.tail or ""
        links = self._links(text, page)
        if links:
            at = list(parent).index(child) + 1
            child.tail = text[: links[0][0].start]
            for place, (mention, link) in enumerate(links):
                following = links[place + 1][0].start if place + 1 < len(links) else len(text)
                link.tail = text[mention.end : following]
                parent.insert(at + place, link)
            self._cite(links, block, page)

    def _links(self, text: str, page: _Page) -> list[tuple[Mention, Element]]:
        found = []
        for mention in find_mentions(text) if any(map(str.isdigit, text)) else ():
            paper = self._document(mention, page)
            if paper:
                link = Element("a", {"class": "van-ban", "id": "", "href": f"bantin:document/{paper.key}"})
                link.text = AtomicString(text[mention.start : mention.end])
                found.append((mention, link))
        return found

    def _document(self, mention: Mention, page: _Page) -> Document | None:
        """The mention's document; 'Chỉ thị 05' without an issuer is the one of that number mentioned above."""
        number = int(mention.number.rstrip("abcdefghijklmnopqrstuvwxyz"))
        paper = document(mention, self.extension.context)
        if not paper:
            return None if mention.issuer else page.documents.get((mention.type, number))
        if not mention.term:
            page.documents.setdefault((mention.type, number), paper)
        return paper

    def _cite(self, links: list[tuple[Mention, Element]], block: Element, page: _Page) -> None:
        said = spoken(block, self.whole.htmlStash)
        for mention, link in links:
            paper = self._document(mention, page)
            if not paper:
                continue
            anchor = f"vb-{paper.key}"
            page.anchors[anchor] = page.anchors.get(anchor, 0) + 1
            if page.anchors[anchor] > 1:
                anchor = f"{anchor}-{page.anchors[anchor]}"
            link.set("id", anchor)
            text = " ".join(clean(link.text or "", self.whole.htmlStash).split())
            sentence = sentence_at(said.text, said.links[id(link)])
            line, column = self._place(link.text or "", page)
            self.extension.citations.append(
                Citation(paper, self.extension.context.article, text, sentence, anchor, line, column)
            )

    def _place(self, text: str, page: _Page) -> tuple[int, int]:
        """Line and column of the next place in the source with these words, (0, 0) where markup parts them."""
        offset = page.source.find(text, page.read)
        if offset < 0:
            return 0, 0
        page.read = offset + len(text)
        line = page.source.count("\n", 0, offset)
        return self.extension.context.first_line + line, offset - page.source.rfind("\n", 0, offset)
