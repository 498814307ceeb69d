"""Running text cut at its spaces: each different chunk of letters and marks is analysed once a process.

A chunk, such as 'huyện.' or '13-NQ/HU', means the same wherever it stands, but for a common word with a capital, which
may begin a name. So a text becomes its words and the ends of its sentences by looking its chunks up.
"""

from __future__ import annotations

from functools import cache
from itertools import chain
from typing import NamedTuple

from plugins.search.analysis import AFTER_STROKE, CUTTING, Token, ends_sentence, kept, tokens, word_of

END = "\n"  # stands in a row of words where a sentence ends
_MOST_KNOWN = 1 << 17


@cache
def chunks() -> Chunks:
    """The chunks that this process has met."""
    return Chunks()


class Chunk(NamedTuple):
    """`words` are what the chunk leaves in a body: spellings of words, and END where a sentence ends.

    `size` is the number of all its words. `opens` and `closes` tell whether a sentence ends before its first word and
    after its last, `lead` and `tail` whether a capital after what stands there means nothing; `upper` that the first
    word has a capital, `doubtful` that some word is a common one with a capital, which is kept where it stands in a
    name.
    """

    words: tuple[str, ...]
    size: int
    opens: bool = False
    closes: bool = False
    lead: bool = False
    tail: bool = False
    upper: bool = False
    doubtful: bool = False


class Chunks(dict[str, tuple[str, ...]]):
    """From a chunk to its words; `known` tells all of it, `doubtful` are those whose neighbours decide."""

    def __init__(self) -> None:
        """Nothing is known yet."""
        self.known: dict[str, Chunk] = {}
        self.doubtful: set[str] = set()

    def __missing__(self, text: str) -> tuple[str, ...]:
        """A chunk met for the first time."""
        made = chunk_of(text)
        self.known[text] = made
        if made.doubtful:
            self.doubtful.add(text)
        self[text] = made.words
        return made.words

    def row(self, text: str) -> list[str]:
        """The words kept of a body or of keys, as they are spelled, and END where sentences end, once or more often."""
        if len(self) > _MOST_KNOWN:
            self._forget()
        chunks = text.replace("\n", " \n ").split(" ")
        words = list(map(self.__getitem__, chunks))
        if not self.doubtful.isdisjoint(chunks):
            for place in [place for place, chunk in enumerate(chunks) if chunk in self.doubtful]:
                if self.known[chunks[place]].size > 1:
                    return _slowly(text)
                if not self._in_name(chunks, place):
                    words[place] = tuple(word for word in words[place] if word == END)
        return list(chain.from_iterable(words))

    def _in_name(self, chunks: list[str], place: int) -> bool:
        """Whether the capital of a common word shows that it stands in a name."""
        chunk = self.known[chunks[place]]
        first, at = chunk.lead, place - 1
        while at >= 0 and not self.known[chunks[at]].size:
            first, at = first or self.known[chunks[at]].tail, at - 1
        if at >= 0 and not first and not self.known[chunks[at]].tail:
            return True
        breaks, at = chunk.closes, place + 1
        while at < len(chunks) and not self.known[chunks[at]].size:
            breaks, at = breaks or self.known[chunks[at]].closes, at + 1
        if at == len(chunks):
            return False
        after = self.known[chunks[at]]
        return after.upper and not breaks and not after.opens

    def _forget(self) -> None:
        self.clear()
        self.known.clear()
        self.doubtful.clear()


def chunk_of(text: str) -> Chunk:
    """What a chunk is, by the analysis of plugins.search.analysis."""
    parts = CUTTING.split(text)
    gaps, raws = parts[0::2], parts[1::2]
    opens, lead = ends_sentence(f" {gaps[0]} ", titled=False)
    if not raws:
        return Chunk((END,) if opens else (), 0, opens, opens, lead, lead)
    raws = ["TW" if raw == "TƯ" and gap[-1:] in AFTER_STROKE else raw for gap, raw in zip(gaps, raws, strict=False)]
    words = list(map(word_of, raws))
    closes, tail = ends_sentence(f"{gaps[-1]} ", titled=words[-1].title)
    row: list[str] = [END] if opens else []
    for place, (raw, word) in enumerate(zip(raws, words, strict=True)):
        if place and ends_sentence(gaps[place], titled=words[place - 1].title)[0]:
            row.append(END)
        if word.capital or not word.stop:
            row.append(raw)
    row += [END] if closes else []
    doubtful = any(word.stop and word.capital for word in words)
    return Chunk(tuple(row), len(raws), opens, closes, lead, tail, words[0].upper, doubtful)


def _slowly(text: str) -> list[str]:
    """The row of a text of which some chunk has several words whose neighbours decide."""
    row: list[str] = []
    for token in kept(tokens(text)):
        row += [END, spelled(text, token)] if token.breaks else [spelled(text, token)]
    return row


def spelled(text: str, token: Token) -> str:
    """The spelling of a token of a text, by which it is known elsewhere too: after a stroke TƯ is TW."""
    raw = text[token.start : token.end]
    return "TW" if raw == "TƯ" and token.exact == "tw" else raw
