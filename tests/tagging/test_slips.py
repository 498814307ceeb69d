"""What a careless hand types is told in the words of specs/slips.md, and nothing is misread in silence."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.text.numbers import format_number
from tests.tagging.figures import read
from tests.tagging.test_figures import told

SPEC = (Path(__file__).parents[1] / "specs/slips.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```\n(.*?)\n```$", SPEC, re.DOTALL | re.MULTILINE)


def cases() -> list[tuple[str, list[str]]]:
    """Each line an author typed, with the lines told of it."""
    found: list[tuple[str, list[str]]] = []
    for block in BLOCKS:
        for line in block.split("\n"):
            if line.startswith(("→ ", "= ")):
                found[-1][1].append(line)
            else:
                found.append((line, []))
    return found


CASES = cases()


@pytest.mark.parametrize(("typed", "expected"), CASES, ids=[typed for typed, _ in CASES])
def test_slips_are_told_word_for_word(typed: str, expected: list[str]):
    """Messages with their line and column, then the figure where one is still read."""
    _, facts, problems = read(typed)
    messages = [f"→ {str(found).removeprefix('bai.md:')}" for found in problems]
    assert [*messages, *(f"= {told(fact)}" for fact in facts)] == expected


def test_the_file_holds_what_it_promises():
    """At least sixty slips, and never a line of which nothing is told."""
    assert sum(expected[0].startswith("→ ") for _, expected in CASES if expected) >= 60
    assert [typed for typed, expected in CASES if not expected] == []


@settings(deadline=None)  # nothing is timed
@given(st.text("0123456789.,", min_size=1, max_size=9))
def test_a_count_is_read_as_written_or_told(digits: str):
    """Dots part groups of three and nothing else; whatever looks otherwise is a problem, never another number."""
    _, facts, problems = read(f"[{digits} đảng viên](so:dang-vien)")
    assert bool(facts) != any(found.fatal for found in problems)
    for fact in facts:
        written = digits.rstrip(".,").lstrip("0") or "0"
        assert written in (format_number(fact.value), f"{fact.value:f}")


@settings(deadline=None)  # nothing is timed
@given(st.decimals(0, 100, places=2), st.sampled_from(["", "trên ", "dưới ", "khoảng ", "ít nhất "]))
def test_a_share_keeps_its_decimals_and_its_qualifier(share: Decimal, word: str):
    """'trên 76,67%' is 76.67 with '>', whatever the number is."""
    _, (fact,), problems = read(f"[{word}{format_number(share)}%](so:xa-van-hoa)")
    signs = {"": "", "trên ": ">", "dưới ": "<", "khoảng ": "≈", "ít nhất ": "≥"}
    assert (fact.value, fact.qualifier, problems) == (share, signs[word], [])
