"""The registry of indicators, read from chi-tieu.toml with every slip located."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from typing import Any

from plugins.model.facts import INSTANT, PERIOD, Indicator
from plugins.model.problems import Problem, problem

KINDS = ("count", "percent", "ratio", "money", "measure", "change")
CHOICES = {
    "kind": KINDS,
    "timing": (INSTANT, PERIOD),
    "aggregate": ("sum", "ratio", "none"),
    "direction": ("", "up", "down"),
}
TEXTS = ("label", "label_en", "group", "unit", "definition", *CHOICES)
NUMBERS = ("jump", "max_ratio")
LISTS = ("sum_of", "ratio_of", "patterns")
DAYS = ("since", "until")
KEYS = (*TEXTS, *NUMBERS, *LISTS, *DAYS, "decimals", "indent")
REQUIRED = ("label", "group", "unit", "kind", "timing")
FIGURE, GAP = "{so}", "…"

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Registry:
    """The indicators by id, in the order of the file, which is the order of every table."""

    indicators: Mapping[str, Indicator] = field(default_factory=dict)
    nouns: re.Pattern[str] | None = None

    def get(self, id: str) -> Indicator | None:
        """The indicator of an id, or None."""
        return self.indicators.get(id)

    def guess(self, id: str) -> str:
        """The id that was probably meant, or ''."""
        return nearest(id, self.indicators)

    def noun(self, text: str) -> str:
        """The noun that begins a text, of those that units of counts are made of, or ''."""
        match = self.nouns.match(text) if self.nouns else None
        return match[1].lower() if match else ""

    def __iter__(self) -> Iterator[Indicator]:
        return iter(self.indicators.values())


def nearest(word: str, known: Mapping[str, Any] | tuple[str, ...]) -> str:
    """The known word most like the one given, or '' where none is near."""
    found = get_close_matches(word, list(known), 1, 0.6)
    return found[0] if found else ""


def read_registry(text: str, path: str, *, sound: bool = False) -> tuple[Registry, tuple[Problem, ...]]:
    """The registry and what is wrong with the file; an indicator with a slip is left out.

    `sound` says that all is right with the text, so that no pattern is compiled to find out.
    """
    try:
        tables = tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        return Registry(), (_syntax(error, path),)
    problems: list[Problem] = []
    indicators: dict[str, Indicator] = {}
    lines = text.split("\n")
    for order, (id, table) in enumerate(tables.items()):
        sheet = _Block(path, lines, id, table if isinstance(table, dict) else {})
        slips = () if sound else tuple(sheet.slips())
        problems += slips
        if not slips:
            indicators[id] = sheet.indicator(order)
    for id, indicator in indicators.items():
        problems += _Block(path, lines, id, tables[id]).strangers(indicator, tables)
    return Registry(indicators, _nouns(indicators.values())), tuple(sorted(problems))


def _nouns(indicators: Iterable[Indicator]) -> re.Pattern[str]:
    """'chi', 'đảng bộ', 'đảng viên', …: what the units of counts and fractions are made of."""
    counts = [one.unit for one in indicators if one.kind in ("count", "ratio")]
    nouns = sorted({noun for unit in counts for noun in unit.split(", ")}, key=lambda noun: (-len(noun), noun))
    return re.compile(rf"\s*({'|'.join(map(re.escape, nouns)) or '(?!)'})(?!\w)", re.IGNORECASE)


def _syntax(error: tomllib.TOMLDecodeError, path: str) -> Problem:
    """The parser's own position, which it gives in words only ('at line 3, column 7')."""
    where = re.search(r"line (\d+), column (\d+)", str(error))
    line, column = (int(where[1]), int(where[2])) if where else (0, 0)
    return problem("BT711", path, line, column, reason=str(error).split(" (at ")[0])


@dataclass(frozen=True, slots=True)
class _Block:
    """One `[id]` block of the file."""

    path: str
    lines: list[str]
    id: str
    table: Mapping[str, Any]

    def slips(self) -> Iterator[Problem]:
        if not _ID.fullmatch(self.id) or not self.table:
            yield self._bad("", self.id, "mã viết chữ thường không dấu, nối bằng gạch ngang, mở một khối [mã]")
            return
        for key, value in self.table.items():
            if key not in KEYS:
                yield self._problem("BT712", key, guess=nearest(key, KEYS), key=key)
            else:
                yield from self._slip(key, value)
        for key in REQUIRED:
            if key not in self.table:
                yield self._problem("BT714", "", id=self.id, key=key)

    def _slip(self, key: str, value: Any) -> Iterator[Problem]:
        if key in CHOICES and value not in CHOICES[key]:
            allowed = "chỉ nhận " + ", ".join(word for word in CHOICES[key] if word)
            yield self._bad(key, value, allowed, nearest(str(value), CHOICES[key]))
        elif key in TEXTS and not isinstance(value, str):
            yield self._bad(key, value, "ghi chữ trong ngoặc kép")
        elif key in NUMBERS and (isinstance(value, bool) or not isinstance(value, int | Decimal) or value <= 0):
            yield self._bad(key, value, "ghi một số dương, ví dụ 0.5")
        elif key == "decimals" and (isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= 6):
            yield self._bad(key, value, "ghi một số nguyên từ 0 đến 6")
        elif key in DAYS and type(value) is not date:
            yield self._bad(key, value, "ghi một ngày không có ngoặc kép, ví dụ 2018-01-01")
        elif key == "indent" and not isinstance(value, bool):
            yield self._bad(key, value, "ghi true hoặc false")
        elif key in LISTS:
            yield from self._list(key, value)

    def _list(self, key: str, value: Any) -> Iterator[Problem]:
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            yield self._bad(key, value, 'ghi một dãy chữ: ["…", "…"]')
        elif key == "ratio_of" and len(value) != 2:
            yield self._bad(key, value, 'ghi đúng hai mã: ["phần", "tổng"]')
        elif key == "patterns":
            for pattern in value:
                reason = _unusable(pattern)
                if reason:
                    yield self._problem("BT716", key, pattern=pattern, reason=reason)

    def strangers(self, indicator: Indicator, known: Mapping[str, Any]) -> Iterator[Problem]:
        """References to indicators that the file does not have."""
        for key in ("sum_of", "ratio_of"):
            for other in getattr(indicator, key):
                if other not in known:
                    yield self._problem("BT715", key, guess=nearest(other, known), key=key, id=other)

    def indicator(self, order: int) -> Indicator:
        values: dict[str, Any] = {key: tuple(value) if key in LISTS else value for key, value in self.table.items()}
        values |= {key: Decimal(values[key]) for key in NUMBERS if key in values}
        values.setdefault("label_en", values["label"])
        return Indicator(id=self.id, order=order, **values)

    def _bad(self, key: str, value: Any, allowed: str, guess: str = "") -> Problem:
        return self._problem("BT713", key, guess=guess, value=value, allowed=allowed, key=key or "mã chỉ tiêu")

    def _problem(self, code: str, where: str, guess: str = "", **words: object) -> Problem:
        line, column = _position(self.lines, self.id, where)
        return problem(code, self.path, line, column, guess, **words)


def _unusable(pattern: str) -> str:
    if pattern.count(FIGURE) != 1:
        return "phải có đúng một {so}"
    try:
        re.compile(pattern.replace(FIGURE, "0").replace(GAP, ".*"))
    except re.error as error:
        return f"biểu thức viết sai ({error})"
    return ""


def _position(lines: list[str], id: str, key: str) -> tuple[int, int]:
    """Where a key of a block stands, the block's head where it has none; the TOML parser does not tell."""
    head = next(
        (n for n, line in enumerate(lines, 1) if re.match(rf"\s*\[\s*[\"']?{re.escape(id)}[\"']?\s*\]", line)), 0
    )
    if not head:
        head = next((n for n, line in enumerate(lines, 1) if re.match(rf"{re.escape(id)}\s*=", line)), 0)
    if head and key:
        for number, line in enumerate(lines[head:], head + 1):
            if line.lstrip().startswith("["):
                break
            match = re.match(rf"\s*[\"']?({re.escape(key)})[\"']?\s*=", line)
            if match:
                return number, match.start(1) + 1
    return head, 1 if head else 0
