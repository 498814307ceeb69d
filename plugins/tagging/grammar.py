"""The text of a figure's link: exactly one number or fraction with its qualifier words."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from plugins.model.facts import Indicator
from plugins.tagging.fitting import misfit, unit_scale
from plugins.tagging.slips import Slip, margin, slip
from plugins.text.numbers import DIGITS, SCALE, SPELLED, Number, NumberError, parse_number, scale_of, tidy

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
_LEADING = (*BEFORE, "từ", "tăng", "giảm", "có", "được", "đạt", "thêm", "là", "cả", "đã", "tổ chức", "kết nạp")
_FIGURE = re.compile(rf"(?<![\w.,])(?P<first>{DIGITS}(?:[\s\u00a0\u202f]+{SCALE}\b)?)", re.IGNORECASE)
_FRACTION = re.compile(rf"(?P<part>{DIGITS})\s*/\s*(?P<whole>{DIGITS})")
_SPELLED = re.compile(
    rf"\s*(?:(?:{'|'.join(_LEADING)})\s+)*(?P<number>(?:{'|'.join(SPELLED)})(?:\s+{SCALE})?)(?!\w)"
    r"(?!\s+(?:nay|trước|qua|ngoái|sau|vừa|\d))",
    re.IGNORECASE,
)
_ANOTHER = re.compile(rf"\s+(?:{'|'.join(SPELLED)})(?!\w)", re.IGNORECASE)
_LARGE = re.compile(r"(?<!\w)(?:mươi|mười|trăm|chục|vạn|lăm|mốt|linh|lẻ|nửa|rưỡi|phần(?! trăm))(?!\w)", re.IGNORECASE)
_HALF_IN_WORDS = re.compile(
    rf"{DIGITS}[\s\u00a0]+(?:(?:{SCALE}|vạn)[\s\u00a0]+rưỡi|mươi|trăm|chục|vạn)(?!\w)", re.IGNORECASE
)
_LOOKING = re.compile(r"(?<!\w)[\dOoIl.,]*(?:\d[OoIl]|[OoIl]\d)[\dOoIl.,]*(?!\w)")
_LOOKS = str.maketrans("OoIl", "0011")
_BEFORE = re.compile(rf"(?<!\w)(?P<word>{'|'.join(BEFORE)})(?:\s+(?:đạt|có|được|là|còn))?\s*$", re.IGNORECASE)
_AFTER = re.compile(rf"(?<!\w)(?P<word>{'|'.join(AFTER)})(?!\w)", re.IGNORECASE)
_ANY_BEFORE = re.compile(rf"(?<!\w)(?:{'|'.join(BEFORE)})(?!\w)", re.IGNORECASE)
_AT_LEAST = re.compile(r"(?<!\w)(?:từ)\s+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Figure:
    """What a link's text states: the number (of a/b the numerator), its qualifier, and the denominator."""

    value: Decimal
    qualifier: str = ""
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    precision: Decimal = Decimal("0.5")


def read_figure(
    text: str, indicator: Indicator, value: str = "", *, header: str | None = None
) -> Figure | tuple[Slip, ...]:
    """The one figure of a link's text, or what is wrong with it.

    `value` is what "= 2000" in the title says; `header` the words over a table's cell, which may state its unit
    ('Thu ngân sách (tỷ đồng)'), None in prose.
    """
    figure = stated(value) if value else stated(text)
    if isinstance(figure, Slip):
        counted = indicator.kind in ("count", "ratio") and "," in figure.guess  # "2.10" of members is no "2,10"
        return (replace(figure, guess="") if counted else figure,)
    if value:
        own = stated(text)
        if isinstance(own, Figure) and own.value != figure.value:
            return (slip("BT328", 0, text=text.strip(), value=value),)
        figure = replace(figure, qualifier=_anywhere(text))
    numbers = (figure.value, figure.denominator)
    wrong = _contrary(text) or misfit(numbers, text, indicator, stated=bool(value), header=header)
    if wrong:
        return (wrong,)
    factor = unit_scale(text, indicator, header) / scale_of(indicator.unit)
    if factor != 1:
        figure = replace(figure, value=tidy(figure.value * factor), precision=tidy(figure.precision * factor))
    if indicator.kind == "change" and re.search(r"(?<!\w)giảm(?!\w)", text, re.IGNORECASE) and figure.value > 0:
        return replace(figure, value=-figure.value)
    return figure


def stated(text: str) -> Figure | Slip:
    """The one number or fraction of a text with its qualifier, whatever it measures."""
    looking = _LOOKING.search(text)
    if looking:
        guess = looking[0].translate(_LOOKS)
        return slip("BT301", looking.start(), guess, number=looking[0], reason="có chữ lẫn trong số")
    fraction = _FRACTION.search(text)
    rest = text[: fraction.start()] + " " * len(fraction[0]) + text[fraction.end() :] if fraction else text
    found = list(_FIGURE.finditer(rest))
    if len(found) + bool(fraction) > 1:
        return slip("BT307", margin(text), text=text.strip(), count=len(found) + bool(fraction))
    half = _HALF_IN_WORDS.search(text)
    if half:
        return slip("BT301", half.start(), number=half[0], reason="viết cả số bằng chữ số")
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
    found = _SPELLED.match(text)
    if not found:
        return slip("BT306", margin(text), text=text.strip())
    others = (one for one in _LARGE.finditer(text) if not found.start("number") <= one.start() < found.end("number"))
    if _ANOTHER.match(text, found.end()) or next(others, None):
        return slip("BT318", found.start("number"), word=text.strip())
    number = parse_number(found["number"])
    qualifier = _qualifier(text, found.start("number"), found.end())
    return Figure(number.value, qualifier, precision=number.precision)


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
    if before:
        return BEFORE[before["word"].lower()]
    return "≥" if _AT_LEAST.search(text[:start]) else ""


def _anywhere(text: str) -> str:
    """The qualifier of a figure in words: 'hơn hai nghìn'."""
    after, before = _AFTER.search(text), _ANY_BEFORE.search(text)
    if after:
        return AFTER[after[0].lower()]
    return BEFORE[before[0].lower()] if before else ""


def _contrary(text: str) -> Slip | None:
    """Two qualifiers that do not say the same: 'gần trên 90%', 'trên 90% trở xuống'."""
    words = [*_ANY_BEFORE.finditer(text), *_AFTER.finditer(text)]
    signs = {(BEFORE | AFTER)[word[0].lower()].replace("≥", ">").replace("≤", "<") for word in words}
    return slip("BT329", words[0].start(), text=text.strip()) if len(signs) > 1 else None
