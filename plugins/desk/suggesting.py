"""`bantin suggest`: untagged figures of a file, each with the tag it probably wants."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from plugins.gathering.registers import FOLDER
from plugins.reading.decoding import decode
from plugins.tagging.finder import Found, find_figures, write_tags
from plugins.tagging.registry import Registry, read_registry

_SURE, _UNSURE = 0.9, 0.5


def suggest(settings: Mapping[str, Any], file: Path, *, write: bool, as_json: bool) -> str:
    """What was found, as lines to read or as JSON; with `write` the proposed tags go into the file first."""
    text, problems = decode(file.read_bytes(), str(file))
    if problems:
        raise click.UsageError("\n".join(map(str, problems)))
    path = Path(settings["PATH"]) / FOLDER / "chi-tieu.toml"
    registry, _ = read_registry(path.read_text("utf-8") if path.is_file() else "", path.name)
    found = find_figures(text, registry)
    if write:
        file.write_text(write_tags(text, found), "utf-8", newline="")
    if as_json:
        return json.dumps([_row(one) for one in found], ensure_ascii=False, indent=1)
    return "\n".join([*(_line(file, one, registry) for one in found), _closing(found, write=write)])


def _row(one: Found) -> dict[str, Any]:
    numbers = {"numerator": one.numerator, "denominator": one.denominator}
    return {
        "line": one.line,
        "column": one.column,
        "text": one.text,
        "value": str(one.value),
        "qualifier": one.qualifier,
        **{name: None if number is None else str(number) for name, number in numbers.items()},
        "indicator": one.indicator or None,
        "period": one.period,
        "status": one.status,
        "confidence": _SURE if one.indicator else _UNSURE,
    }


def _line(file: Path, one: Found, registry: Registry) -> str:
    where = f"{file}:{one.line}:{one.column}: {one.text}"
    known = registry.get(one.indicator)
    return f"{where} → {one.tag}   ({known.label})" if known else f"{where} → chưa rõ chỉ tiêu"


def _closing(found: list[Found], *, write: bool) -> str:
    proposed = sum(bool(one.indicator) for one in found)
    if not found:
        return "Không thấy con số nào chưa gắn thẻ."
    if write:
        return f"Đã ghi {proposed} thẻ vào tệp; còn {len(found) - proposed} số chưa rõ chỉ tiêu."
    return f"{len(found)} số chưa gắn thẻ, đề nghị được {proposed}. Thêm --write để ghi vào tệp."
