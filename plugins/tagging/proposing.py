"""Which indicator an untagged number probably has: the registry's patterns, weighed against each other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from plugins.model.facts import PERIOD, Indicator
from plugins.tagging.candidates import Candidates
from plugins.tagging.fitting import PERCENT
from plugins.tagging.registry import FIGURE, GAP, Registry
from plugins.text.numbers import SCALE

# A gap beside the number holds no other number; one farther off may, since lists leave their subject out.
_NEAR, _FAR = r"[^.;!?\n\d]{0,80}?", r"(?:[^.!?\n]|\.(?=\d)){0,140}?"
_COST, _CLAUSE = 0.35, 8  # of a character in a gap, and of a comma, against one for a character that a pattern names
_SHARE = 10  # what speaks for a/b where a figure is one
_PEOPLE = ("đảng viên", "đồng chí", "đ/c", "quần chúng", "người", "nữ", "trường hợp", "em", "công dân")
_NEXT = re.compile(r"\s+(?:lượt\s+)?(?P<word>[^\W\d_]+(?:\s+[^\W\d_]+)?)")
# Words that may follow a number without a noun of its own: 'năm 2017 kết nạp 11 và năm 2018 …'.
_BETWEEN = frozenset(
    (
        *("và", "trong", "với", "so", "tăng", "giảm", "đạt", "chiếm", "bằng", "theo", "tại", "ở", "cho", "là", "được"),
        *("đã", "thuộc", "từ", "đến", "năm", "vào", "vượt", "gồm", "nhưng", "thì", "ngay", "hoặc", "của"),
    )
)
_SCALED = re.compile(rf"{SCALE}(?!\w)|(?<!\w)đồng(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Proposal:
    """An indicator for the number that begins at an offset, and how much speaks for it."""

    indicator: Indicator
    weight: float


def proposals(text: str, number: str, registry: Registry) -> dict[int, list[Proposal]]:
    """By where its number begins, every indicator whose patterns fit, the weightiest first.

    `number` is the expression that stands for the number, with the group `so`.
    """
    found: dict[int, dict[str, Proposal]] = {}
    ids, candidates = _candidates(tuple((one.id, one.patterns) for one in registry))
    for place in candidates.fitting(text):
        id, pattern = ids[place], candidates.patterns[place]
        indicator = registry.indicators[id]
        for match in _matches(compiled(pattern, number), text):
            noun = _noun(text, match, indicator)
            weight = _weight(match) + (0 if match.end() > match.end("so") else len(noun or ""))
            weight += _SHARE * ("/" in match["so"] and indicator.kind == "ratio")
            here = found.setdefault(match.start("so"), {})
            if noun is not None and (id not in here or here[id].weight < weight):
                here[id] = Proposal(indicator, weight)
    return {start: sorted(some.values(), key=lambda one: -one.weight) for start, some in found.items() if some}


def _matches(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Every match, overlapping ones too: one cue may serve several numbers, one number several cues."""
    start = 0
    while match := pattern.search(text, start):
        yield match
        start = match.start() + 1


def _weight(match: re.Match[str]) -> float:
    gaps = [words or "" for name, words in match.groupdict().items() if name.startswith("gap")]
    length = sum(map(len, gaps))
    return len(match[0]) - len(match["so"]) - length - _COST * length - _CLAUSE * sum(map(_commas, gaps))


def _commas(words: str) -> int:
    return len(re.findall(r",(?!\d)", words))


def _noun(text: str, match: re.Match[str], indicator: Indicator) -> str | None:
    """The indicator's own noun behind the number ('' for none), None where a number of this look cannot be its.

    Per cent is for shares, money for money, and '12 suất quà' for nothing that counts members.
    """
    written = text[match.start("so") : match.end("so")]
    share = indicator.kind in ("percent", "change")
    if bool(PERCENT.search(written)) != share:
        return None
    if share:
        return ""
    if "/" in written and indicator.kind != "ratio" and (indicator.kind, indicator.timing) != ("count", PERIOD):
        return None  # 8/7 of a plan is a count, 45/47 members are those who came
    if indicator.kind in ("money", "measure"):
        money = bool(_SCALED.search(text[match.start("so") : match.end("so") + 12]))
        return "" if bool(_SCALED.search(indicator.unit)) == money else None
    following = _NEXT.match(text, match.end("so"))
    word = following["word"].lower() if following else ""
    own = _own(word, indicator)
    return own if own or not word or match.end() > match.end("so") or word.split()[0] in _BETWEEN else None


def _own(word: str, indicator: Indicator) -> str:
    nouns = (*indicator.unit.split(", "), *(_PEOPLE if indicator.unit == "đảng viên" else ()))
    return next((noun for noun in nouns if word and f"{word} ".startswith((f"{noun} ", f"{noun.split()[0]} "))), "")


@cache
def _candidates(known: tuple[tuple[str, tuple[str, ...]], ...]) -> tuple[tuple[str, ...], Candidates]:
    """Every pattern of the registry, and whose it is."""
    owned = [(id, pattern) for id, patterns in known for pattern in patterns]
    return tuple(id for id, _ in owned), Candidates(tuple(pattern for _, pattern in owned))


@cache
def compiled(pattern: str, number: str) -> re.Pattern[str]:
    """A pattern of the registry as an expression: '…' is a gap, '{so}' the number."""
    pieces = re.split(rf"({re.escape(GAP)}|{re.escape(FIGURE)})", pattern)
    made = []
    for place, piece in enumerate(pieces):
        if piece == GAP:
            before = place >= 2 and pieces[place - 2] == FIGURE and not pieces[place - 1].strip()
            behind = pieces[place + 2 : place + 3] == [FIGURE] and not pieces[place + 1].strip()
            made.append(f"(?P<gap{place}>{_NEAR if before or behind else _FAR})")
        else:
            made.append(number if piece == FIGURE else piece)
    return re.compile("".join(made), re.IGNORECASE)
