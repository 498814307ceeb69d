"""A Markdown extension that turns `so:` links into figures of the page and into facts.

After `convert`, `md.facts` holds the facts in the order of the text and `md.problems` what was wrong.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from plugins.model.facts import Fact
from plugins.model.problems import Problem, problem
from plugins.tagging.columns import TOTALS, Grid, grid, names_no_number
from plugins.tagging.context import FigureContext
from plugins.tagging.dressing import dress, undress, wrapped
from plugins.tagging.facts import Tag, read_tag
from plugins.tagging.links import SCHEME, links, mark_left
from plugins.tagging.marks import MARK, Mark, Marks, unmarked
from plugins.tagging.sheets import LINE, read_sheet
from plugins.tagging.strays import strays
from plugins.tagging.titles import readable
from plugins.text.sentences import sentence_among, sentence_spans
from plugins.text.spoken import Spoken, clean, spoken

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
        if not extension.marks.found and not LINE.search(extension.marks.source):
            return
        anchors: dict[str, int] = {}
        texts: dict[int, _Said] = {}
        grids: dict[int, Grid] = {}
        for link, block in links(root):
            if link.tag == "p":
                self._sheet(root, link, anchors)
                continue
            mark = self.extension.marks.of(link.get("href") or "")
            if not mark or not mark.link:
                continue  # the sweep reports it
            if id(block) not in texts:
                said = spoken(block, self.stash)
                texts[id(block)] = _Said(said, sentence_spans(said.text))
            tag = self._tag(link, mark, texts[id(block)])
            table = self._grid(root, block, tag, grids)
            if table and extension.context.registry.get(tag.target):
                undress(link)
                self._edge(table, block, tag, anchors)
            else:
                self._prose(link, tag, anchors)
        if mark_left(root):
            self._sweep(root, in_code=False)
        self._sweep_stash()

    def _prose(self, link: Element, tag: Tag, anchors: dict[str, int]) -> None:
        fact = self._read(tag, anchors)
        if fact:
            dress(link, fact)
        else:
            undress(link)

    def _grid(self, root: Element, block: Element, tag: Tag, grids: dict[int, Grid]) -> Grid | None:
        """The grid of the table a tag stands at the edge of, each made once; None for all other tags."""
        if block.tag not in ("th", "td") or not names_no_number(tag.text):
            return None
        table = next(one for one in root.iter("table") if any(cell is block for cell in one.iter()))
        if id(table) not in grids:
            grids[id(table)] = grid(table, tag.mark.opening, self.extension.marks, self.stash)
        return grids[id(table)] if grids[id(table)].tags(block, tag.text) else None

    def _edge(
        self, table: Grid, element: Element, tag: Tag, anchors: dict[str, int], context: FigureContext | None = None
    ) -> None:
        """The facts of a column or row, each around its cell; a cell with a tag of its own keeps that."""
        context = context or self.extension.context
        for square, made in table.cells(element, tag):
            name = made.title.removesuffix(tag.title).rstrip("; ")
            if next(square.element.iter("a"), None) is not None:
                continue
            if table.find(element)[0] > 0 and name and not readable(name, context):
                line, column = table.marks.place(max(made.mark.target, 0))
                self._tell(problem("BT333", context.path, line, column, text=name))
                continue
            if not name and not made.sentence.lower().startswith(TOTALS):
                place = table.marks.place(made.mark.opening + 1)
                self._tell(problem("BT334", context.path, *place, text=made.text))
                continue
            fact = self._read(made, anchors, (context, table.marks))
            if fact:
                dress(wrapped(square.element), fact)

    def _sheet(self, root: Element, paragraph: Element, anchors: dict[str, int]) -> None:
        """Put the table of a CSV file before its line, which becomes a link to the file."""
        own, marks = self.extension.context, self.extension.marks
        words = unmarked(clean(paragraph.text or "", self.stash))
        match = LINE.search(words)
        line = match[0].strip() if match else words
        at = marks.place(max(marks.source.find(line), 0))
        if not match or not LINE.fullmatch(words):
            self._tell(problem("BT339", own.path, *at, text=line))
            return
        found = own.read_table(match["file"])
        if not found:
            paragraph.text = ""
            return
        path, content = found
        sheet = read_sheet(content, path, at)
        for told in sheet.problems:
            self._tell(told)
        context = replace(own, path=path, first_line=1)
        for element, tag in sheet.tags:
            if own.registry.get(tag.target):
                self._edge(sheet.grid, element, tag, anchors, context)
            else:
                self._read(tag, anchors, (context, sheet.grid.marks))
        parent = next(one for one in root.iter() if paragraph in list(one))
        parent.insert(list(parent).index(paragraph), sheet.table)
        paragraph.text = ""
        SubElement(paragraph, "a", {"href": f"bantin:file/{path}"}).text = "Tải bảng này (CSV)"

    def _tell(self, told: Problem) -> None:
        if told not in self.extension.problems:
            self.extension.problems.append(told)

    def _tag(self, link: Element, mark: Mark, said: _Said) -> Tag:
        text = unmarked(clean("".join(link.itertext()), self.stash))
        href = unmarked(clean(link.get("href") or "", self.stash))
        title = unmarked(clean(link.get("title") or "", self.stash))
        sentence = unmarked(said.sentence(link, len(text) - len(text.lstrip())))
        return Tag(SCHEME.sub("", href, count=1), title, text, sentence, mark)

    def _read(
        self, tag: Tag, anchors: dict[str, int], source: tuple[FigureContext, Marks] | None = None
    ) -> Fact | None:
        context, marks = source or (self.extension.context, self.extension.marks)
        fact, problems = read_tag(tag, context, marks, anchors)
        for told in problems:
            self._tell(told)
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
