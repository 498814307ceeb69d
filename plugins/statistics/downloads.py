"""Figures to take away: all of them and those of one indicator, as CSV and JSON, described by a Data Package."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from plugins.model import addresses
from plugins.model.edition import Edition
from plugins.model.sheets import File
from plugins.showing.rows import COLUMNS, Row, csv_bytes, json_bytes, row, rows

PACKAGE = "so-lieu/datapackage.json"

_TYPES = {"value": "number", "numerator": "number", "denominator": "number"} | dict.fromkeys(
    ("period_start", "period_end", "as_of", "base_start", "base_end"), "date"
)
_REQUIRED = ("id", "indicator", "label", "period_end", "status", "value")
_ENUMS = {
    "status": ("result", "plan", "target", "forecast", "estimate", "preliminary"),
    "qualifier": (">", "≥", "<", "≤", "≈"),
}
DESCRIPTIONS = {
    "id": "Mã của số liệu, duy nhất trên toàn trang.",
    "unit_id": "Mã ổn định của đơn vị hành chính; để trống khi tổ chức không theo địa giới.",
    "unit": "Tên đơn vị vào thời điểm của số liệu.",
    "indicator": "Mã chỉ tiêu.",
    "label": "Tên chỉ tiêu.",
    "period_start": "Ngày đầu kỳ; để trống khi chỉ biết “đến ngày”.",
    "period_end": "Ngày cuối kỳ.",
    "status": "Kết quả, kế hoạch, mục tiêu, dự kiến, ước thực hiện hay sơ bộ.",
    "value": "Giá trị theo đơn vị tính; của a/b là a.",
    "text": "Chữ trong bài đã nêu con số.",
    "qualifier": "Dấu của từ hạn định: trên, dưới, khoảng…; để trống khi con số chính xác.",
    "numerator": "Tử số của a/b.",
    "denominator": "Mẫu số của a/b.",
    "unit_of_measure": "Đơn vị tính.",
    "as_of": "Ngày chốt số.",
    "article": "Địa chỉ trang của bài, tính từ gốc trang; để trống khi suy ra.",
    "anchor": "Vị trí của con số trong trang ấy.",
    "sentence": "Câu đã nêu con số.",
    "flags": "Các dấu đi kèm, cách nhau bằng dấu cách.",
    "organisation_id": "Mã tổ chức đảng, khi số liệu của riêng tổ chức ấy.",
    "organisation": "Tên tổ chức đảng.",
    "base_start": "Ngày đầu kỳ gốc của một tỷ lệ tăng, giảm.",
    "base_end": "Ngày cuối kỳ gốc.",
    "derived_from": "Mã các số liệu đã dùng để suy ra, cách nhau bằng dấu cách.",
}


def keys(_edition: Edition) -> Iterable[str]:
    """The three files about all figures."""
    return ("csv", "json", "package")


def sheet(edition: Edition, key: str) -> File:
    """`so-lieu.csv` and `so-lieu.json` with one row a fact, `datapackage.json` with their schema."""
    if key == "package":
        return File(PACKAGE, package_bytes, (edition.masthead().name, len(edition.facts())))
    every = all_rows(edition)
    return (
        File(addresses.FACTS_CSV, csv_bytes, every) if key == "csv" else File(addresses.FACTS_JSON, json_bytes, every)
    )


def all_rows(edition: Edition) -> tuple[Row, ...]:
    """Every fact in the edition's order, with the flags of its cell."""
    flags: dict[str, tuple[str, ...]] = {}
    for id in edition.indicators():
        for cell in edition.cells_of_indicator(id):
            flags |= {fact.id: cell.flags for fact in (cell.shown, *cell.sources)}
    return tuple(row(edition, edition.fact(id), flags.get(id, ())) for id in edition.facts())


def indicator_keys(edition: Edition) -> Iterable[str]:
    """'ket-nap csv' and 'ket-nap json'."""
    return [f"{id} {form}" for id in edition.indicators() for form in ("csv", "json")]


def indicator_sheet(edition: Edition, key: str) -> File:
    """`so-lieu/<indicator>/so-lieu.csv` or `.json`."""
    id, form = key.split()
    maker = csv_bytes if form == "csv" else json_bytes
    return File(f"so-lieu/{id}/so-lieu.{form}", maker, rows(edition, edition.cells_of_indicator(id)))


def package_bytes(values: tuple[str, int]) -> bytes:
    """The Data Package descriptor: two resources, one schema."""
    name, count = values
    table = {"name": "so-lieu", "path": "so-lieu.csv", "profile": "tabular-data-resource", "format": "csv"}
    package: Mapping[str, Any] = {
        "profile": "data-package",
        "name": "so-lieu",
        "title": f"Số liệu – {name}" if name else "Số liệu",
        "description": f"{count} số liệu, mỗi số liệu dẫn về câu văn đã nêu nó.",
        "resources": [
            {
                **table,
                "title": "Mọi số liệu",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "dialect": {"delimiter": ",", "quoteChar": '"', "doubleQuote": True, "header": True},
                "schema": {"fields": [_field(name) for name in COLUMNS], "missingValues": [""], "primaryKey": "id"},
            },
            {
                "name": "so-lieu-json",
                "path": "so-lieu.json",
                "profile": "data-resource",
                "title": "Mọi số liệu",
                "format": "json",
                "mediatype": "application/json",
                "encoding": "utf-8",
            },
        ],
    }
    return (json.dumps(package, ensure_ascii=False, indent=1) + "\n").encode()


def _field(name: str) -> Mapping[str, Any]:
    kind = _TYPES.get(name, "string")
    constraints: dict[str, Any] = {"required": True} if name in _REQUIRED else {}
    constraints |= {"unique": True} if name == "id" else {}
    constraints |= {"enum": list(_ENUMS[name])} if name in _ENUMS else {}
    field: dict[str, Any] = {"name": name, "type": kind, "description": DESCRIPTIONS[name]}
    if kind == "date":
        field["format"] = "default"
    return field | ({"constraints": constraints} if constraints else {})
