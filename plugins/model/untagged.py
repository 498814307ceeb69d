"""Untagged figures: numbers in a text that no tag makes a fact yet."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.model.packing import Packed


@dataclass(frozen=True, slots=True)
class Untagged(Packed):
    """One figure: what stands before it in its sentence, its words, what follows, and the link to write."""

    before: str
    text: str
    after: str
    tag: str
