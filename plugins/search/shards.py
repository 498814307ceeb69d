"""Shards that hold no terms: texts, facets, names; and the script that every shard is printed as."""

from __future__ import annotations

import base64
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from plugins.search.analysis import tokens
from plugins.search.documents import ORGANISATION, PLACE, Document, Facet
from plugins.search.postings import varints
from plugins.search.shape import quantised

FOLDER = "tim-kiem"
KINDS = ("article", "report", "page", PLACE, ORGANISATION)


def script(named: tuple[str, str]) -> bytes:
    """The file of a shard, given its name and its content."""
    name, content = named
    return f'bantin.shard("{name}",{content});\n'.encode()


def told(document: Document, length: int) -> str:
    """What the index keeps of a document besides its terms, three lines: text, facets, names."""
    targets = [list(target) for target in document.targets]
    body = document.body or "; ".join(document.keys)  # of a place its other names are shown
    text = [document.address, document.title, document.printed_date, document.place, document.kind, body]
    places, category = document.places, document.category
    facets = [
        document.day,
        KINDS.index(document.kind),
        [category.key, category.name] if category else None,
        [[place.key, place.name] for place in places],
        quantised(length),
    ]
    return "\n".join(map(_json, ([*text, targets] if targets else text, facets, document.names)))


def chunk(texts: Iterable[str]) -> str:
    """Documents' texts one after another."""
    return f"[{','.join(texts)}]"


def columns(rows: Sequence[str]) -> str:
    """Facets and body lengths, a number or list of numbers a document, and the names of facet values."""
    facets: list[list[Any]] = json.loads(f"[{','.join(rows)}]")
    places = _dictionary(place for row in facets for place in row[3])
    categories = _dictionary(row[2] for row in facets if row[2])
    days = [row[0] for row in facets]
    placed = (number for row in facets for number in (len(row[3]), *(places[Facet(*place)] for place in row[3])))
    return _json(
        {
            "days": _packed(after - before for before, after in zip([0, *days], days, strict=False)),
            "kinds": _packed(row[1] for row in facets),
            "categories": _packed(categories[Facet(*row[2])] + 1 if row[2] else 0 for row in facets),
            "places": _packed(placed),
            "lengths": base64.b64encode(bytes(row[4] for row in facets)).decode(),
            "placeNames": [[facet.key, facet.name] for facet in places],
            "categoryNames": [[facet.key, facet.name] for facet in categories],
        }
    )


def names(rows: Iterable[str]) -> str:
    """What completion offers, with the number of documents that have each name."""
    counts = Counter(name for row in rows for name in json.loads(row))
    return _json([[name, counts[name]] for name in sorted(counts, key=_fold_of)])


def _fold_of(name: str) -> tuple[str, str]:
    return " ".join(token.fold for token in tokens(name)), name


def _dictionary(facets: Iterable[list[str]]) -> dict[Facet, int]:
    found = sorted({Facet(*facet) for facet in facets}, key=lambda facet: (facet.key, facet.name))
    return {facet: number for number, facet in enumerate(found)}


def _packed(numbers: Iterable[int]) -> str:
    return base64.b64encode(varints(numbers)).decode()


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
