"""Figures as tables print them: the number with its words, and what the marks beside it mean."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from plugins.model.facts import Fact
from plugins.text.numbers import format_number

# A qualifier stays a word in its cell: a sign is overlooked, and '≥' is read aloud as nothing.
QUALIFIED = {
    "": "{}",
    ">": "trên {}",
    "≥": "từ {} trở lên",
    "<": "dưới {}",
    "≤": "không quá {}",
    "≈": "khoảng {}",
}
FLAGS = {
    "sr": "suy ra từ số liệu đã nêu",
    "kh": "kế hoạch",
    "mt": "mục tiêu",
    "dk": "dự kiến",
    "ut": "ước thực hiện",
    "sb": "sơ bộ",
    "dc": "đã đính chính",
    "kn": "các bài nêu khác nhau",
    "x": "chưa có số liệu",
    "z": "không áp dụng",
}
PART_OF_YEAR = "một phần năm"

_PART = re.compile(r"(\d{1,2})t")


def figure_text(fact: Fact, decimals: int = 0) -> str:
    """The number without its unit: '2.105', '98/104', 'trên 90', '76,67'.

    At least `decimals` digits stand after the comma, so that a row lines up; a stated digit is never rounded away.
    """
    if fact.numerator is not None and fact.denominator is not None:
        number = f"{_number(fact.numerator, 0)}/{_number(fact.denominator, 0)}"
    else:
        number = _number(fact.value, decimals)
    return QUALIFIED[fact.qualifier].format(number)


def flag_label(flag: str) -> str:
    """What one mark means: 'dk' → 'dự kiến', '9t' → 'một phần năm'; KeyError for an unknown mark."""
    return PART_OF_YEAR if _PART.fullmatch(flag) else FLAGS[flag]


def flag_labels(flags: Iterable[str]) -> tuple[tuple[tuple[str, ...], str], ...]:
    """The legend of the marks met: ((('9t', '10t'), 'một phần năm'), (('dk',), 'dự kiến')), in a fixed order."""
    met = set(flags)
    parts = tuple(sorted((flag for flag in met if _PART.fullmatch(flag)), key=lambda flag: int(flag[:-1])))
    legend = ((parts, PART_OF_YEAR),) if parts else ()
    unknown = met - set(parts) - FLAGS.keys()
    if unknown:
        raise KeyError(min(unknown))
    return (*legend, *(((flag,), label) for flag, label in FLAGS.items() if flag in met))


def _number(value: Decimal, decimals: int) -> str:
    text = format_number(value)
    whole, _, own = text.partition(",")
    own = own.rstrip("0").ljust(decimals, "0")
    return f"{whole},{own}" if own else whole
