"""Sentences of plain Vietnamese text, with the abbreviations and numbers of office prose left whole."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

ABBREVIATIONS = frozenset(
    (
        "tp",
        "tx",
        "tt",
        "q",
        "đ/c",
        "đc",
        "ts",
        "ths",
        "pgs",
        "gs",
        "bs",
        "ks",
        "gs.ts",
        "pgs.ts",
        "tr",
        "nxb",
        "vd",
        "stt",
    )
)

# One set of signs begins both ends, so that the search passes over letters at once.
_END = re.compile(
    r"[.!?…\n](?:(?<=\n)\n*|(?<!\n)[.!?…]*[)\]”’\"'»]*(?=\s+[\"“‘'«(\[–—-]*\s?[\w]))",
)
_NO_WORD = re.compile(r"[\s(\[“\"]")
_OPENING = re.compile("[ \t\u00a0\"“‘'«(\\[–—-]*")


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """The (start, end) of each sentence, without the white space around it.

    A full stop ends a sentence only before white space and a capital or a digit, outside brackets, and not after an
    abbreviation ('TP.', 'T.Ư', one capital) or the number of a list item; a new line always does.
    """
    spans, start = [], 0
    hidden = _bracketed(text)
    for match in _END.finditer(text):
        if not match[0].startswith("\n") and not _ends(text, start, match, hidden):
            continue
        spans.append((start, match.end()))
        start = match.end()
    spans.append((start, len(text)))
    return [span for span in (_trimmed(text, *span) for span in spans) if span[0] < span[1]]


def sentences(text: str) -> list[str]:
    """The sentences in order; '…có 28 chi bộ. Thời gian qua, …' → two."""
    return [text[start:end] for start, end in sentence_spans(text)]


def sentence_at(text: str, offset: int) -> str:
    """The sentence that covers the character at `offset`, its white space made single ('' for empty text)."""
    return sentence_among(text, sentence_spans(text), offset)


def sentence_among(text: str, spans: Sequence[tuple[int, int]], offset: int) -> str:
    """As `sentence_at`, where the text's spans are known already."""
    place = bisect_right(spans, offset, key=_behind)
    return " ".join(text[slice(*spans[place])].split()) if place < len(spans) else ""


def _behind(span: tuple[int, int]) -> int:
    return span[1]


def _ends(text: str, start: int, match: re.Match[str], hidden: list[tuple[int, int]]) -> bool:
    around = bisect_right(hidden, match.start(), key=_before) - 1
    if around >= 0 and match.start() < hidden[around][1]:
        return False
    opened = _OPENING.match(text, match.end())
    after = text[opened.end() : opened.end() + 1] if opened else ""
    if not (after.isdigit() or after.isupper()):
        return False
    if not match[0].startswith(".") or match[0].startswith(".."):
        return True
    first = match.start()
    while first > start and not _NO_WORD.match(text, first - 1):
        first -= 1
    word = text[first : match.start()]
    if word.isdigit() and not text[start : match.start() - len(word)].strip():
        return False
    return not (word.lower() in ABBREVIATIONS or (len(word) == 1 and word.isupper()) or word.endswith(("TP", "TX")))


def _bracketed(text: str) -> list[tuple[int, int]]:
    """Where matched round brackets of one paragraph stand, the outer ones alone; an unmatched one hides nothing."""
    if "(" not in text:
        return []
    pairs, opened = list[tuple[int, int]](), list[int]()
    for match in re.finditer(r"[()\n]", text):
        if match[0] == "(":
            opened.append(match.start())
        elif match[0] == "\n":
            opened.clear()
        elif opened:
            start = opened.pop()
            while pairs and pairs[-1][0] > start:
                pairs.pop()
            pairs.append((start, match.start()))
    return pairs


def _before(span: tuple[int, int]) -> int:
    return span[0]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())
