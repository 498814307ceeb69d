"""What the columns of files of figures mean, told twice: as a Data Package and as metadata of CSV on the Web."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from plugins.showing.rows import COLUMNS

SAID = "Mỗi số liệu dẫn về câu văn đã nêu nó."

_TYPES = {"value": "number", "numerator": "number", "denominator": "number"} | dict.fromkeys(
    ("period_start", "period_end", "as_of", "base_start", "base_end"), "date"
)
_REQUIRED = ("id", "indicator", "label", "period_end", "status", "value")
_ENUMS = {
    "status": ("result", "plan", "target", "forecast", "estimate", "preliminary"),
    "qualifier": (">", "≥", "<", "≤", "≈"),
}
_LISTS = ("flags", "derived_from")
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


def package_bytes(told: tuple[str, tuple[int, ...]]) -> bytes:
    """The Data Package descriptor, of the paper's name and the years: two resources a year, one schema for tables."""
    name, years = told
    package: Mapping[str, Any] = {
        "profile": "data-package",
        "name": "so-lieu",
        "title": _title(name),
        "description": SAID,
        "resources": [resource for year in years for resource in (_table(year), _list(year))],
    }
    return _json(package)


def _table(year: int) -> Mapping[str, Any]:
    return {
        **_resource(f"so-lieu-{year}", "tabular-data-resource", year, "csv", "text/csv"),
        "dialect": {"delimiter": ",", "quoteChar": '"', "doubleQuote": True, "header": True},
        "schema": "schema.json",
    }


def _list(year: int) -> Mapping[str, Any]:
    return _resource(f"so-lieu-{year}-json", "data-resource", year, "json", "application/json")


def _resource(name: str, profile: str, year: int, form: str, mediatype: str) -> Mapping[str, Any]:
    return {
        "name": name,
        "path": f"{year}.{form}",
        "profile": profile,
        "title": f"Số liệu có kỳ kết thúc trong năm {year}",
        "format": form,
        "mediatype": mediatype,
        "encoding": "utf-8",
    }


def schema_bytes(_: tuple[()]) -> bytes:
    """The Table Schema of every year's table."""
    return _json({"fields": [_field(column) for column in COLUMNS], "missingValues": [""], "primaryKey": "id"})


def _field(name: str) -> Mapping[str, Any]:
    kind = _TYPES.get(name, "string")
    constraints: dict[str, Any] = {"required": True} if name in _REQUIRED else {}
    constraints |= {"unique": True} if name == "id" else {}
    constraints |= {"enum": list(_ENUMS[name])} if name in _ENUMS else {}
    field: dict[str, Any] = {"name": name, "type": kind, "description": DESCRIPTIONS[name]}
    if kind == "date":
        field["format"] = "default"
    return field | ({"constraints": constraints} if constraints else {})


def csvw_bytes(told: tuple[str, tuple[int, ...]]) -> bytes:
    """Metadata of all tables under the name CSV on the Web looks for in their folder (W3C, 17 December 2015)."""
    name, years = told
    columns = {"primaryKey": "id", "columns": [_column(column) for column in COLUMNS]}
    metadata: Mapping[str, Any] = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "vi"}],
        "dc:title": _title(name),
        "dc:description": SAID,
        "dialect": {"encoding": "utf-8", "delimiter": ",", "quoteChar": '"', "doubleQuote": True, "header": True},
        "tables": [{"url": f"{year}.csv", "tableSchema": columns} for year in years],
    }
    return _json(metadata)


def _column(name: str) -> Mapping[str, Any]:
    column: dict[str, Any] = {"name": name, "titles": name, "dc:description": DESCRIPTIONS[name]}
    column["datatype"] = "decimal" if _TYPES.get(name) == "number" else _TYPES.get(name, "string")
    if name in _LISTS:
        column["separator"] = " "
    return column | ({"required": True} if name in _REQUIRED else {})


def _title(name: str) -> str:
    return f"Số liệu – {name}" if name else "Số liệu"


def _json(value: Mapping[str, Any]) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
