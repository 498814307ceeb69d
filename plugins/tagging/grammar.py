"""The text of a figure's link: exactly one number or fraction with its qualifier words."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from plugins.model.facts import Indicator
from plugins.text.numbers import DIGITS, SCALE, SPELLED, Number, NumberError, parse_number, scale_of

# The longest come first: "không dưới" is not "dưới".
BEFORE = {
    "không dưới": "≥",
    "không ít hơn": "≥",
    "không kém": "≥",
    "ít nhất": "≥",
    "tối thiểu": "≥",
    "không quá": "≤",
    "không vượt quá": "≤",
    "nhiều nhất": "≤",
    "tối đa": "≤",
    "trên dưới": "≈",
    "xấp xỉ": "≈",
    "khoảng": "≈",
    "chừng": "≈",
    "ước": "≈",
    "chưa đến": "<",
    "chưa tới": "<",
    "gần": "<",
    "dưới": "<",
    "trên": ">",
    "hơn": ">",
    "quá": ">",
    "vượt": ">",
}
AFTER = {"trở lên": "≥", "trở xuống": "≤"}
_FIGURE = re.compile(rf"(?<![\w.,])(?P<first>{DIGITS}(?:[\s\u00a0\u202f]+{SCALE}\b)?)", re.IGNORECASE)
_FRACTION = re.compile(rf"(?P<part>{DIGITS})\s*/\s*(?P<whole>{DIGITS})")
_SPELLED = re.compile(rf"(?<!\w)({'|'.join(SPELLED)})(?:\s+({SCALE}))?(?!\w)", re.IGNORECASE)
_LARGE = re.compile(r"(?<!\w)(?:mươi|mười|trăm|chục|vạn|lăm|mốt|linh|lẻ)(?!\w)", re.IGNORECASE)
_BEFORE = re.compile(rf"(?<!\w)(?P<word>{'|'.join(BEFORE)})(?:\s+(?:đạt|có|được|là|còn|khoảng))?\s*$", re.IGNORECASE)
_AFTER = re.compile(rf"(?<!\w)(?P<word>{'|'.join(AFTER)})(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Slip:
    """A code of the catalogue with its words, and how many characters into the text it stands."""

    code: str
    offset: int
    words: tuple[tuple[str, object], ...] = ()
    guess: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """What a link's text states: the number (of a/b the numerator), its qualifier, and the denominator."""

    value: Decimal
    qualifier: str = ""
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    precision: Decimal = Decimal("0.5")


def read_figure(text: str, indicator: Indicator, value: str = "") -> Figure | tuple[Slip, ...]:
    """The one figure of a link's text, or what is wrong with it; `value` is what "= 2000" in the title says."""
    figure = stated(value) if value else stated(text)
    if isinstance(figure, Slip):
        return (figure,)
    if value:
        figure = replace(figure, qualifier=_qualifier(text, len(text), len(text)))
    wrong = _misfit(figure, text, indicator)
    if wrong:
        return (wrong,)
    factor = scale_of(indicator.unit)
    figure = replace(figure, value=figure.value / factor, precision=figure.precision / factor)
    if indicator.kind == "change" and re.search(r"(?<!\w)giảm(?! còn)", text, re.IGNORECASE) and figure.value > 0:
        return replace(figure, value=-figure.value)
    return figure


def stated(text: str) -> Figure | Slip:
    """The one number or fraction of a text with its qualifier, whatever it measures."""
    fraction = _FRACTION.search(text)
    rest = text[: fraction.start()] + " " * len(fraction[0]) + text[fraction.end() :] if fraction else text
    found = list(_FIGURE.finditer(rest))
    if len(found) + bool(fraction) > 1:
        return slip("BT307", _margin(text), text=text.strip(), count=len(found) + bool(fraction))
    if fraction:
        return _fraction(text, fraction)
    return _single(text, found[0]) if found else _in_words(text)


def qualifier_before(text: str) -> tuple[str, int]:
    """The qualifier word that ends a text and where it begins, ('', 0) where none does."""
    match = _BEFORE.search(text)
    return (match["word"], match.start("word")) if match else ("", 0)


def _single(text: str, match: re.Match[str]) -> Figure | Slip:
    number = _number(match["first"], match.start())
    if isinstance(number, Slip):
        return number
    return Figure(number.value, _qualifier(text, match.start(), match.end()), precision=number.precision)


def _fraction(text: str, match: re.Match[str]) -> Figure | Slip:
    part = _number(match["part"], match.start("part"))
    whole = _number(match["whole"], match.start("whole"))
    if isinstance(part, Slip):
        return part
    if isinstance(whole, Slip):
        return whole
    if whole.value <= 0:
        return slip("BT317", match.start("whole"), text=match[0])
    qualifier = _qualifier(text, match.start(), match.end())
    return Figure(part.value, qualifier, part.value, whole.value, part.precision)


def _in_words(text: str) -> Figure | Slip:
    found = list(_SPELLED.finditer(text))
    if len(found) > 1 or (found and [m for m in _LARGE.finditer(text) if m.start() != found[0].start()]):
        return slip("BT318", found[0].start(), word=text.strip())
    if not found:
        return slip("BT306", _margin(text), text=text.strip())
    number = parse_number(found[0][0])
    return Figure(number.value, _qualifier(text, found[0].start(), found[0].end()), precision=number.precision)


def _number(text: str, offset: int) -> Number | Slip:
    try:
        return parse_number(text)
    except NumberError as error:
        return slip("BT301", offset, guess=error.guess, number=text, reason=error.reason)


def _qualifier(text: str, start: int, end: int) -> str:
    after = _AFTER.search(text, end)
    if after:
        return AFTER[after["word"].lower()]
    before = _BEFORE.search(text[:start])
    return BEFORE[before["word"].lower()] if before else ""


def _misfit(figure: Figure, text: str, indicator: Indicator) -> Slip | None:
    """What contradicts the registry: decimals of a count, a percent sign on a count, a fraction above its most."""
    if figure.denominator is not None and indicator.kind not in ("count", "ratio"):
        return slip("BT315", _margin(text), text=text.strip(), label=indicator.label, unit=_measured_in(indicator))
    if indicator.kind not in ("percent", "change") and re.search(r"\d\s*%|phần trăm", text, re.IGNORECASE):
        return slip("BT313", _margin(text), text=text.strip(), label=indicator.label, unit=_measured_in(indicator))
    if indicator.kind in ("count", "ratio"):
        for number in (figure.value, figure.denominator or figure.value):
            if number != number.to_integral_value():
                return _whole_only(text, number)
    return _too_much(figure, text, indicator)


def _whole_only(text: str, number: Decimal) -> Slip:
    written = str(abs(number)).replace(".", ",")
    offset = max(text.find(written), 0)
    whole, _, decimals = written.partition(",")
    guess = f"{whole}.{decimals}" if len(decimals) == 3 and whole != "0" and len(whole) <= 3 else ""
    return slip("BT302", offset, guess=guess, number=written)


def _too_much(figure: Figure, text: str, indicator: Indicator) -> Slip | None:
    most = indicator.max_ratio
    if most is None:
        return None
    part, whole = figure.value, figure.denominator or (Decimal(100) if indicator.kind == "percent" else None)
    if whole is None or part <= most * whole:
        return None
    words = {"part": _plain(part), "whole": _plain(whole), "label": indicator.label, "most": f"{_plain(most * 100)}%"}
    return slip("BT308", _margin(text), **words)


def _margin(text: str) -> int:
    return len(text) - len(text.lstrip())


def _measured_in(indicator: Indicator) -> str:
    return "phần trăm" if indicator.unit.startswith("%") else indicator.unit


def _plain(number: Decimal) -> str:
    return f"{number:f}".replace(".", ",")


def slip(code: str, offset: int, guess: str = "", **words: object) -> Slip:
    """A slip with the words its message needs."""
    return Slip(code, offset, tuple(words.items()), guess)
