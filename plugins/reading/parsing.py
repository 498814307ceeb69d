"""One Markdown parser with the newsroom's extensions, given one article after another."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from threading import get_ident

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.fenced_code import FencedCodeExtension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension

from plugins.citations.extension import CitationsExtension
from plugins.citations.keys import CitationContext
from plugins.model.citations import Citation
from plugins.model.facts import Fact
from plugins.model.problems import Problem
from plugins.reading.quick import Quick
from plugins.reading.references import Found, ReferencesExtension, Resolver
from plugins.reading.syntax import NewsroomExtension, Remarks
from plugins.tagging.context import FigureContext
from plugins.tagging.extension import FiguresExtension


@dataclass(frozen=True, slots=True)
class Around:
    """What the extensions need to know of one article."""

    resolver: Resolver
    figures: FigureContext
    citations: CitationContext


@dataclass(frozen=True, slots=True)
class Parsed:
    """The HTML of a text, not cleaned yet, and what the extensions found in it."""

    html: str
    remarks: Remarks
    found: Found
    facts: tuple[Fact, ...]
    problems: tuple[Problem, ...]
    citations: tuple[Citation, ...]


class Parser:
    """The parser; `kind` is Python-Markdown's own class or the quick one, whose pages are equal."""

    def __init__(self, around: Around, kind: type[Markdown] = Quick) -> None:
        self.newsroom = NewsroomExtension()
        self.references = ReferencesExtension(around.resolver)
        self.figures, self.citations = FiguresExtension(around.figures), CitationsExtension(around.citations)
        own = (self.newsroom, self.references, self.figures, self.citations)
        self.markdown = kind(extensions=[*_stock(), *own], output_format="html")

    def parse(self, text: str, around: Around) -> Parsed:
        """Read one text; RecursionError where its parts stand too deep in one another."""
        self.references.resolver = around.resolver
        self.figures.context, self.citations.context = around.figures, around.citations
        self.markdown.reset()
        self.markdown.parser.state.clear()  # a text that was given up leaves its lists open
        html = self.markdown.convert(text)
        figures, citations = self.figures, tuple(self.citations.citations)
        facts, problems = tuple(figures.facts), tuple(figures.problems)
        return Parsed(html, self.newsroom.remarks, around.resolver.found, facts, problems, citations)


def parse(text: str, around: Around) -> Parsed:
    """Read one text with this thread's parser."""
    parsers = _parsers(get_ident())
    if not parsers:
        parsers.append(Parser(around))
    return parsers[0].parse(text, around)


@lru_cache(maxsize=16)
def _parsers(_thread: int) -> list[Parser]:
    """The parser of a thread, once it has one; building one takes as long as reading a page."""
    return []


def _stock() -> tuple[Extension, ...]:
    """The extensions of Python-Markdown that a bulletin needs."""
    return (
        FencedCodeExtension(),  # type: ignore[no-untyped-call]
        SaneListExtension(),  # type: ignore[no-untyped-call]
        TableExtension(use_align_attribute=True),  # type: ignore[no-untyped-call]
        FootnoteExtension(BACKLINK_TITLE="Trở lại chỗ có chú thích {}"),  # type: ignore[no-untyped-call]
    )
