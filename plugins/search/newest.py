"""The newest pieces in one file, as texts: a new piece rewrites no other, and whoever searches analyses these few.

theme/js/search/newest.js unpacks it to the same shards.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from plugins.model.sheets import Keeping
from plugins.search.counting import counted
from plugins.search.documents import ORGANISATION, PLACE
from plugins.search.inverting import Buckets, inverted
from plugins.search.ledger import Segment
from plugins.search.lexicon import Key, front_coded
from plugins.search.making import told_lines
from plugins.search.shape import Shape
from plugins.search.shards import chunk, columns, lengths, names

_TITLE, _KIND, _BODY = 1, 4, 5  # places in a row of a document's text


def keep(segment: Segment, keeping: Keeping) -> None:
    """Keep the one file of a segment: texts, keys, and what its facets, lengths and names would be."""
    rows = [told_lines(row, keeping) for row in segment.rows]
    texts, facets, named, keys = zip(*rows, strict=True)
    parts = {"d": chunk(texts), "k": chunk(keys), "f": lengths(facets), "g": columns(facets), "n": names(named)}
    [name] = segment.shape.names()
    members = ",".join(f'"{kind}":{part}' for kind, part in parts.items())
    keeping.put(name, f"{{{members}}}".encode())


def unpacked(entry: Mapping[str, Any], content: Mapping[str, Any]) -> dict[str, Any]:
    """The shards of the file's segment by their names, given its entry in the manifest."""
    shape = Shape(entry["name"], entry["documents"], 0, 0, entry["per"], entry["short"][0])
    found = {f"{shape.name}/f/0": content["f"], **{f"{shape.name}/{kind}": content[kind] for kind in "gn"}}
    for number, places in enumerate(shape.chunks()):
        found[shape.chunk_name(number)] = [content["d"][place] for place in places]
    keys: list[Key] = []
    with Buckets(shape) as buckets:
        for number, terms in enumerate(_terms(content)):
            buckets.add(number, terms)
        for bucket in buckets.cut():
            files, some = inverted(bucket)
            keys += some
            found.update({name: json.loads(file.partition("\n")[0]) for name, file in files})
    return {**found, f"{shape.name}/l": front_coded(keys)}


def _terms(content: Mapping[str, Any]) -> Iterator[list[str]]:
    """The records of each document; of places and organisations the keys alone are searched."""
    for text, keys in zip(content["d"], content["k"], strict=True):
        named = text[_KIND] in {PLACE, ORGANISATION}
        yield counted("" if named else text[_TITLE], keys, "" if named else text[_BODY]).records.split("\n")
