"""Shards that hold no terms: texts, facets, names; and the script that every shard is printed as."""

from __future__ import annotations

import json
import re
import unicodedata
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from plugins.search.analysis import tokens
from plugins.search.documents import ORGANISATION, PLACE, Document, Facet
from plugins.search.postings import packed
from plugins.search.shape import quantised

FOLDER = "tim-kiem"
_EPOCH = date(1970, 1, 1)
_MARKS, _OTHER = re.compile("[\u0300-\u036f]"), re.compile("[^a-z0-9]+")
KINDS = ("article", "report", "page", PLACE, ORGANISATION)


def script(named: tuple[str, str]) -> bytes:
    """The file of a shard, given its name and its content."""
    name, content = named
    return f'bantin.shard("{name}",{content});\n'.encode()


def told(document: Document, length: int) -> str:
    """What the index keeps of a document besides its terms, four lines: text, facets (see `columns`), names, keys."""
    targets = [list(target) for target in document.targets]
    body = document.body or "; ".join(document.keys)  # of a place its other names are shown
    text = [document.address, document.title, document.printed_date, document.place, document.kind, body]
    places, category = document.places, document.category
    facets = (
        _year(document.day),
        KINDS.index(document.kind),
        quantised(length),
        _json([category.key, category.name] if category else None),
        _json([[place.key, place.name] for place in places]),
    )
    told_text = _json([*text, targets] if targets else text)
    return "\n".join((told_text, "\t".join(map(str, facets)), _json(document.names), _json(document.fields[1])))


def chunk(texts: Iterable[str]) -> str:
    """Documents' texts one after another."""
    return f"[{','.join(texts)}]"


def lengths(rows: Iterable[str]) -> str:
    """Body lengths of a segment in a column, which ranking needs: `sizes` are the quantised lengths that it numbers."""
    found = bytes(int(row.split("\t", 3)[2]) for row in rows)
    sizes = sorted(set(found))
    return _json({"sizes": sizes, "length": packed(map(sizes.index, found))})


class _Column:
    """Values of documents one after another, and the places where each stands among those that differ."""

    def __init__(self) -> None:
        self.values: dict[Any, int] = {}
        self._met = array("I")

    def add(self, value: Any) -> None:
        """The value of the next document."""
        self._met.append(self.values.setdefault(value, len(self.values)))

    def numbered(self, told: Mapping[Any, tuple[int, ...]]) -> Iterator[int]:
        """The number of what is told of each document's value among all that is told, in order."""
        numbers = {each: number for number, each in enumerate(sorted(set(told.values())))}
        found = [numbers[told[value]] for value in self.values]
        return map(found.__getitem__, self._met)


def columns(rows: Iterable[str]) -> str:
    """Facets of a segment in columns, a number a document, and what the numbers mean.

    `rows` are year, kind, length, category and places of each, the last two as JSON, between tabs. `years` are runs of
    [year, documents], since documents stand by date; `sorts` pairs of kind and category; `places` rows of numbers of
    places, from the narrow to the wide.
    """
    years: list[list[int]] = []
    kinds, around = _Column(), _Column()
    for row in rows:
        year, kind, _, category, places = row.split("\t")
        if not years or years[-1][0] != int(year):
            years.append([int(year), 0])
        years[-1][1] += 1
        kinds.add((int(kind), category))
        around.add(places)
    named = {text: [Facet(*place) for place in json.loads(text)] for text in around.values}
    filed = {text: Facet(*json.loads(text)) for _, text in kinds.values if text != "null"}
    place_numbers = _dictionary(place for row in named.values() for place in row)
    category_numbers = _dictionary(filed.values())
    places_told = {text: tuple(place_numbers[place] for place in row) for text, row in named.items()}
    sorts = {
        (kind, text): (kind, category_numbers[filed[text]] + 1 if text in filed else 0) for kind, text in kinds.values
    }
    return _json(
        {
            "years": years,
            "sorts": sorted(set(sorts.values())),
            "sort": packed(kinds.numbered(sorts)),
            "places": sorted(set(places_told.values())),
            "place": packed(around.numbered(places_told)),
            "placeNames": "\n".join(_told_place(facet) for facet in place_numbers),
            "categoryNames": [[facet.key, facet.name] for facet in category_numbers],
        }
    )


def _year(day: int) -> int:
    """The year of a day since 1970-01-01, 0 of none."""
    return (_EPOCH + timedelta(days=day)).year if day else 0


def _told_place(facet: Facet) -> str:
    """'1Huyện Yên Thế TAB 215' for yen-the-215: its key is the name without one word, and 215; else all of the key."""
    base, _, code = facet.key.rpartition("-")
    words = bare(facet.name).split("-")
    for gone in range(3):
        if "-".join(words[gone:]) == base:
            return f"{gone}{facet.name}\t{code}"
    return f"-{facet.name}\t{facet.key}"


def bare(name: str) -> str:
    """The letters and digits of a name without marks between dashes, as theme/js/search/packed.js makes them."""
    letters = _MARKS.sub("", unicodedata.normalize("NFD", name.lower())).replace("đ", "d")
    return _OTHER.sub("-", letters).strip("-")


def names(rows: Iterable[str]) -> str:
    """What completion offers, with the number of documents that have each name."""
    counts = Counter(name for row in rows for name in json.loads(row))
    return _json([[name, counts[name]] for name in sorted(counts, key=_fold_of)])


def _fold_of(name: str) -> tuple[str, str]:
    return " ".join(token.fold for token in tokens(name)), name


def _dictionary(facets: Iterable[Facet]) -> dict[Facet, int]:
    found = sorted(set(facets), key=lambda facet: (facet.key, facet.name))
    return {facet: number for number, facet in enumerate(found)}


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
