"""Every word that a printed index gives away: each file under tim-kiem/ decoded, whatever its manifest names."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from plugins.search import lexicon
from plugins.search.analysis import analyse
from plugins.search.shards import FOLDER


def words_of(output: Path) -> Iterator[str]:
    """The exact forms of all that stands in the shards of a printed site: terms, texts, names, facets, word list."""
    for path in sorted((output / FOLDER).rglob("*.js")):
        script = path.read_text("utf-8")
        name, content = json.loads(f"[{script.removeprefix('bantin.shard(').rstrip().removesuffix(');')}]")
        for text in _texts(name.split("/")[1], content):
            yield from (token.exact for token in analyse(text))


def _texts(kind: str, content: Any) -> Iterator[str]:
    """The texts in one shard: of terms the spellings (what is packed are numbers), of a word list its keys."""
    if kind in {"u", "p"}:
        for fold, spellings in content.items():
            yield fold
            yield from (row[0] for row in spellings)
    elif kind == "l":
        for key in lexicon.keys(content):
            yield from (key.fold, key.surface)
    elif kind == "t":
        yield from _texts("g", content["g"])
        yield from _strings([content["n"], content["d"], content["k"]])
    elif kind == "g":
        yield from (content["placeNames"], *_strings(content["categoryNames"]))
    elif kind not in {"b", "f"}:  # which are numbers
        yield from _strings(content)


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for each in value:
            yield from _strings(each)
    elif isinstance(value, dict):
        for each in value.values():
            yield from _strings(each)
