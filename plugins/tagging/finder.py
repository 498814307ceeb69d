"""Figures that nobody tagged yet, each with the tag it probably wants."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache

from plugins.model.facts import ESTIMATE, FORECAST, PERIOD, RESULT, TARGET, Indicator
from plugins.tagging.grammar import BEFORE, Figure, stated
from plugins.tagging.lookalikes import masked
from plugins.tagging.proposing import Proposal, proposals
from plugins.tagging.registry import Registry
from plugins.text.numbers import DIGITS, SCALE
from plugins.text.periods import read_period
from plugins.text.sentences import sentence_spans

_QUALIFIER = rf"(?:(?:{'|'.join(BEFORE)})\s+(?:(?:đạt|có|được|là|còn)\s+)?)?"
_BASE = re.compile(r"so (?:với )?(cùng kỳ|năm \d{4})", re.IGNORECASE)
_NUMBER = rf"(?<![\w.,/])(?:{DIGITS})(?:\s?/\s?{DIGITS})?(?:\s?%|\s+{SCALE}\b)?(?!\s+năm tuổi)(?![\d.,]*\d)"
_FOUND = re.compile(f"{_QUALIFIER}(?P<number>{_NUMBER})", re.IGNORECASE)
_PHRASE = re.compile(
    r"(?<!so với )(?:từ đầu năm(?: \d{4})?(?: (?:đến|tới) nay)?"
    r"|(?:(?:tính )?đến (?:hết |cuối )?)?"
    r"(?:\d{1,2} tháng(?: đầu| cuối)? năm(?: \d{4}| nay)?|[69] tháng(?: đầu| cuối)?(?= )"
    r"|quý (?:[IV]+|\d)(?:/| năm )\d{4}|tháng \d{1,2}(?:/| năm )\d{4}|năm \d{4})"
    r"|(?:tính )?đến (?:hết )?(?:ngày )?\d{1,2}/\d{1,2}/\d{4}"  # any other day is an event's, not a period
    r"|(?:giai đoạn|nhiệm kỳ) \d{4} ?[-–] ?\d{4}|trong năm nay|năm nay)",
    re.IGNORECASE,
)
_STATUSES = (
    (re.compile(r"mục tiêu|phấn đấu", re.IGNORECASE), TARGET, "mục tiêu"),
    (re.compile(r"dự kiến|sẽ (?:có|đạt)", re.IGNORECASE), FORECAST, "dự kiến"),
    (re.compile(r"ước (?:thực hiện|đạt)", re.IGNORECASE), ESTIMATE, "ước thực hiện"),
)
_NEVER = date(2000, 6, 15)  # only whether a phrase is a period is asked, not which


@dataclass(frozen=True, slots=True)
class Found:
    """An untagged figure: line and column from 1, offsets into the text, what it states, and the tag proposed.

    `indicator` is '' where no pattern of the registry fits; `period` the words for the title or '', `base` those of a
    change's base; `confidence` from 0
    to 1 how sure the finder is of the indicator.
    """

    line: int
    column: int
    start: int
    end: int
    text: str
    value: Decimal
    qualifier: str
    numerator: Decimal | None
    denominator: Decimal | None
    indicator: str
    period: str
    status: str
    confidence: float = 0.0
    base: str = ""

    @property
    def tag(self) -> str:
        """The link to write in place of the text; 'chi-tieu' stands where the editor has to choose."""
        words = next((word for _, status, word in _STATUSES if status == self.status), "")
        title = "; ".join(part for part in (words, self.period, self.base) if part)
        return f"[{self.text}](so:{self.indicator or 'chi-tieu'}" + (f' "{title}")' if title else ")")


def find_figures(text: str, registry: Registry, day: date = _NEVER) -> list[Found]:
    """The untagged figures of a Markdown or plain text, in its order; dates, document numbers and the like are none.

    `day` is the day of the text, which tells the rules of which years 'năm nay' falls under.
    """
    hidden = masked(text)
    matches = list(_FOUND.finditer(hidden))
    if not matches:
        return []
    weighed = proposals(hidden, rf"{_QUALIFIER}(?P<so>{_NUMBER})", registry)
    spans = sentence_spans(text)
    found = []
    for match in matches:
        figure = stated(match[0])
        if isinstance(figure, Figure):
            number = match.start("number")
            first, last = next((span for span in spans if span[0] <= number < span[1]), (0, len(text)))
            place = _Place(text, match.start(), _end(hidden, match.end(), registry), first, last, day)
            found.append(place.found(figure, weighed.get(number, [])))
    return found


def write_tags(text: str, found: Iterable[Found]) -> str:
    """The text with the tags of those figures that have an indicator."""
    for one in sorted(found, key=lambda one: -one.start):
        if one.indicator:
            text = text[: one.start] + one.tag + text[one.end :]
    return text


@dataclass(frozen=True, slots=True)
class _Place:
    """Offsets of a figure and of the sentence around it, and the day of the text."""

    text: str
    start: int
    end: int
    first: int
    last: int
    day: date

    def found(self, figure: Figure, weighed: list[Proposal]) -> Found:
        status = self._status()
        named = self._period(self.first, behind=True)
        chosen = self._chosen(weighed, named)
        indicator = chosen.indicator if chosen else None
        timed = not indicator or indicator.timing == PERIOD or status != RESULT
        period = named if timed else ""
        if not timed:
            period = self._period(self.first, behind=False)
            period = period if period.startswith("đến ") else ""
        elif indicator and not period:
            period = self._period(self.text.rfind("\n\n", 0, self.start) + 1, behind=False)
        line = self.text.count("\n", 0, self.start) + 1
        column = self.start - self.text.rfind("\n", 0, self.start)
        words = self.text[self.start : self.end]
        numbers = (figure.value, figure.qualifier, figure.numerator, figure.denominator)
        id = indicator.id if indicator else ""
        sure = _confidence(chosen, weighed) if chosen else 0.0
        return Found(
            line, column, self.start, self.end, words, *numbers, id, period, status, sure, self._base(indicator)
        )

    def _base(self, indicator: Indicator | None) -> str:
        """What a change is measured against, if the sentence tells it behind the figure."""
        match = _BASE.search(self.text, self.end, self.last) if indicator and indicator.kind == "change" else None
        return f"so với {match[1].lower()}" if match else ""

    def _chosen(self, weighed: list[Proposal], named: str) -> Proposal | None:
        """The weightiest proposal whose rules were in force in the period the text names, or on its day."""
        words = named or self._period(self.text.rfind("\n\n", 0, self.start) + 1, behind=False)
        period = read_period(words, self.day) if words else None
        day = period.end if period else self.day
        return next((one for one in weighed if _in_force(one.indicator, day)), None)

    def _status(self) -> str:
        before = self.text[self.first : self.start].rpartition(";")[2][-160:]
        return next((status for words, status, _ in _STATUSES if words.search(before)), RESULT)

    def _period(self, since: int, *, behind: bool) -> str:
        """The nearest period named before the figure, else perhaps the first behind it in the sentence, else ''."""
        before = list(_PHRASE.finditer(self.text, since, self.start))
        after = _PHRASE.search(self.text, self.start, self.last) if behind else None
        match = before[-1] if before else after
        if not match:
            return ""
        words = match[0].lower().removesuffix(" đến nay").removesuffix(" tới nay")
        words = re.sub(r"(?<=quý )[iv]+", lambda roman: roman[0].upper(), words)
        return words if read_period(words, _NEVER) else ""


def _in_force(indicator: Indicator, day: date) -> bool:
    return not (indicator.since and day < indicator.since) and not (indicator.until and day > indicator.until)


def _confidence(chosen: Proposal, weighed: list[Proposal]) -> float:
    """From 0.5 to 0.95: more for weight, less where another indicator weighs almost as much."""
    others = [one.weight for one in weighed if one is not chosen and one.indicator.label != chosen.indicator.label]
    lead = chosen.weight - max(others, default=0.0)
    return round(min(0.95, max(0.5, 0.5 + chosen.weight / 60 + lead / 60)), 2)


def _end(hidden: str, end: int, registry: Registry) -> int:
    """The end of the figure with its unit's words: '2.105 đảng viên', '98/104 thôn, bản, khu phố'."""
    match = _units(tuple(one.unit for one in registry)).match(hidden, end)
    return match.end() if match else end


@cache
def _units(units: tuple[str, ...]) -> re.Pattern[str]:
    more = (
        "đảng viên mới",
        "hộ dân",
        "chi bộ",
        "đảng ủy cơ sở",
        "buổi",
        "lượt",
        "quần chúng",
        "bí thư chi bộ",
        "tổ chức đảng",
    )
    known = {unit.lstrip("% ") for unit in units} - {""}
    words = sorted({*known, *more}, key=lambda word: (-len(word), word))
    return re.compile(rf"\s+(?:{'|'.join(map(re.escape, words))})(?!\w)", re.IGNORECASE)
