"""How well the finder finds: measured on paragraphs that were written before any pattern was made for them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from plugins.tagging.finder import find_figures
from tests.tagging.figures import REGISTRY

SPECS = Path(__file__).parents[1] / "specs/suggest"
MARKED = re.compile(r"\[(?P<text>[^\]]+)\]\(so:(?P<id>[^)]+)\)")
UNKNOWN, EITHER = "?", "~"


@dataclass(slots=True)
class Measured:
    """Counts over a file, and what went wrong, for people to read."""

    marked: int = 0
    found: int = 0
    proposed: int = 0
    known: int = 0
    right: int = 0
    strayed: int = 0
    notes: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        """How many of the figures were found."""
        return self.found / self.marked

    @property
    def precision(self) -> float:
        """How many of the findings are figures."""
        return self.found / self.proposed

    @property
    def indicator(self) -> float:
        """How many of the figures that have an indicator were found with it."""
        return self.right / self.known

    def __str__(self) -> str:
        """'tìm thấy 98,0%, …' with the counts."""
        return (
            f"recall {self.recall:.1%} ({self.found}/{self.marked}), precision {self.precision:.1%} "
            f"({self.found}/{self.proposed}), indicator {self.indicator:.1%} ({self.right}/{self.known}), "
            f"{self.strayed} with an indicator though none fits"
        )


def measure(path: Path) -> Measured:
    """Strip the marks of each paragraph, look for figures, and compare by where their first digit stands."""
    counts = Measured()
    for paragraph in re.split(r"^## Đoạn \d+\n", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        text, expected, last = "", dict[int, tuple[str, str]](), 0
        for match in MARKED.finditer(paragraph):
            text += paragraph[last : match.start()]
            digit = re.search(r"\d", match["text"])
            assert digit, match["text"]
            expected[len(text) + digit.start()] = (match["text"], match["id"])
            text += match["text"]
            last = match.end()
        text += paragraph[last:]
        _compare(counts, text, expected)
    return counts


def _compare(counts: Measured, text: str, expected: dict[int, tuple[str, str]]) -> None:
    found = {}
    for one in find_figures(text, REGISTRY):
        digit = re.search(r"\d", one.text)
        found[one.start + (digit.start() if digit else 0)] = one
    for place, one in found.items():
        if place not in expected:
            counts.proposed += 1
            counts.notes.append(f"no figure: {one.text} … {text[max(0, place - 30) : place + 30]!r}")
    for place, (words, id) in expected.items():
        if id == EITHER:
            continue
        got = found.get(place)
        counts.marked += 1
        counts.known += id != UNKNOWN
        counts.found += got is not None
        counts.proposed += got is not None
        counts.right += got is not None and got.indicator == id
        counts.strayed += got is not None and id == UNKNOWN and got.indicator != ""
        if not got:
            counts.notes.append(f"missed: {words} … {text[max(0, place - 30) : place + 30]!r}")
        elif id not in (UNKNOWN, got.indicator) or (id == UNKNOWN and got.indicator):
            around = text[max(0, place - 50) : place + 50]
            counts.notes.append(f"{words}: {got.indicator or '-'} for {id} … {around!r}")


@pytest.mark.parametrize(
    ("file", "recall", "precision", "indicator"), [("quen.md", 0.98, 0.95, 0.90), ("la.md", 0.98, 0.85, 0.80)]
)
def test_the_finder_keeps_its_quality(file: str, recall: float, precision: float, indicator: float):
    """Of the paragraphs patterns were made for, and of those that were put aside until the patterns were done."""
    counts = measure(SPECS / file)
    assert counts.recall >= recall, counts.notes
    assert counts.precision >= precision, counts.notes
    assert counts.indicator >= indicator, counts.notes
