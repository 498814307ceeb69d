"""The register of documents: by the level that issued them, with how many articles cite each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from plugins.documents.levels import LEVEL_NAMES, level, name, written_day
from plugins.model import addresses
from plugins.model.citations import Document
from plugins.model.edition import Edition
from plugins.model.sheets import Page
from plugins.text.collation import sort_key
from plugins.text.numbers import grouped

HOME = ("Trang chủ", addresses.HOME)
INDEX = ("Văn bản", addresses.DOCUMENTS)
_ANCHORS = {
    "central": "trung-uong",
    "province": "tinh",
    "district": "huyen",
    "commune": "xa",
    "sector": "khoi",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A document in the register: name, page, day, what it is about; `note` its type, issuer and count of articles."""

    name: str
    address: str
    day: str
    subject: str
    note: str
    count: int


@dataclass(frozen=True, slots=True)
class Section:
    """The documents of one level, most cited first."""

    id: str
    name: str
    entries: tuple[Entry, ...]


def keys(_edition: Edition) -> Iterable[str]:
    """One page."""
    return ("index",)


def sheet(edition: Edition, _key: str) -> Page:
    """Every document cited, by level."""
    groups: dict[str, list[Entry]] = {}
    register = edition.register_of_documents()
    for document, citing in register:
        groups.setdefault(level(edition, document), []).append(_entry(document, citing))
    sections = tuple(
        Section(_ANCHORS[key], words, tuple(sorted(groups[key], key=lambda e: (-e.count, sort_key(e.name)))))
        for key, words in LEVEL_NAMES.items()
        if key in groups
    )
    values = {
        "page": "documents",
        "title": "Văn bản",
        "description": "Những nghị quyết, chỉ thị, quy định được dẫn trong các bài, với từng câu dẫn.",
        "section": "documents",
        "breadcrumb": (HOME, ("Văn bản", "")),
        "standfirst": f"{grouped(len(register))} văn bản được dẫn trong các bài. "
        "Mỗi văn bản một trang: các câu đã dẫn, các cách viết đã gặp, những văn bản thường được dẫn cùng.",
        "sections": sections,
    }
    return Page(addresses.DOCUMENTS, "documents.html", values)


def address(edition: Edition, document: Document) -> str:
    """Where the register lists the document's level."""
    return f"{addresses.DOCUMENTS}#{_ANCHORS[level(edition, document)]}"


def _entry(document: Document, citing: int) -> Entry:
    cited = f"{citing} bài"
    note = " · ".join(part for part in (document.type_label, document.issuer_label, cited) if part)
    address = addresses.document(document.key)
    return Entry(name(document), address, written_day(document.day), document.subject, note, citing)
