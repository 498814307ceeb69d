"""The register van-ban.toml: what a cited document is about, and when it was issued."""

from __future__ import annotations

import re
import tomllib
from datetime import date

from plugins.citations.keys import Subject
from plugins.model.problems import Problem, problem

KEYS = frozenset(("subject", "day", "label"))


def read_subjects(text: str, path: str) -> tuple[dict[str, Subject], tuple[Problem, ...]]:
    """The documents of the register by key, and what is wrong with the file; a bad entry is left out."""
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        where = re.search(r"line (\d+), column (\d+)", str(error))
        line, column = (int(where[1]), int(where[2])) if where else (0, 0)
        return {}, (problem("BT717", path, line, column, reason=str(error).split(" (at ")[0]),)
    subjects, problems = {}, []
    for key, table in tables.items():
        if isinstance(table, dict) and _fits(table):
            subjects[key] = Subject(**table)
        else:
            head = re.search(rf"^\s*\[?\s*[\"']?{re.escape(key)}\b", text, re.MULTILINE)
            line = text.count("\n", 0, head.end()) + 1 if head else 0
            problems.append(problem("BT718", path, line, 1 if line else 0, key=key))
    return subjects, tuple(problems)


def _fits(table: dict[str, object]) -> bool:
    if not set(table) <= KEYS or not all(isinstance(value, str) for value in table.values()):
        return False
    day = str(table.get("day", ""))
    try:
        return not day or bool(re.fullmatch(r"\d{4}", day)) or date.fromisoformat(day).isoformat() == day
    except ValueError:
        return False
