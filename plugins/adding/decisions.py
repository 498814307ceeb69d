"""Editors' decisions, read from quyet-dinh.toml: which of several sources a cell shows, and the value it expects."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from plugins.model.facts import Fact
from plugins.model.problems import Problem, problem
from plugins.tagging.registry import nearest
from plugins.text.numbers import NumberError, format_number, parse_number

KEYS = ("value", "against", "reason")


@dataclass(frozen=True, slots=True)
class Decision:
    """The fact of this id is shown in its cell, as long as it states `value`.

    `value` and `against` (the values that other sources of the cell stated when the decision was taken) are numbers
    as readers see them, of a/b the whole fraction; `line` is the line of the block in the register.
    """

    fact: str
    value: str
    against: tuple[str, ...] = ()
    reason: str = ""
    path: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Decisions:
    """Decisions by the id of the fact they choose."""

    chosen: Mapping[str, Decision] = field(default_factory=dict)

    def among(self, sources: list[Fact]) -> tuple[Fact | None, list[Problem]]:
        """The fact that was decided on among the sources of one cell, and what is no longer as it was then."""
        found = [(fact, self.chosen[fact.id]) for fact in sources if fact.id in self.chosen]
        if not found:
            return None, []
        fact, decision = found[-1]
        if len(found) > 1:
            return fact, [_problem("BT733", decision, fact=fact.id, other=found[0][0].id)]
        if written(fact) != decision.value:
            words = {"fact": fact.id, "value": decision.value, "now": written(fact)}
            return fact, [_problem("BT731", decision, **words)]
        others = {written(other) for other in sources if other is not fact} - {decision.value, *decision.against}
        new = [_problem("BT732", decision, fact=fact.id, new=other) for other in sorted(others)]
        return fact, new if decision.against else []


def written(fact: Fact) -> str:
    """The number of a fact as decisions write it: '2.105', '98/104', 'trên' and its like left out."""
    if fact.denominator is not None:
        return f"{format_number(fact.value)}/{format_number(fact.denominator)}"
    return format_number(fact.value)


def missing(decisions: Decisions, facts: Container[str]) -> list[Problem]:
    """Decisions on facts that are not there; ask only of an edition that holds every article."""
    return [
        _problem("BT734", decision, fact=id) for id, decision in sorted(decisions.chosen.items()) if id not in facts
    ]


def read_decisions(text: str, path: str) -> tuple[Decisions, tuple[Problem, ...]]:
    """The decisions of the register, a block `["address#anchor"]` each, and what is wrong with the file."""
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        where = re.search(r"line (\d+), column (\d+)", str(error))
        line, column = (int(where[1]), int(where[2])) if where else (0, 0)
        return Decisions(), (problem("BT720", path, line, column, reason=str(error).split(" (at ")[0]),)
    chosen: dict[str, Decision] = {}
    problems: list[Problem] = []
    for id, table in tables.items():
        line = _line(text, id)
        slips = [problem(code, path, line, 1, guess, **words) for code, guess, words in _slips(id, table)]
        problems += slips
        if not slips:
            against = tuple(table.get("against", ()))
            chosen[id] = Decision(id, table["value"], against, table["reason"], path, line)
    return Decisions(chosen), tuple(sorted(problems))


def _slips(id: str, table: Any) -> Iterator[tuple[str, str, dict[str, Any]]]:
    if not isinstance(table, dict) or not re.fullmatch(r"[^#\s]+#so-[^#\s]+", id):
        yield "BT735", "", {"fact": id, "wanted": 'mở khối bằng ["địa chỉ bài#so-…"]'}
        return
    for key in table:
        if key not in KEYS:
            yield "BT721", nearest(key, KEYS), {"key": key}
    for key in ("value", "reason"):
        if not isinstance(table.get(key), str) or not table[key].strip():
            yield "BT735", "", {"fact": id, "wanted": f'ghi {key} = "…"'}
    against = table.get("against", [])
    if not isinstance(against, list) or not all(isinstance(one, str) for one in against):
        yield "BT735", "", {"fact": id, "wanted": 'against là một dãy: ["…", "…"]'}
        return
    for number in (table.get("value"), *against):
        if isinstance(number, str) and number.strip() and not _is_number(number):
            yield "BT735", "", {"fact": id, "wanted": f"“{number}” không phải là số"}


def _is_number(text: str) -> bool:
    try:
        return all(parse_number(part) for part in text.split("/", 1))
    except NumberError:
        return False


def _line(text: str, id: str) -> int:
    found = re.search(rf"^\s*\[\s*[\"']{re.escape(id)}[\"']", text, re.MULTILINE)
    return text.count("\n", 0, found.end()) + 1 if found else 1


def _problem(code: str, decision: Decision, **words: str) -> Problem:
    return problem(code, decision.path, decision.line, 1, **words)
