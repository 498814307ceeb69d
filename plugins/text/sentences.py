"""Sentences of plain Vietnamese text, with the abbreviations and numbers of office prose left whole."""

from __future__ import annotations

import re

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

_END = re.compile(r"[.!?…]+[)\]”’\"'»]*(?=\s+[\"“‘'«(\[–—-]*\s?[\w])|\n+")
_LAST_WORD = re.compile(r"[^\s(\[“\"]*$")


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
    for start, end in sentence_spans(text):
        if offset < end:
            return " ".join(text[start:end].split())
    return ""


def _ends(text: str, start: int, match: re.Match[str], hidden: list[tuple[int, int]]) -> bool:
    if any(low < match.start() < high for low, high in hidden):
        return False
    after = text[match.end() :].lstrip(" \t\u00a0\"“‘'«([–—-")[:1]
    if not (after.isdigit() or after.isupper()):
        return False
    if not match[0].startswith(".") or match[0].startswith(".."):
        return True
    found = _LAST_WORD.search(text, start, match.start())
    word = found[0] if found else ""
    if word.isdigit() and not text[start : match.start() - len(word)].strip():
        return False
    return not (word.lower() in ABBREVIATIONS or (len(word) == 1 and word.isupper()) or word.endswith(("TP", "TX")))


def _bracketed(text: str) -> list[tuple[int, int]]:
    """Where matched round brackets of one paragraph stand; an unmatched one hides nothing."""
    pairs, opened = [], list[int]()
    for match in re.finditer(r"[()\n]", text):
        if match[0] == "(":
            opened.append(match.start())
        elif match[0] == "\n":
            opened.clear()
        elif opened:
            pairs.append((opened.pop(), match.start()))
    return pairs


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())
