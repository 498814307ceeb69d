"""Documents that articles cite, and the places in the articles that cite them."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.model.packing import Packed


@dataclass(frozen=True, slots=True)
class Document(Packed):
    """One document, however it is spelled.

    `key` is its address (`05-ct-tw`, `13-nq-hu-dong-trieu-205`); `label` the number as written first, or a name
    ('Nghị quyết Trung ương 4 khóa XII'); `unit` the id of the issuing place or '' for the whole country or a sector;
    `day` ISO date or year where known; `subject` what it is about, where content/du-lieu/van-ban.toml says.
    """

    key: str
    label: str
    number: str
    type: str
    type_label: str
    issuer: str
    issuer_label: str
    unit: str = ""
    day: str = ""
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Citation(Packed):
    """One mention: the document's key, the words that mention it, their sentence, and the anchor on the page."""

    document: Document
    article: str
    text: str
    sentence: str
    anchor: str
    line: int = 0
    column: int = 0
