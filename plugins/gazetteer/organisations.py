"""Party organisations as to-chuc.toml registers them, checked against the gazetteer and each other."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from difflib import get_close_matches
from typing import Any

from plugins.gazetteer import above
from plugins.gazetteer.describe import day_words
from plugins.gazetteer.naming import resolve
from plugins.gazetteer.tables import Gazetteer
from plugins.model.problems import Problem, problem
from plugins.model.units import Organisation
from plugins.text.folding import same_word
from plugins.text.plain import plain

_TEXTS = ("name", "kind", "scope", "unit", "parent", "province")
_KEYS = (*_TEXTS, "aliases", "parents")
_NEEDED = ("name", "kind", "scope")
_SCOPES = ("territorial", "sector")
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_ERAS = (date(2025, 6, 30), date(2025, 7, 1))  # the last day of districts and the day after
_TOML_PLACE = re.compile(r"\s*\(at (?:line (\d+), column (\d+)|end of document)\)$")


def read_organisations(
    text: str, path: str, gazetteer: Gazetteer
) -> tuple[dict[str, Organisation], tuple[Problem, ...]]:
    """The organisations of a register by their ids, in its order, and what is wrong with it, by line.

    A table that has a problem of its own is left out; so is nothing else. A syntax error leaves all out.
    """
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return {}, (_syntax(str(error), text, path),)
    register = _Register(text, path, tables)
    found: dict[str, Organisation] = {}
    problems: list[Problem] = []
    for id in tables:
        wrong = [*register.shape(id)] or [*register.references(id, gazetteer)]
        problems.extend(wrong)
        if not wrong:
            found[id] = _organisation(id, tables[id])
            problems.extend(register.upward(id, gazetteer))
    problems.extend(register.circles(found))
    problems.extend(register.namesakes(found))
    return found, tuple(sorted(problems))


def find(organisations: Mapping[str, Organisation], name: str) -> str:
    """The id of the organisation of that id, name or alias, whatever its case and tone placement; '' where none."""
    wanted = _even(name)
    for id, organisation in organisations.items():
        if wanted in {id, *(_even(one) for one in (organisation.name, *organisation.aliases))}:
            return id
    return ""


def resolve_organisation(
    organisations: Mapping[str, Organisation], text: str, path: str = "", line: int = 0, column: int = 0
) -> tuple[str, tuple[Problem, ...]]:
    """The id of the organisation a line of front matter names, or '' with the problem and the likeliest name."""
    found = find(organisations, text)
    if found:
        return found, ()
    names = {_even(one): one for each in organisations.values() for one in (each.name, *each.aliases)}
    close = get_close_matches(_even(text), names, n=1)
    guess = names[close[0]] if close else ""
    return "", (problem("BT419", path, line, column, guess=guess, text=text.strip()),)


class _Register:
    """The text of a register beside its tables, to say on which line each word stands."""

    def __init__(self, text: str, path: str, tables: Mapping[str, Any]) -> None:
        self._lines = text.splitlines()
        self._path = path
        self._tables = tables

    def shape(self, id: str) -> Iterator[Problem]:
        """Whether the table has the keys it may and must have, with values of their kind."""
        table = self._tables[id]
        if not isinstance(table, dict):
            yield self._problem("BT412", id, key=id)
            return
        if not _ID.fullmatch(id):
            yield self._problem("BT418", id, id=id)
        for key, value in table.items():
            if key not in _KEYS:
                guess = next(iter(get_close_matches(key, _KEYS, n=1)), "")
                yield self._problem("BT412", id, key, guess=guess, key=key)
            else:
                allowed = _allowed(key, value)
                if allowed:
                    yield self._problem("BT413", id, key, value=value, wanted=key, allowed=allowed)
        for key in _NEEDED:
            if key not in table:
                yield self._problem("BT414", id, id=id, missing=key)

    def references(self, id: str, gazetteer: Gazetteer) -> Iterator[Problem]:
        """Whether the organisation above and the units exist."""
        table = self._tables[id]
        for key, parent in above.named(table):
            if parent not in self._tables:
                guess = next(iter(get_close_matches(parent, self._tables, n=1)), "")
                yield self._unknown(id, key, parent, "sổ tổ chức", guess)
        for key in ("unit", "province"):
            value = table.get(key, "")
            several = [one.strip() for one in value.split(";") if one.strip()]
            if len(several) > 1:
                guess = _unit_guess(gazetteer, several[0])
                yield self._problem("BT421", id, key, guess, wanted=key, id=id, count=len(several), value=value)
            elif value and not _known(gazetteer, value):
                yield self._unknown(id, key, value, "sổ địa phương", _unit_guess(gazetteer, value))

    def upward(self, id: str, gazetteer: Gazetteer) -> Iterator[Problem]:
        """Whether one of the grass roots has an organisation above it, and whether the days of those are possible."""
        table = self._tables[id]
        if above.lacks(table):
            yield self._problem("BT420", id, guess=self._committee(table.get("unit", "")), id=id)
        for parent in above.parents(table):
            if parent.start and parent.end and parent.end <= parent.start:
                days = {"start": day_words(parent.start), "end": day_words(parent.end)}
                yield self._problem("BT422", id, "parents", parent=parent.id, id=id, **days)
            unit = gazetteer.unit(table["unit"]) if table.get("unit") else None
            if unit and unit.start and parent.start and parent.start < unit.start:
                words = {"day": day_words(parent.start), "unit": unit.names[0].full, "start": day_words(unit.start)}
                yield self._problem("BT423", id, "parents", id=id, **words)

    def _committee(self, unit: str) -> str:
        """The committee of a unit, which is probably the organisation above."""
        tables = ((id, table) for id, table in self._tables.items() if isinstance(table, dict))
        return next((id for id, t in tables if unit and t.get("unit") == unit and not above.lacks(t)), "")

    def circles(self, organisations: Mapping[str, Organisation]) -> Iterator[Problem]:
        """Organisations that are above themselves, each circle told once for every member."""
        for id in organisations:
            chain = [id]
            over = organisations[id].parent
            while over in organisations and over not in chain:
                chain.append(over)
                over = organisations[over].parent
            if over == id:
                yield self._problem("BT416", id, "parent", id=id, circle=" → ".join((*chain, id)))

    def namesakes(self, organisations: Mapping[str, Organisation]) -> Iterator[Problem]:
        """Names and aliases that two organisations share."""
        owners: dict[str, str] = {}
        for id, organisation in organisations.items():
            for name in (organisation.name, *organisation.aliases):
                first = owners.setdefault(_even(name), id)
                if first != id:
                    key = "name" if name == organisation.name else "aliases"
                    yield self._problem("BT417", id, key, name=name, first=first, second=id)

    def _unknown(self, id: str, key: str, value: str, register: str, guess: str) -> Problem:
        return self._problem("BT415", id, key, guess=guess, wanted=key, id=id, value=value, register=register)

    def _problem(self, code: str, table: str, at: str = "", guess: str = "", **words: object) -> Problem:
        line, column = self._place(table, at)
        return problem(code, self._path, line, column, guess, **words)

    def _place(self, table: str, key: str) -> tuple[int, int]:
        """Line and column of a key in its table, of the table's head where it has no such line."""
        head = re.compile(rf"\s*\[\s*[\"']?{re.escape(table)}[\"']?\s*\]|\s*[\"']?{re.escape(table)}[\"']?\s*=")
        start = next((number for number, line in enumerate(self._lines) if head.match(line)), 0)
        wanted = re.compile(rf"(\s*)[\"']?{re.escape(key)}[\"']?\s*=")
        for number, line in enumerate(self._lines[start + 1 :] if key else (), start + 2):
            if line.lstrip().startswith("["):
                break
            found = wanted.match(line)
            if found:
                return number, len(found[1]) + 1
        return start + 1, 1


def _organisation(id: str, table: Mapping[str, Any]) -> Organisation:
    texts = {key: plain(table[key]).strip() for key in _TEXTS if key in table}
    dated = above.parents(table)
    texts |= {"parent": dated[-1].id} if dated else {}
    aliases = tuple(plain(alias).strip() for alias in table.get("aliases", ()))
    return Organisation(id, **texts, aliases=aliases, parents=dated)


def _allowed(key: str, value: object) -> str:
    """What a key's value must be, '' where it is that."""
    if key == "aliases":
        fine = isinstance(value, list) and all(isinstance(one, str) for one in value)
        return "" if fine else "danh sách các tên trong ngoặc kép"
    if key == "parents":
        return "" if above.written_rightly(value) else above.ALLOWED
    if not isinstance(value, str):
        return "chữ trong ngoặc kép"
    if key in _NEEDED and not value.strip():
        return "không được để trống"
    return "territorial hoặc sector" if key == "scope" and value not in _SCOPES else ""


def _known(gazetteer: Gazetteer, id: str) -> bool:
    try:
        gazetteer.unit(id)
    except KeyError:
        return False
    return True


def _unit_guess(gazetteer: Gazetteer, value: str) -> str:
    """The id behind an address, a bare code or a name someone wrote instead: 'binh-lieu-198' → 'vn-d198'."""
    if _known(gazetteer, value):
        return value
    code = value.rpartition("-")[2]
    letters: Iterable[str] = {2: "p", 3: "d", 5: "cx"}.get(len(code.lstrip("pdcx")), "")
    guesses = (f"vn-{letter}{code.lstrip('pdcx')}" for letter in letters)
    named = (resolve(gazetteer, value, day)[0] for day in _ERAS)
    return next((guess for guess in (*guesses, *named) if _known(gazetteer, guess)), "")


def _syntax(reason: str, text: str, path: str) -> Problem:
    """A TOML error at its line; the reader's English reason stays, for it names what it saw."""
    found = _TOML_PLACE.search(reason)
    at_end = (text.count("\n") + 1, 1)
    line, column = (int(found[1]), int(found[2])) if found and found[1] else at_end
    return problem("BT411", path, line, column, reason=_TOML_PLACE.sub("", reason))


def _even(name: str) -> str:
    return " ".join(same_word(plain(name)).casefold().split())
