"""`bantin suggest`: untagged figures of a file, each with the tag it probably wants."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import click

from plugins.reading.decoding import decode
from plugins.tagging.dismissals import PATH, Dismissals, read_dismissals
from plugins.tagging.finder import Found, find_figures, write_tags
from plugins.tagging.registry import Registry, read_registry
from plugins.text.dates import DateError, read_date

_INDICATORS = "du-lieu/chi-tieu.toml"
_DATE = re.compile(r"\A---\n(?:.*\n)*?date:\s*(.+)\n")


def suggest(
    settings: Mapping[str, Any], file: Path, *, write: bool, as_json: bool, dismiss: tuple[str, ...] = ()
) -> str:
    """What was found, as lines to read or as JSON; with `write` the proposed tags go into the file first.

    `dismiss` names figures by LINE:COLUMN that will not be shown again, in this text or wherever the sentence stands.
    """
    text, problems = decode(file.read_bytes(), str(file))
    if problems:
        raise click.UsageError("\n".join(map(str, problems)))
    content = Path(settings["PATH"])
    registry, _ = read_registry(_text(content / _INDICATORS), _INDICATORS)
    dismissals = read_dismissals(_text(content / PATH))
    found = find_figures(text, registry, **_day(text))
    if dismiss:
        dismissals = _dismissed(dismissals, text, found, dismiss)
        (content / PATH).write_text(str(dismissals), "utf-8", newline="\n")
    found = [one for one in found if not dismissals.cover(text, one)]
    if write:
        file.write_text(write_tags(text, found), "utf-8", newline="")
    if as_json:
        return json.dumps([_row(one) for one in found], ensure_ascii=False, indent=1)
    return "\n".join([*(_line(file, one, registry) for one in found), _closing(found, write=write)])


def _text(path: Path) -> str:
    return path.read_text("utf-8") if path.is_file() else ""


def _day(text: str) -> dict[str, date]:
    """The day of the front matter, where it has one that can be read."""
    match = _DATE.match(text)
    try:
        return {"day": read_date(match[1])[0].date()} if match else {}
    except DateError:
        return {}


def _dismissed(dismissals: Dismissals, text: str, found: list[Found], places: tuple[str, ...]) -> Dismissals:
    by_place = {f"{one.line}:{one.column}": one for one in found}
    for place in places:
        if place not in by_place:
            raise click.UsageError(f"không có con số nào ở {place}: ghi dòng:cột như lệnh này in ra")
        dismissals = dismissals.add(text, by_place[place])
    return dismissals


def _row(one: Found) -> dict[str, Any]:
    return {
        "line": one.line,
        "column": one.column,
        "text": one.text,
        "value": _number(one.value),
        "qualifier": one.qualifier,
        "numerator": _number(one.numerator),
        "denominator": _number(one.denominator),
        "indicator": one.indicator or None,
        "period": one.period,
        "status": one.status,
        "confidence": one.confidence,
    }


def _number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


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
