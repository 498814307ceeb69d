"""At which level a document was issued, and what it is called."""

from __future__ import annotations

from plugins.model.citations import Document
from plugins.model.edition import Edition

LEVEL_NAMES = {
    "central": "Trung ương",
    "province": "Tỉnh",
    "district": "Huyện",
    "commune": "Xã, phường",
    "sector": "Đảng ủy khối, ngành",
}
"""The levels in the register's order."""

_SECTORS = ("khối", "ngành", "cơ quan", "quân sự", "công an")


def level(edition: Edition, document: Document) -> str:
    """That of the issuing place; without one a sector's by its issuer's name, else the whole country's."""
    if document.unit:
        return edition.unit(document.unit).level
    issuer = document.issuer_label.lower()
    party = issuer.startswith(("đảng ủy", "đảng bộ", "đảng uỷ"))
    return "sector" if party and any(word in issuer for word in _SECTORS) else "central"


def name(document: Document) -> str:
    """Its number and sign, or the name it goes by: '05-CT/TW', 'Nghị quyết Trung ương 4 khóa XII'."""
    return document.label


def written_day(day: str) -> str:
    """'2018-11-30' → '30/11/2018'; a year stays as it is."""
    return "/".join(reversed(day.split("-")))
