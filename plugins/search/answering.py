"""A search answered for a page without scripts: the values its template prints, from the shards of a printed site."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import parse_qs, urlencode

from plugins.search.documents import ORGANISATION, PLACE, Target
from plugins.search.meaning import Answer, answered
from plugins.search.query import Query
from plugins.search.ranking import Match
from plugins.search.reader import Reader
from plugins.search.snippets import aimed, meant, pieces
from plugins.search.spellings import APART, EVERY, Choice, chosen
from plugins.text.numbers import grouped

GROUPS = {"place": "dia-phuong", "year": "nam", "category": "chuyen-muc", "kind": "loai"}
STEP = 10
_LONGEST = 300  # characters of a query that are read
_MOST_CHOICES, _MOST_SPELLINGS = 30, 6


@dataclass(frozen=True, slots=True)
class Request:
    """What an address asks for; `page` counts from 1."""

    q: str = ""
    order: str = ""
    spelling: str = ""
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    page: int = 1

    @classmethod
    def of(cls, query_string: str) -> Request:
        """The request of '?q=…&nam=2017'; what cannot be read counts as not said."""
        asked = parse_qs(query_string, max_num_fields=100)
        first = {key: values[0] for key, values in asked.items()}
        page = first.get("trang", "1")
        return cls(
            first.get("q", "")[:_LONGEST].strip(),
            "moi" if first.get("xep") == "moi" else "",
            first.get("cach", "")[:_LONGEST],
            {name: tuple(dict.fromkeys(asked.get(key, ()))) for name, key in GROUPS.items()},
            int(page) if re.fullmatch("[1-9][0-9]{0,5}", page) else 1,
        )

    def address(self, **changed: Any) -> str:
        """The address of this request with something changed; its first page where not said otherwise."""
        asked = replace(self, **{"page": 1, **changed})
        pairs = [("q", asked.q)] + ([("cach", asked.spelling)] if asked.spelling else [])
        pairs += [(GROUPS[name], key) for name, keys in asked.facets.items() for key in keys]
        pairs += [("xep", asked.order)] if asked.order else []
        return "?" + urlencode([*pairs, ("trang", str(asked.page))] if asked.page > 1 else pairs)

    def toggled(self, group: str, key: str) -> str:
        """The address with one choice taken or given up."""
        kept = tuple(each for each in self.facets[group] if each != key)
        return self.address(facets={**self.facets, group: kept if key in self.facets[group] else (*kept, key)})


def answer(reader: Reader, asked: Request, t: Mapping[str, str]) -> dict[str, Any]:
    """What the template prints of one search; `t` are the furniture words of search."""
    meaning = answered(asked.q, reader)
    query, found = meaning.query, meaning.found
    note = _note(meaning, asked, t)
    choice = chosen(query, found, reader, asked.spelling, relaxed=meaning.relaxed)
    matches = _passing(reader, choice.base, asked.facets)
    if asked.order == "moi":
        matches = sorted(matches, key=lambda match: -match.document)
    last = max(1, -(-len(matches) // STEP))
    page = min(asked.page, last)
    shown = matches[(page - 1) * STEP : page * STEP]
    return {
        "q": asked.q,
        "count": len(matches),
        "sentence": _sentence(reader, meaning, choice, matches, t),
        "note": note,
        "offers": [(q, Request(q).address()) for q in (*meaning.offers, *meaning.fewer, *meaning.others)],
        "apart": None if note else _apart(reader, asked, found, choice, t),
        "spellings": _spellings(asked, choice, t),
        "filters": _filters(reader, asked, t),
        "groups": [_group(reader, choice.base, asked, name, t) for name in GROUPS] if found else [],
        "orders": [(t[f"sort_{name}"], asked.address(order=order), order == asked.order) for name, order in _ORDERS],
        "results": [_result(reader, query, match, choice.forms, t) for match in shown],
        "start": (page - 1) * STEP + 1,
        "before": asked.address(page=page - 1) if page > 1 else "",
        "after": asked.address(page=page + 1) if page < last else "",
    }


_ORDERS = (("relevance", ""), ("date", "moi"))


def fill(text: str, /, **blanks: Any) -> str:
    """'{n} bài' with its blanks filled; numbers are grouped by dots."""
    told = {name: grouped(value) if isinstance(value, int) else value for name, value in blanks.items()}
    return re.sub(r"\{(\w+)\}", lambda match: told[match[1]], text)


def _passing(
    reader: Reader, base: Iterable[Match], facets: Mapping[str, tuple[str, ...]], but: str = ""
) -> list[Match]:
    """Matches that pass every group of facets but one."""
    asked = [(name, set(keys)) for name, keys in facets.items() if keys and name != but]
    columns = reader.columns
    return [match for match in base if all(keys & {*columns.values(name, match.document)} for name, keys in asked)]


def _name(reader: Reader, group: str, key: str, t: Mapping[str, str]) -> str:
    if group == "kind":
        return t.get(f"kind_{key}", key)
    return reader.columns.names.get(group, {}).get(key, key)


def _group(reader: Reader, base: list[Match], asked: Request, group: str, t: Mapping[str, str]) -> dict[str, Any]:
    """One group of facets: what choosing each value would show, the other groups as they are."""
    matches = _passing(reader, base, asked.facets, group)
    counts = Counter(key for match in matches for key in reader.columns.values(group, match.document))
    keys = [*counts, *(key for key in asked.facets[group] if key not in counts)]
    rows = [(key, _name(reader, group, key, t), counts[key]) for key in keys]
    rows.sort(key=(lambda row: row[0]) if group == "year" else (lambda row: row[1]), reverse=group == "year")
    if group != "year":
        rows.sort(key=lambda row: -row[2])
    told = [
        {
            "name": name,
            "count": fill("{n}", n=count),
            "chosen": key in asked.facets[group],
            "address": asked.toggled(group, key),
        }
        for key, name, count in rows
    ]
    return {
        "group": group,
        "name": t[group],
        "rows": [row for i, row in enumerate(told) if i < _MOST_CHOICES or row["chosen"]],
    }


def _filters(reader: Reader, asked: Request, t: Mapping[str, str]) -> list[tuple[str, str]]:
    """Sentence and address of giving up each choice."""
    rows = [(name, key) for name, keys in asked.facets.items() for key in keys]
    named = [(f"{t['year']} {key}" if name == "year" else _name(reader, name, key, t), name, key) for name, key in rows]
    return [(fill(t["remove"], choice=words), asked.toggled(name, key)) for words, name, key in named]


def _spellings(asked: Request, choice: Choice, t: Mapping[str, str]) -> list[dict[str, Any]]:
    """The chips of the ways a query is spelled, where there are several."""
    if len(choice.rows) < 2:
        return []
    rows = [(row.text, row.text, len(row.documents)) for row in choice.rows[:_MOST_SPELLINGS]]
    return [
        {
            "name": name,
            "count": fill("{n}", n=n),
            "chosen": key == choice.spelling,
            "address": asked.address(spelling=key),
        }
        for key, name, n in (*rows, (EVERY, t["every_spelling"], len(choice.tier)))
    ]


def _noun(reader: Reader, matches: Iterable[Match], t: Mapping[str, str]) -> str:
    """Pieces, or results where places and organisations are among them."""
    named = any(reader.columns.kind[match.document][0] in {PLACE, ORGANISATION} for match in matches)
    return t["noun_results"] if named else t["noun_pieces"]


def _apart(
    reader: Reader, asked: Request, found: list[Match], choice: Choice, t: Mapping[str, str]
) -> tuple[str, str] | None:
    """The way to the pieces that have the words apart, where some are left out."""
    if choice.spelling == APART or len(choice.tier) == len(found):
        return None
    return fill(t["apart"], n=len(found), noun=_noun(reader, found, t)), asked.address(spelling=APART)


def _note(meaning: Answer, asked: Request, t: Mapping[str, str]) -> str:
    """What was searched instead of what was typed, or what to try."""
    if meaning.offers or meaning.fewer:
        return t["mean" if meaning.offers else "fewer"]
    if meaning.corrected:
        told = fill(t["corrected"], q=meaning.corrected, text=meaning.text)
        return f"{told} {t['mean_also']}" if meaning.others else told
    if meaning.relaxed:
        return fill(t["relaxed"], q=meaning.text)
    return fill(t["decoded"], q=asked.q, text=meaning.text) if meaning.decoded else ""


def _sentence(reader: Reader, meaning: Answer, choice: Choice, matches: list[Match], t: Mapping[str, str]) -> str:
    blanks = {"n": len(matches), "noun": _noun(reader, matches, t)}
    if not meaning.text:
        return t["start"]
    if not meaning.found:
        return fill(t["none"], q=meaning.text)
    if not matches:
        return t["none_filtered"]
    if choice.spelling == APART:
        return fill(t["count_apart"], **blanks)
    if choice.spelling != EVERY:
        return fill(t["count_phrase"], phrase=choice.spelling, **blanks)
    several = bool(choice.rows) and len(choice.rows[0].forms) > 1
    if several:
        only = len(choice.rows) == 1
        return fill(
            t["count_phrase" if only else "count_every"], phrase=choice.rows[0].text if only else meaning.text, **blanks
        )
    query = meaning.query
    whole = query.strict and len(query.readings[0]) > 1 and all(match.phrase for match in choice.base)
    return fill(t["count_phrase"], phrase=meaning.text, **blanks) if whole else fill(t["count"], **blanks)


def _result(reader: Reader, query: Query, match: Match, forms: Iterable[str], t: Mapping[str, str]) -> dict[str, Any]:
    """One result: its address from the search page, title, line below, and the pieces of its snippet."""
    address, title, day, place, kind, body, *rest = reader.text(match.document)
    targets = [Target(*each) for each in rest[0]] if rest else []
    if kind == PLACE and (commune := meant(query.readings[0], title, targets)):
        address, title, place, targets = commune.anchor, commune.text, f"{title}, {place}", []
    target = aimed(query.readings[0], targets) if kind != PLACE else None
    return {
        "address": f"../{address}#{target.anchor}" if target else f"../{address}",
        "title": title,
        "meta": " · ".join(filter(None, (place, day, t[f"kind_{kind}"]))),
        "pieces": pieces(body, frozenset(forms), target.start if target else None),
    }
