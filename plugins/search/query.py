"""What a reader typed, as words to look up; theme/js/search/query.js does the same."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from plugins.search.analysis import STOP_FOLDS, Token, analyse, exact_form, fold_form, is_stop, marked, with_i
from plugins.search.words import ABBREVIATIONS

EXACT, SAME_SOUND, COMPATIBLE, ANY = 1.0, 0.9, 0.5, 0.25


@dataclass(frozen=True, slots=True)
class Word:
    """One word asked for; `strict` when marks were typed, so that they count."""

    exact: str
    fold: str
    strict: bool

    @property
    def weak(self) -> bool:
        """Whether it may be a stop word, which bodies hold only inside names."""
        return is_stop(self.exact) if self.strict else self.fold in STOP_FOLDS


@dataclass(frozen=True, slots=True)
class Query:
    """Readings of one query, each a row of words: as typed, and with its abbreviations written out."""

    readings: tuple[tuple[Word, ...], ...]
    strict: bool


def parse(text: str) -> Query:
    """'13-NQ/HU' → 13 nq hu; a mark anywhere makes all marks count."""
    found = analyse(text)
    strict = any(marked(token.exact) for token in found)
    typed = tuple(Word(token.exact, token.fold, strict) for token in found)
    written_out = tuple(_written_out(found, strict=strict))
    readings = (typed,) if written_out == typed else (typed, written_out)
    return Query(readings if typed else (), strict)


def weights(word: Word, exacts: Iterable[str], *, relaxed: bool = False) -> dict[str, float]:
    """Which spellings of the word's fold to look for, and what each counts.

    Without marks all count in full. With marks: the form typed and its i/y twin; where neither is known the forms that
    only add or lack marks; where none does any form. `relaxed` takes all of these at once.
    """
    exacts = list(exacts)
    if not word.strict:
        return dict.fromkeys(exacts, EXACT)
    near = {exact: nearness(word.exact, exact) for exact in exacts}
    if relaxed:
        return near
    for least in (SAME_SOUND, COMPATIBLE, ANY):
        chosen = {exact: weight for exact, weight in near.items() if weight >= least}
        if chosen:
            return chosen
    return {}


def nearness(typed: str, known: str) -> float:
    """How much a spelling of the same fold counts for the one typed."""
    if typed == known:
        return EXACT
    if with_i(typed) == with_i(known):
        return SAME_SOUND
    left, right = _marks(typed), _marks(known)
    if _within(left, right) or _within(right, left):
        return COMPATIBLE
    return ANY


def _written_out(found: list[Token], *, strict: bool) -> Iterable[Word]:
    for token in found:
        key = token.exact if token.exact in ABBREVIATIONS else _FOLDED.get(token.exact, "")
        if key:
            for each in ABBREVIATIONS[key].split():
                exact = exact_form(each)
                yield Word(exact, fold_form(exact), strict=True)
        else:
            yield Word(token.exact, token.fold, strict)


def _marks(exact: str) -> list[str]:
    """For each letter its hat, horn or bar, and at the end the tone."""
    letters = with_i(exact).rstrip("12345")
    tone = with_i(exact)[len(letters) :]
    marks: list[str] = []
    for letter in unicodedata.normalize("NFD", letters):
        if unicodedata.combining(letter) and marks:
            marks[-1] += letter
        else:
            marks.append("đ" if letter == "đ" else "")
    return [*marks, tone]


def _within(fewer: list[str], more: list[str]) -> bool:
    return len(fewer) == len(more) and all(a in ("", b) for a, b in zip(fewer, more, strict=True))


# Abbreviations typed without marks: 'hdnd', unless that is an abbreviation of its own.
_FOLDED = {fold_form(key): key for key in ABBREVIATIONS if fold_form(key) not in ABBREVIATIONS}
