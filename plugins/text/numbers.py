"""Vietnamese numbers: a strict reader (dot between groups of three, comma before decimals) and a writer."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

SPELLED = {
    "một": 1,
    "hai": 2,
    "ba": 3,
    "bốn": 4,
    "năm": 5,
    "sáu": 6,
    "bảy": 7,
    "bẩy": 7,
    "tám": 8,
    "chín": 9,
    "mười": 10,
}
SCALES = {
    "nghìn tỷ": Decimal(10**12),
    "ngàn tỷ": Decimal(10**12),
    "nghìn": Decimal(10**3),
    "ngàn": Decimal(10**3),
    "triệu": Decimal(10**6),
    "tỷ": Decimal(10**9),
    "tỉ": Decimal(10**9),
}
SCALE = r"(?:ngh[ìi]n t[ỷỉ]|ngàn t[ỷỉ]|nghìn|ngàn|triệu|tỷ|tỉ)"
DIGITS = r"[−-]?\d(?:[\d.,\u00a0\u202f]*\d)?"

_VIETNAMESE = str.maketrans(",.", ".,")
_PLAIN = re.compile(r"(?P<whole>\d{1,3}(?:\.\d{3})+|\d+)(?:,(?P<decimals>\d+))?")
_SCALED = re.compile(rf"(?P<number>.*?)(?:[\s\u00a0\u202f]+(?P<scale>{SCALE}))?", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written, and half the unit of its last digit: 2.105 → ½; 76,67 → 0,005; 1,2 triệu → 50.000.

    `decimals` counts the digits after the comma, 0 where a scale word follows.
    """

    value: Decimal
    precision: Decimal
    decimals: int = 0


class NumberError(ValueError):
    """What is wrong with a number, in Vietnamese, and what was probably meant ('' where nobody can tell)."""

    def __init__(self, reason: str, guess: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.guess = guess


@lru_cache(maxsize=1 << 14)  # small numbers recur
def parse_number(text: str) -> Number:
    """Read '2.105', '76,67', '3.798,254', '1,2 triệu' or 'ba'; raise NumberError with a reason for all else.

    A no-break space may stand for the dot. A locale library would read '1.5' as 15; here it is refused.
    """
    match = _SCALED.fullmatch(text.strip())
    words = match["number"].strip() if match else text.strip()
    scale = _scale(match["scale"]) if match and match["scale"] else Decimal(1)
    if words.lower() in SPELLED:
        return Number(SPELLED[words.lower()] * scale, scale / 2)
    sign = -1 if words[:1] in ("-", "−") else 1
    digits = words.lstrip("-−") if sign < 0 else words
    digits = _close(digits)
    match = _PLAIN.fullmatch(digits)
    if not match:
        raise NumberError(*_reason(digits))
    _refuse_zeros(match["whole"])
    decimals = match["decimals"] or ""
    value = Decimal(f"{match['whole'].replace('.', '')}.{decimals or '0'}") if decimals else _whole(match["whole"])
    precision = scale * Decimal(5).scaleb(-len(decimals) - 1)
    if scale > 1:
        return Number(tidy(sign * value * scale), tidy(precision), 0)
    return Number(sign * value, precision, len(decimals))


def format_number(value: Decimal, decimals: int | None = None) -> str:
    """'2.105', '76,67'; with `decimals` rounded half up to so many, else all that the value has."""
    if decimals is not None:
        value = value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return f"{value:,f}".translate(_VIETNAMESE)


def grouped(count: int, mark: str = ".") -> str:
    """'2.105': a count as it is read, its thousands apart."""
    return f"{count:,}".replace(",", mark)


def scale_of(unit: str) -> Decimal:
    """What a unit of measure multiplies by: 'triệu đồng/người' → 1.000.000, 'đảng viên' → 1."""
    match = re.match(rf"{SCALE}\b", unit, re.IGNORECASE)
    return _scale(match[0]) if match else Decimal(1)


def _scale(words: str) -> Decimal:
    return SCALES[" ".join(words.lower().replace("tỉ", "tỷ").split())]


def tidy(value: Decimal) -> Decimal:
    """The same value without zeros after the point, which scaling leaves behind."""
    return value.to_integral_value() if value == value.to_integral_value() else value.normalize()


def _whole(digits: str) -> Decimal:
    return Decimal(digits.replace(".", ""))


def _close(digits: str) -> str:
    """The digits with every no-break space between groups made a dot; 'a b' with other spaces stays."""
    return re.sub(r"(?<=\d)[\u00a0\u202f](?=\d)", ".", digits)


def _refuse_zeros(whole: str) -> None:
    """'05 đảng viên' is office usage and read as 5; '007' and '05.105' are slips."""
    if whole.startswith("0") and len(whole) > 2:
        raise NumberError("số không bắt đầu bằng chữ số 0", whole.lstrip("0.") or "0")


def _reason(digits: str) -> tuple[str, str]:
    if not re.fullmatch(r"[\d.,]*\d[\d.,]*", digits):
        return "đây không phải là số", ""
    if not digits[0].isdigit() or not digits[-1].isdigit():
        return "thừa dấu ở đầu hoặc cuối số", digits.strip(".,")
    if digits.count(",") > 1:
        swapped = digits.translate(str.maketrans(",.", ".,"))
        return "dấu phẩy chỉ đứng một lần, trước phần thập phân", swapped if _PLAIN.fullmatch(swapped) else ""
    if "," in digits and "." in digits[digits.index(",") :]:
        swapped = digits.translate(str.maketrans(",.", ".,"))
        return "dấu chấm không đứng sau dấu phẩy thập phân", swapped if _PLAIN.fullmatch(swapped) else ""
    if digits.count(".") == 1 and "," not in digits:
        return "dấu chấm ngăn từng nhóm ba chữ số, dấu phẩy mới là dấu thập phân", digits.replace(".", ",")
    return "dấu chấm ngăn từng nhóm ba chữ số", ""
