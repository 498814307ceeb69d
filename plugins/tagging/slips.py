"""Slips: what is wrong inside one tag, before anybody knows where in the file it stands."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Slip:
    """A code of the catalogue with its words, and how many characters into the text it stands."""

    code: str
    offset: int
    words: tuple[tuple[str, object], ...] = ()
    guess: str = ""


def slip(code: str, offset: int, guess: str = "", **words: object) -> Slip:
    """A slip with the words its message needs."""
    return Slip(code, offset, tuple(words.items()), guess)


def margin(text: str) -> int:
    """How many characters of white space a text begins with."""
    return len(text) - len(text.lstrip())
