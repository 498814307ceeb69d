"""From a mention to its document: one key however it is spelled, with the place whose series it belongs to."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from plugins.citations.grammar import Mention
from plugins.citations.kinds import CENTRAL, DISTRICT, ISSUERS, PLACE, PROVINCE, SECTOR, TYPES, is_party, level
from plugins.model.citations import Document
from plugins.text.slugs import slug


@dataclass(frozen=True, slots=True)
class Subject:
    """What van-ban.toml says of a document: what it is about, its ISO date, its usual name; '' for unknown."""

    subject: str = ""
    day: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class CitationContext:
    """The article, and the places whose committees its bare 'HU', 'TU' and 'ĐUK' mean.

    `unit` is the district the article stands in (id, slug, bare name 'Cần Đước'), `province` the province above it,
    `organisation` the sector committee it belongs to; all '' where there is none. `first_line` is the file's line
    number of the first line given to Markdown; `subjects` the documents of van-ban.toml by key.
    """

    article: str
    day: date
    first_line: int = 1
    unit: str = ""
    unit_slug: str = ""
    unit_name: str = ""
    province: str = ""
    province_slug: str = ""
    province_name: str = ""
    organisation: str = ""
    organisation_name: str = ""
    subjects: Mapping[str, Subject] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Whose:
    """The place of a number series: unit id, what the key says of it, and the issuer in words."""

    unit: str
    mark: str
    label: str


def document(mention: Mention, context: CitationContext) -> Document | None:
    """The document of a mention, None where it does not say whose it is (an issuer unknown here, or none)."""
    if mention.term:
        return _plenum(mention, context)
    whose = _whose(mention.issuer, context) if mention.issuer else None
    if not whose:
        return None
    number = mention.number.rjust(2 + mention.number[-1:].isalpha(), "0")
    kind = mention.type or _type_of_house(mention)
    parts = (number, mention.year, mention.type, mention.issuer)
    key = "-".join(part for part in (slug(" ".join(parts)), whose.mark) if part)
    known = context.subjects.get(key, Subject())
    return Document(
        key=key,
        label=known.label or _written(mention, number),
        number=number,
        type=kind,
        type_label=_type_label(mention, kind),
        issuer=mention.issuer,
        issuer_label=whose.label,
        unit=whose.unit,
        day=known.day or mention.day,
        subject=known.subject,
    )


def _plenum(mention: Mention, context: CitationContext) -> Document:
    label = f"Nghị quyết Trung ương {mention.number} khóa {mention.term}"
    key = f"nq-tw-{mention.number}-khoa-{mention.term.lower()}"
    known = context.subjects.get(key, Subject())
    issuer = f"Ban Chấp hành Trung ương Đảng khóa {mention.term}"
    return Document(
        key, known.label or label, mention.number, "NQ", TYPES["NQ"], "TW", issuer, "", known.day, known.subject
    )


def _whose(issuer: str, context: CitationContext) -> _Whose | None:
    name = ISSUERS.get(re.sub(r"\d+$", "", issuer.upper()), issuer)
    kind = level(issuer)
    unit = _Whose(context.unit, context.unit_slug, f"{name} {context.unit_name}".strip())
    province = _Whose(context.province, context.province_slug, f"{name} {context.province_name}".strip())
    if kind == CENTRAL:
        return _Whose("", "", name)
    if kind == PROVINCE:
        return province if context.province_slug else None
    if kind == SECTOR and context.organisation:
        return _Whose(context.unit, context.organisation, context.organisation_name or name)
    if kind in (SECTOR, PLACE):
        return next((one for one in (unit, province) if one.mark), None)
    return unit if kind == DISTRICT and context.unit_slug else None


def _written(mention: Mention, number: str) -> str:
    if mention.year:
        tail = f"{mention.type}-{mention.issuer}" if mention.type else mention.issuer
        return f"{number}/{mention.year}/{tail}"
    party = is_party(mention.issuer)
    return f"{number}-{mention.type}/{mention.issuer}" if party else f"{number}/{mention.type}-{mention.issuer}"


def _type_of_house(mention: Mention) -> str:
    """Acts of the National Assembly carry no type in the number: the word before tells a law from a resolution."""
    return next((short for short, word in TYPES.items() if word.lower() == mention.word.lower()), "L")


def _type_label(mention: Mention, kind: str) -> str:
    if kind == "TT" and not is_party(mention.issuer):
        return "Thông tư"
    return TYPES.get(kind, kind)
