"""Front matter: `key: value` lines between two `---` lines, everything text, each value with its position."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches

from plugins.model.problems import Problem, problem
from plugins.reading import scalars
from plugins.reading.decoding import UNSEEN, name

KEYS = (
    "title", "date", "slug", "kicker", "summary", "category", "tags", "authors", "place", "organisation", "kind",
    "period", "as_of", "source", "image", "lang", "translation", "status", "publish_at", "expire_at", "corrects",
    "aliases",
)  # fmt: skip
# What separates the items of a list key written on one line.
LISTS = {"tags": ",;", "aliases": ",;", "authors": ";", "place": ";"}
# What people type who think in Vietnamese or come from other generators.
MEANT = {
    "tiêu đề": "title", "tít": "title", "ngày": "date", "sapo": "summary", "tóm tắt": "summary",
    "chuyên mục": "category", "tác giả": "authors", "nơi": "place", "địa phương": "place", "nguồn": "source",
    "ảnh": "image", "description": "summary", "keywords": "tags", "modified": "", "template": "", "url": "",
    "save_as": "",
}  # fmt: skip
FENCE = "---"


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list with its position."""

    text: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Value:
    """The text of a key, or its items for a list key, with the position where it begins."""

    key: str
    text: str
    line: int
    column: int
    items: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class Matter:
    """Values by key, the body below the second fence with the number of its first line, and problems."""

    values: dict[str, Value]
    body: str
    body_line: int
    problems: tuple[Problem, ...] = ()


@dataclass(slots=True)
class _Entry:
    """The lines of one key while they are gathered."""

    key: str
    line: int
    column: int
    first: str
    more: list[tuple[int, str]] = field(default_factory=list)


def parse(text: str, path: str) -> Matter:
    """Front matter and body of a source whose lines end in line feeds; `path` names it in problems."""
    lines = text.split("\n")
    if lines[0].rstrip(" ") != FENCE:
        return Matter({}, text, 1, (problem("BT104", path, 1, 1),))
    end = next((number for number, line in enumerate(lines[1:], 1) if line.rstrip(" ") == FENCE), 0)
    if not end:
        return Matter({}, "", len(lines), (problem("BT105", path, len(lines)),))
    problems: list[Problem] = []
    values: dict[str, Value] = {}
    for entry in _entries(lines[1:end], path, problems):
        value = _value(entry, path, problems)
        if entry.key in values:
            problems.append(problem("BT108", path, entry.line, 1, key=entry.key, first=values[entry.key].line))
        elif value is not None:
            values[entry.key] = value
    return Matter(values, "\n".join(lines[end + 1 :]), end + 2, tuple(sorted(problems)))


def _entries(lines: Sequence[str], path: str, problems: list[Problem]) -> Iterator[_Entry]:
    """The known keys with their lines; everything else becomes a problem."""
    entry: _Entry | None = None
    for number, line in enumerate(lines, 2):
        if "\t" in line:
            problems.append(problem("BT106", path, number, line.index("\t") + 1))
        if line.startswith("#"):
            continue
        if not line.strip(" ") or line.startswith(" ") or (line.startswith("-") and line[1:2] in ("", " ")):
            if entry:
                entry.more.append((number, line))
            elif line.strip(" "):
                problems.append(problem("BT107", path, number, 1, words=_short(line)))
            continue
        if entry and entry.key:
            yield entry
        entry = _start(line, number)
        if not entry:
            problems.append(problem("BT107", path, number, 1, words=_short(line)))
        elif entry.key not in KEYS:
            problems.append(problem("BT109", path, number, 1, _guess(entry.key), key=entry.key))
        if not entry or entry.key not in KEYS:
            entry = _Entry("", number, 1, "")  # the lines below belong to the problem just told
    if entry and entry.key:
        yield entry


def _start(line: str, number: int) -> _Entry | None:
    """The key and the first words of its value, or None for a line without a colon."""
    if line[0] in "\"'" and (end := line.find(line[0], 1)) > 0:
        key, rest = line[1:end], line[end + 1 :]
        before, colon, first = rest.partition(":")
        if before.strip(" ") or not colon:
            return None
    else:
        key, colon, first = line.partition(":")
    if not colon or not key.strip(" "):
        return None
    column = len(line) - len(first) + len(first) - len(first.lstrip(" ")) + 1
    return _Entry(key.strip(" "), number, column, first)


def _guess(key: str) -> str:
    """The known key that was probably meant, or ''."""
    folded = key.strip(" ").casefold()
    if folded in MEANT:
        return MEANT[folded]
    close = get_close_matches(folded.replace("-", "_"), KEYS, 1, 0.7)
    return close[0] if close else ""


def _value(entry: _Entry, path: str, problems: list[Problem]) -> Value | None:
    """The value of a known key; None where it cannot be read, which is a problem."""
    filled = [(number, text) for number, text in entry.more if text.strip(" ")]
    line, column = entry.line, entry.column
    if not entry.first.strip(" ") and filled:
        line, column = filled[0][0], _indent(filled[0][1]) + 1
    try:
        value = _read(entry, filled, line, column)
    except scalars.EscapeError as error:
        problems.append(problem("BT110", path, line, column, escape=error))
        return None
    if isinstance(value, str):
        number, text = next((number, text) for number, text in filled if _dashed(text))
        words = {"key": entry.key} if value == "BT111" else {"words": _short(text)}
        problems.append(problem(value, path, number, 1, **words))
        return None
    if unseen := UNSEEN.search(value.text + "".join(item.text for item in value.items)):
        problems.append(problem("BT102", path, line, column, character=name(unseen[0])))
    return value


def _read(entry: _Entry, filled: Sequence[tuple[int, str]], line: int, column: int) -> Value | str:
    """The value, or the code of the problem with its `- ` lines."""
    if not entry.first.strip(" ") and filled and _dashed(filled[0][1]):
        if entry.key not in LISTS:
            return "BT111"
        return Value(entry.key, "", line, column, tuple(_dash_items(entry.more)))
    if any(text.startswith("-") for _, text in filled):
        return "BT107"
    more = [text for _, text in entry.more]
    if entry.key not in LISTS:
        return Value(entry.key, scalars.read(entry.first, more), line, column)
    whole = "\n".join((entry.first, *more)).strip(" \n")
    if whole.startswith("[") and whole.endswith("]"):
        return Value(entry.key, "", line, column, tuple(_flow_items(whole, line, column)))
    text = scalars.read(entry.first, more)
    return Value(entry.key, text, line, column, tuple(_separated(text, LISTS[entry.key], line, column)))


def _dashed(line: str) -> bool:
    """Whether a line begins an item of a list."""
    return line.lstrip(" ").startswith("- ") or line.strip(" ") == "-"


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _dash_items(lines: Sequence[tuple[int, str]]) -> Iterator[Item]:
    """The items of `- ` lines, each with the deeper and blank lines below it."""
    margin = next(_indent(text) for _, text in lines if text.strip(" "))
    starts = [index for index, (_, text) in enumerate(lines) if _dashed(text) and _indent(text) <= margin]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        number, text = lines[start]
        first = text[_indent(text) + 1 :]
        below = [text[min(margin, _indent(text)) :] for _, text in lines[start + 1 : end]]
        yield Item(scalars.read(first, below), number, _indent(text) + 2 + _indent(first))


def _flow_items(whole: str, line: int, column: int) -> Iterator[Item]:
    """The items of `[a, b]`, which may run over several lines."""
    for raw, offset in scalars.split_flow(whole[1:-1]):
        before = whole[: 1 + offset + len(raw) - len(raw.lstrip(" "))]
        breaks = before.count("\n")
        yield Item(scalars.read(raw), line + breaks, len(before) - before.rfind("\n") + (0 if breaks else column - 1))


def _separated(text: str, separators: str, line: int, column: int) -> Iterator[Item]:
    """The items of a line such as 'A; B' with their columns, blanks left out."""
    for match in re.finditer(f"[^{separators}]+", text):
        if words := match[0].strip(" "):
            yield Item(words, line, column + match.start() + len(match[0]) - len(match[0].lstrip(" ")))


def _short(line: str) -> str:
    """The beginning of a line, for a message."""
    return line.strip(" ") if len(line.strip(" ")) <= 40 else line.strip(" ")[:39].rstrip(" ") + "…"
