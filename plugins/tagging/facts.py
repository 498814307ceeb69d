"""From one tag to one fact, or to its problems."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from plugins.model.facts import INSTANT, RESULT, Fact, Indicator, Period
from plugins.model.problems import Problem, problem
from plugins.tagging.context import COMMITTEES, FigureContext
from plugins.tagging.fitting import foreign
from plugins.tagging.grammar import BEFORE, Figure, qualifier_before, read_figure
from plugins.tagging.marks import Mark, Marks
from plugins.tagging.slips import Slip, slip
from plugins.tagging.titles import PLACES, About, meant, read_about
from plugins.text.days import short_date
from plugins.text.folding import fold
from plugins.text.periods import instant

CORRECTED = "dc"

_FALLS = re.compile(r"(?<!\w)giảm\s+$", re.IGNORECASE)
_FOLDED_PLACES = {fold(kind): kind for kind in PLACES}
_ID = re.compile(r"[^\s\"“”'()<>]+")


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag as the parser saw it: what stands behind `so:`, the title, the text, and the sentence around.

    `header` are the words of the header cell that tags a whole column, None in prose; `at` the line and column of the
    article that brings the figure, where they are not the mark's.
    """

    target: str
    title: str
    text: str
    sentence: str
    mark: Mark
    header: str | None = None
    at: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class _Whose:
    """The unit and organisation of a fact, and what its anchor says of them ('' for the article's own)."""

    unit: str
    organisation: str
    anchor: str = ""


def read_tag(
    tag: Tag, context: FigureContext, marks: Marks, anchors: dict[str, int]
) -> tuple[Fact | None, list[Problem]]:
    """The fact of a tag, None where it has none, and every problem; `anchors` counts those already on the page."""
    reader = _Reader(tag, context, marks)
    indicator = reader.indicator()
    if not indicator:
        return None, reader.problems
    about, slips = read_about(tag.title, context.day, indicator)
    reader.report((*slips, *reader.unknown(about)), in_title=True)
    figure = read_figure(tag.text, indicator, about.value, header=tag.header)
    if not isinstance(figure, Figure):
        reader.report(figure, in_title=bool(about.value) and figure[0].code != "BT328")
    elif noun := foreign(tag.text, indicator, context.registry):
        reader.report((noun,), in_title=False)
    period = reader.period(about, indicator)
    reader.time(about, period, indicator)
    whose = reader.whose(about)
    if not isinstance(figure, Figure) or not period or not whose or any(found.fatal for found in reader.problems):
        return None, reader.problems
    qualifier = figure.qualifier or reader.stray_qualifier()
    falls = indicator.kind == "change" and figure.value > 0 and reader.stray_fall()
    anchor = _anchor(indicator, period, whose, about.status, anchors)
    line, column = tag.at or marks.place(tag.mark.opening)
    fact = Fact(
        id=f"{context.address.removesuffix('.html')}#{anchor}",
        unit=whose.unit,
        organisation=whose.organisation,
        indicator=indicator.id,
        period=period,
        status=about.status,
        value=-figure.value if falls else figure.value,
        text=" ".join(tag.text.split()),
        qualifier=qualifier,
        numerator=figure.numerator,
        denominator=figure.denominator,
        base=about.base,
        as_of=context.as_of,
        sentence=tag.sentence,
        article=context.article,
        anchor=anchor,
        line=line,
        column=column,
        flags=(CORRECTED,) if about.corrects else (),
    )
    return fact, reader.problems


def _anchor(indicator: Indicator, period: Period, whose: _Whose, status: str, anchors: dict[str, int]) -> str:
    parts = ("so", indicator.id, period.code, whose.anchor, "" if status == RESULT else status)
    anchor = "-".join(part for part in parts if part)
    anchors[anchor] = anchors.get(anchor, 0) + 1
    return anchor if anchors[anchor] == 1 else f"{anchor}-{anchors[anchor]}"


class _Reader:
    """One tag being read; it gathers the problems and knows where in the source each stands."""

    def __init__(self, tag: Tag, context: FigureContext, marks: Marks) -> None:
        self.tag, self.context, self.marks = tag, context, marks
        self.problems: list[Problem] = []
        found = marks.source.find(tag.title, tag.mark.target) if tag.title else -1
        self._title = max(found, tag.mark.target)
        raw = marks.source[tag.mark.opening + 1 : tag.mark.closing]
        self._exact = raw == tag.text

    def report(self, slips: Iterable[Slip], *, in_title: bool) -> None:
        for each in slips:
            start = self._title if in_title else self.tag.mark.opening + 1
            self._add(each.code, start + (each.offset if in_title or self._exact else 0), each.guess, each.words)

    def indicator(self) -> Indicator | None:
        target, registry = self.tag.target, self.context.registry
        known = registry.get(target)
        if known:
            return known
        meant = _ID.search(target)
        if not meant or meant[0] != target:
            guess = f"so:{meant[0]}" if meant and registry.get(meant[0]) else ""
            self._add("BT310", self.tag.mark.opening, guess)
        else:
            self._add("BT305", self.tag.mark.target, registry.guess(target), (("id", target),))
        return None

    def period(self, about: About, indicator: Indicator) -> Period | None:
        if about.period:
            return about.period
        if any(found.code == "BT319" for found in self.problems):
            return None
        if indicator.timing == INSTANT:
            return instant(self.context.as_of or self.context.day)
        misread = bool(about.unknown)  # perhaps that was the period
        if not self.context.period and not misread:
            words = (("label", indicator.label), ("text", self.tag.text.strip()), ("id", indicator.id))
            self._add("BT303", self.tag.mark.opening, "", words)
        return self.context.period

    def unknown(self, about: About) -> list[Slip]:
        """The parts of the title that nobody could read, each with what was probably meant."""
        return [slip("BT309", at, guess=self._meant(part), part=part) for part, at in about.unknown]

    def _meant(self, part: str) -> str:
        context = self.context
        found = context.find_organisation(part)
        if found:
            return f"của {part}"
        near = meant(part, context.day)
        if near:
            return near
        bare = fold(part)
        kind = next((kind for kind in _FOLDED_PLACES if bare.startswith(f"{kind} ")), "")
        name = part[len(kind) :].strip()
        for known in [_FOLDED_PLACES[kind]] if kind else PLACES:
            if context.knows_unit(f"{known} {name}"):
                return f"{known} {name}"
        return ""

    def time(self, about: About, period: Period | None, indicator: Indicator) -> None:
        """A result of days to come, and an indicator whose wording belongs to other years."""
        if not period:
            return
        if about.status == RESULT and not about.unknown and period.start and period.start > self.context.day:
            self._add("BT323", self._title, "", (("period", period.label),))
        if (indicator.since and period.end < indicator.since) or (
            indicator.until and (period.start or period.end) > indicator.until
        ):
            since = f"từ {short_date(indicator.since)} " if indicator.since else ""
            until = f"đến {short_date(indicator.until)}" if indicator.until else "trở đi"
            words = (("label", indicator.label), ("days", f"{since}{until}".strip()), ("period", period.label))
            self._add("BT324", self.tag.mark.opening, "", words)

    def whose(self, about: About) -> _Whose | None:
        context = self.context
        unit, organisation, anchor = context.unit, context.organisation, ""
        if about.place:
            unit, anchor, problems = context.resolve_unit(about.place[0], *self._in_title(about.place[1]))
            self.problems += [replace(found, path=context.path) for found in problems]
            organisation = ""
            if not unit:
                return None
        if about.organisation:
            found = context.find_organisation(about.organisation[0])
            if not found:
                guess = context.guess_organisation(about.organisation[0])
                self._add("BT312", self._title + about.organisation[1], guess, (("name", about.organisation[0]),))
                return None
            unit = found.unit or unit
            organisation = "" if found.kind in COMMITTEES else found.id
            anchor = found.id if organisation else anchor or unit
        if not unit and not organisation:
            self._add("BT314", self.tag.mark.opening)
            return None
        own = (unit, organisation) == (context.unit, context.organisation)
        return _Whose(unit, organisation, "" if own else anchor)

    def stray_qualifier(self) -> str:
        """The qualifier that stands before the bracket instead of in it, with a warning."""
        start = max(0, self.tag.mark.opening - 40)
        word, offset = qualifier_before(self.marks.source[start : self.tag.mark.opening])
        if not word:
            return ""
        self._add("BT304", start + offset, "", (("word", word), ("text", self.tag.text.strip())))
        return BEFORE[word.lower()]

    def stray_fall(self) -> bool:
        """Whether 'giảm' stands before the bracket of a change instead of in it, with a warning."""
        start = max(0, self.tag.mark.opening - 40)
        match = _FALLS.search(self.marks.source[start : self.tag.mark.opening])
        if match:
            self._add("BT304", start + match.start(), "", (("word", match[0].strip()), ("text", self.tag.text.strip())))
        return match is not None

    def _in_title(self, offset: int) -> tuple[int, int]:
        return self.marks.place(self._title + offset)

    def _add(self, code: str, offset: int, guess: str = "", words: Iterable[tuple[str, object]] = ()) -> None:
        line, column = self.marks.place(offset)
        self.problems.append(problem(code, self.context.path, line, column, guess=guess, **dict[str, Any](words)))
