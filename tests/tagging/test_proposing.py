"""The short cut past patterns that cannot fit skips none that does."""

from __future__ import annotations

import re

import pytest

from plugins.tagging.candidates import Candidates, required
from plugins.tagging.finder import _NUMBER
from plugins.tagging.proposing import compiled
from tests.tagging.figures import REGISTRY
from tests.tagging.test_quality import MARKED, SPECS

PATTERNS = sorted({pattern for one in REGISTRY for pattern in one.patterns})


def test_no_pattern_fits_a_text_without_what_it_requires() -> None:
    """Over all paragraphs of the specs: a pattern that fits somewhere finds all that it requires there."""
    sentences = [
        MARKED.sub(lambda match: match["text"], line)
        for spec in sorted(SPECS.glob("*.md"))
        for line in re.split(r"(?<=[.;])\s", spec.read_text("utf-8"))
    ]
    fitting, tried, candidates = 0, 0, Candidates(PATTERNS)
    for sentence in sentences:
        likely = list(candidates.fitting(sentence))
        tried += len(likely)
        assert likely == sorted(likely)
        for place, pattern in enumerate(PATTERNS):
            if compiled(pattern, f"(?P<so>{_NUMBER})").search(sentence):
                fitting += 1
                assert place in likely, (pattern, sentence)
    assert fitting > 200
    assert tried < len(PATTERNS) * len(sentences) / 10


@pytest.mark.parametrize(
    ("pattern", "choices"),
    [
        ("{so} chi,? đảng bộ(?: cơ sở)?", ((" chi",), (" đảng bộ",))),
        ("kết nạp…{so} (?:quần chúng|Đảng viên)", (("kết nạp",), ("quần chúng", "đảng viên"))),
        ("{so} (?:số )?(?:a (?:b|c)|d)…xếp loại", (("xếp loại",),)),
        ("Huy hiệu (?!\\d)…cho {so} (?:chi,? bộ|TSVM)", (("huy hiệu ",), ("cho ",), ("chi", "tsvm"))),
        ("tăng {so}|giảm {so}", ()),
    ],
)
def test_what_a_pattern_requires_is_never_what_may_be_missing(
    pattern: str, choices: tuple[tuple[str, ...], ...]
) -> None:
    """Optional letters and groups, lookaheads and nested choices are not asked for."""
    assert required(pattern) == choices
