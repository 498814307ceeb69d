"""A long list of postings, in files of its own cut by document number: a query reads those that it may match in."""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from itertools import groupby

from plugins.search.postings import IN_TITLE, Row, capped, encode, rows_of


@dataclass(slots=True)
class Long:
    """The list of one exact form; `held` tells whether it stands in some body or key, not in titles alone.

    `files` are the blocks made so far, their names with their packed postings, counted from the block's first document.
    """

    segment: str
    key: str
    blocks: list[int]
    held: bool
    block: int
    read: Callable[[str], str] = str
    files: dict[str, str] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, segment: str, exact: str, documents: list[int], times: list[int] | None, block: int) -> Long:
        """The list of a form, cut into blocks of so many document numbers."""
        key = blake2b(exact.encode(), digest_size=6).hexdigest()
        held = times is None or any(each % IN_TITLE for each in times)
        made = cls(segment, key, [], held, block)
        start = 0
        while start < len(documents):
            number = documents[start] // block
            end = bisect_left(documents, (number + 1) * block, start)
            inside = [document - number * block for document in documents[start:end]]
            made.blocks.append(number)
            made.files[made.name(number)] = encode(inside, None if times is None else times[start:end])
            start = end
        return made

    @classmethod
    def known(cls, segment: str, head: list[object], read: Callable[[str], str], block: int) -> Long:
        """The list of a printed head; `read` gives what is kept of a block."""
        key, blocks, held = head
        return cls(segment, str(key), list(blocks), bool(held), block, read)  # type: ignore[call-overload]

    @property
    def head(self) -> list[object]:
        """What the shard prints of it after spelling and number of documents."""
        return [self.key, self.blocks, int(self.held)]

    @property
    def names(self) -> list[str]:
        """The files of all blocks."""
        return [self.name(number) for number in self.blocks]

    def name(self, number: int) -> str:
        """The file of one block."""
        return f"{self.segment}/b/{self.key}-{number}"

    def rows(self) -> Iterator[Row]:
        """All postings."""
        for number in self.blocks:
            yield from self._rows(number)

    def _rows(self, number: int) -> Iterator[Row]:
        name = self.name(number)
        packed: str = self.files[name] if name in self.files else json.loads(self.read(name))
        return rows_of(packed, number * self.block)

    def mend(self, now: Mapping[int, int]) -> int:
        """Bring blocks up to how often the form stands in some documents now; by how many the list grew."""
        grown = 0
        for number, group in groupby(sorted(now), lambda document: document // self.block):
            rows = dict(self._rows(number)) if number in self.blocks else {}
            before = len(rows)
            rows.update((document, capped(now[document])) for document in group)
            documents = sorted(document for document, times in rows.items() if times)
            grown += len(documents) - before
            self._replace(number, documents, [rows[document] for document in documents])
        if now:
            self.held = any(times % IN_TITLE for _, times in self.rows())
        return grown

    def _replace(self, number: int, documents: list[int], times: list[int]) -> None:
        name, known = self.name(number), number in self.blocks
        if documents:
            self.files[name] = encode([document - number * self.block for document in documents], times)
            self.blocks = sorted({*self.blocks, number})
        elif known:
            self.files.pop(name, None)
            self.blocks.remove(number)
            self.gone.add(name)
