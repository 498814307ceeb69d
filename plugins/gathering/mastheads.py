"""The masthead and the links to other sites, read from toa-soan.toml and lien-ket.toml."""

from __future__ import annotations

import tomllib
from dataclasses import fields
from difflib import get_close_matches
from typing import Any

from plugins.model.edition import Link, Masthead
from plugins.model.problems import Problem, problem

_MASTHEAD_KEYS = tuple(field.name for field in fields(Masthead))
_LINK_KEYS = tuple(field.name for field in fields(Link))
_LINKS = "lien-ket"


def read_masthead(text: str, path: str) -> tuple[Masthead, tuple[Problem, ...]]:
    """The masthead; an unknown key, a value that is no text or a missing name is a problem."""
    table, problems = _table(text, path)
    problems += _wrong_keys(table, _MASTHEAD_KEYS, text, path)
    kept = {key: value for key, value in table.items() if key in _MASTHEAD_KEYS and isinstance(value, str)}
    if not kept.get("name") and not problems:
        problems.append(problem("BT723", path))
    return Masthead(**{"name": "", **kept}), tuple(problems)


def read_links(text: str, path: str) -> tuple[tuple[Link, ...], tuple[Problem, ...]]:
    """The links in the file's order; an entry without a name or with an address that is not http(s) is a problem."""
    table, problems = _table(text, path)
    problems += _wrong_keys(dict.fromkeys(table, ""), (_LINKS,), text, path)
    links = []
    for entry in table.get(_LINKS, []):
        wrong = _wrong_keys(entry, _LINK_KEYS, text, path)
        url = entry.get("url", "")
        if not wrong and not (entry.get("name") and url.startswith(("https://", "http://"))):
            wrong = [problem("BT724", path, _line_of(text, url or entry.get("name", "")), 1, url=url)]
        problems += wrong
        if not wrong:
            links.append(Link(**entry))
    return tuple(links), tuple(problems)


def _table(text: str, path: str) -> tuple[dict[str, Any], list[Problem]]:
    try:
        return tomllib.loads(text), []
    except tomllib.TOMLDecodeError as error:
        line = text.count("\n") + 1
        words = str(error)
        if "(at line " in words:
            line = int(words.split("(at line ")[1].split(",", 1)[0])
        return {}, [problem("BT720", path, line, 1, reason=words.split(" (at", 1)[0])]


def _wrong_keys(table: dict[str, Any], known: tuple[str, ...], text: str, path: str) -> list[Problem]:
    problems = []
    for key, value in table.items():
        if key not in known:
            guess = next(iter(get_close_matches(key, known, 1)), "")
            problems.append(problem("BT721", path, _line_of(text, key), 1, guess, key=key))
        elif not isinstance(value, str):
            problems.append(problem("BT722", path, _line_of(text, key), 1, key=key))
    return problems


def _line_of(text: str, word: str) -> int:
    return next((n for n, line in enumerate(text.splitlines(), 1) if word in line), 1)
