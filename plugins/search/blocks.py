"""A long list of postings, in files of its own cut by document number: a query reads those that it may match in."""

from __future__ import annotations

import json
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from itertools import groupby
from operator import itemgetter

from plugins.search.postings import TITLE, Lists, change, encode, lists_of, stands
from plugins.search.shape import Cut


@dataclass(slots=True)
class Long:
    """The lists of one exact form; `held` tells whether it stands in some body or key, not in titles alone.

    `files` are the blocks made so far, their names with their packed postings, counted from the block's first document.
    """

    segment: str
    key: str
    blocks: list[int]
    held: bool
    cut: Cut
    read: Callable[[str], str] = str
    files: dict[str, str] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, segment: str, exact: str, lists: Mapping[int, Sequence[int]], cut: Cut) -> Long:
        """The lists of a form, cut into blocks of document numbers."""
        key = blake2b(exact.encode(), digest_size=6).hexdigest()
        made = cls(segment, key, [], _held(lists), cut)
        parts: dict[int, dict[int, Sequence[int]]] = defaultdict(dict)
        for code, documents in lists.items():
            start = 0
            while start < len(documents):
                number = cut.of(documents[start])
                last = cut.end(number)
                end = len(documents) if last is None else bisect_left(documents, last, start)
                base = number * cut.block
                some = documents[start:end]
                parts[number][code] = [document - base for document in some] if base else some
                start = end
        made.blocks = sorted(parts)
        made.files = {made.name(number): encode(part) for number, part in parts.items()}
        return made

    @classmethod
    def known(cls, segment: str, head: list[object], read: Callable[[str], str], cut: Cut) -> Long:
        """The list of a printed head; `read` gives what is kept of a block."""
        key, blocks, held = head
        return cls(segment, str(key), list(blocks), bool(held), cut, read)  # type: ignore[call-overload]

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

    def lists(self) -> Lists:
        """All postings."""
        joined: Lists = defaultdict(list)
        for number in self.blocks:
            for code, documents in self._lists(number).items():
                joined[code] += [document + number * self.cut.block for document in documents]
        return dict(joined)

    def _lists(self, number: int) -> Lists:
        name = self.name(number)
        packed: str = self.files[name] if name in self.files else json.loads(self.read(name))
        return lists_of(packed)

    def mend(self, changes: Iterable[tuple[int, int, int]]) -> int:
        """Put documents into lists and take them out, as `postings.change`; by how many documents the list grew."""
        grown = 0
        mended: list[Lists] = []
        for number, group in groupby(sorted(changes), lambda each: self.cut.of(each[0])):
            steps = [(document - number * self.cut.block, code, step) for document, code, step in group]
            changed = {document for document, _, _ in steps}
            lists = self._lists(number) if number in self.blocks else {}
            grown -= sum(stands(lists, document) for document in changed)
            for each in sorted(steps, key=itemgetter(2), reverse=True):
                change(lists, *each)
            grown += sum(stands(lists, document) for document in changed)
            self._replace(number, lists)
            mended.append(lists)
        self.held = any(map(_held, mended)) or any(_held(self._lists(number)) for number in self.blocks)
        return grown

    def _replace(self, number: int, lists: Lists) -> None:
        name, known = self.name(number), number in self.blocks
        if lists:
            self.files[name] = encode(lists)
            self.blocks = sorted({*self.blocks, number})
        elif known:
            self.files.pop(name, None)
            self.blocks.remove(number)
            self.gone.add(name)


def _held(lists: Iterable[int]) -> bool:
    return any(code & 3 != TITLE for code in lists)
