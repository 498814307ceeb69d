"""The title of a figure's link: period, status, place, organisation, base and value, in any order."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from plugins.model.facts import ESTIMATE, FORECAST, PLAN, PRELIMINARY, RESULT, TARGET, Indicator, Period
from plugins.tagging.context import FigureContext
from plugins.tagging.registry import nearest
from plugins.tagging.slips import Slip, slip
from plugins.text.folding import fold
from plugins.text.numbers import DIGITS
from plugins.text.periods import earlier, read_period

STATUSES = {
    "mục tiêu": TARGET,
    "kế hoạch": PLAN,
    "chỉ tiêu": PLAN,
    "dự kiến": FORECAST,
    "dự báo": FORECAST,
    "ước thực hiện": ESTIMATE,
    "ước tính": ESTIMATE,
    "ước": ESTIMATE,
    "sơ bộ": PRELIMINARY,
    "kết quả": RESULT,
    "thực hiện": RESULT,
}
CORRECTION = "đính chính"
PLACES = ("tỉnh", "thành phố", "huyện", "thị xã", "quận", "xã", "phường", "thị trấn", "đặc khu")

_PLACE = re.compile(rf"(?:{'|'.join(PLACES)}|tp\.?|tx\.?|tt\.?|[hpqx]\.)(?! ?[ủu][yỷ]\b)\s*\w.*", re.IGNORECASE)
# Shaped like a period, so that one that is none is told as such: 'tháng 13/2017', '31/2/2017', 'năm 20177'.
_LIKE_PERIOD = re.compile(
    r"(?:(?:tính )?(?:đến|tới) )?(?:(?:ngày )?\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|tháng \d{1,3}[/.-]\d{2,5}|\d{1,3}/\d{2,5}"
    r"|quý \w+[ /.-].*\d+|(?:cả |trong )?năm \d+|\d+ tháng.*|(?:(?:giai đoạn|nhiệm kỳ) )?\d+ ?[-–—] ?\d+"
    r"|(?:kể )?từ .*\d+.* (?:đến|tới) .*\d+.*)"
)
_BARE = {
    bare: right
    for right in (
        *("mục tiêu", "kế hoạch", "chỉ tiêu", "dự kiến", "ước thực hiện", "sơ bộ", "đính chính", "từ đầu năm", "tháng"),
        *("năm", "quý", "giai đoạn", "nhiệm kỳ", "đến", "từ", "ngày", "đầu", "cuối", "cả", "nay"),
    )
    for bare in (fold(right),)
}


@dataclass(frozen=True, slots=True)
class About:
    """What a link's title states; None or '' for what it leaves to the article.

    `unknown` are the parts nobody could read, with their offsets; `place` and `organisation` are words with their
    offset into the title, still to be looked up.
    """

    period: Period | None = None
    status: str = RESULT
    base: Period | None = None
    place: tuple[str, int] | None = None
    organisation: tuple[str, int] | None = None
    value: str = ""
    corrects: bool = False
    unknown: tuple[tuple[str, int], ...] = ()


def read_about(title: str, day: date, indicator: Indicator) -> tuple[About, tuple[Slip, ...]]:
    """The parts of a link's title between ';', in any order, and what is wrong with them."""
    about, slips, taken = About(), list[Slip](), set[str]()
    same_period_before = False
    for match in re.finditer(r"[^;]+", title):
        part = match[0].strip()
        offset = match.start() + len(match[0]) - len(match[0].lstrip())
        if not part:
            continue
        kind, found = _part(part, offset, day)
        if kind and kind in taken:
            slips.append(slip("BT311", offset, part=part, kind=kind))
        elif kind == "kỳ" and not found:
            near = _spelt(part)
            guess = near if read_period(near, day) else _turned(part, day)
            slips.append(slip("BT319", offset, guess=guess, part=part))
        elif not kind:
            about = replace(about, unknown=(*about.unknown, (part, offset)))
        taken.add(kind)
        same_period_before |= part.lower() == "so với cùng kỳ"
        about = replace(about, **found)
    if same_period_before and about.period:
        about = replace(about, base=earlier(about.period, 1))
    return about, (*slips, *_base_slips(about, title, indicator, same_period_before=same_period_before))


def readable(words: str, context: FigureContext) -> bool:
    """Whether words at the edge of a table can be a title's parts, or nearly: a place, a period, a status."""
    for part in words.split(";"):
        kind, _ = _part(part.strip(), 0, context.day)
        near = meant(part.strip(), context.day) or context.find_organisation(part.strip())
        if not kind and not near and not any(context.knows_unit(f"{p} {part.strip()}") for p in PLACES):
            return False
    return True


def meant(part: str, day: date) -> str:
    """A status misspelt, or a period written almost as it is read ('' where nobody can tell)."""
    if re.fullmatch(DIGITS, part):
        return f"= {part}"
    words = _spelt(part)
    if words != part and _known(words, day):
        return words
    for length in range(len(words.split()) - 1, 0, -1):
        first, rest = " ".join(words.split()[:length]), " ".join(words.split()[length:])
        if _known(first.strip(" ,"), day) and _known(rest.strip(" ,"), day):
            return f"{first.strip(' ,')}; {rest.strip(' ,')}"
    word = nearest(part.lower(), (*STATUSES, CORRECTION, "từ đầu năm", "so với cùng kỳ"))
    if word:
        return word
    shorter = re.sub(r"^(?:trong|vào|tại|của|theo|tính)\s+", "", words, flags=re.IGNORECASE)
    return shorter if shorter != part and read_period(shorter, day) else ""


def _base_slips(about: About, title: str, indicator: Indicator, *, same_period_before: bool) -> tuple[Slip, ...]:
    """A change without a base, a base of something else, and a base that is not before its period."""
    based = about.base or same_period_before
    if indicator.kind == "change" and not based and "so với" not in title:
        return (slip("BT316", 0, label=indicator.label),)
    offset = max(title.lower().find("so với"), 0)
    if indicator.kind != "change" and based:
        return (slip("BT327", offset, label=indicator.label),)
    if about.base and about.period and about.base.end >= about.period.end:
        return (slip("BT326", offset, base=about.base.label, period=about.period.label),)
    return ()


def _part(part: str, offset: int, day: date) -> tuple[str, dict[str, Any]]:
    """The kind of one part in the words of a message ('' for unknown), and the fields of About it fills."""
    words = " ".join(part.lower().split())
    if part.startswith("=") and part[1:].strip():
        return "con số", {"value": part[1:].strip()}
    if words in STATUSES:
        return "trạng thái", {"status": STATUSES[words]}
    if words == CORRECTION:
        return "đính chính", {"corrects": True}
    if words == "so với cùng kỳ":
        return "mốc so sánh", {}
    if words.startswith("so với "):
        base = read_period(part[len("so với ") :], day)
        return ("mốc so sánh", {"base": base}) if base else ("", {})
    if words.startswith("của ") and not _PLACE.fullmatch(part[len("của ") :].strip()):
        return "tổ chức", {"organisation": (part[len("của ") :].strip(), offset + len("của "))}
    period = read_period(part, day)
    if period:
        return "kỳ", {"period": period}
    if _LIKE_PERIOD.fullmatch(words):
        return "kỳ", {}
    name = re.sub(r"^(?:của|tại|ở)\s+", "", part, flags=re.IGNORECASE)
    return ("địa phương", {"place": (name, offset + len(part) - len(name))}) if _PLACE.fullmatch(name) else ("", {})


def _known(words: str, day: date) -> bool:
    return words.lower() in (*STATUSES, CORRECTION) or read_period(words, day) is not None


def _spelt(part: str) -> str:
    """The words of periods and statuses with their marks, as far as the bare letters tell: '9 thang nam 2017'."""
    words = " ".join(fold(part).split())
    for bare, right in _BARE.items():
        words = re.sub(rf"(?<!\w){bare}(?!\w)", right, words)
    return re.sub(r"(?<=quý )[iv]+(?!\w)", lambda roman: roman[0].upper(), words)


def _turned(part: str, day: date) -> str:
    """'giai đoạn 2016-2020' for one that runs backwards."""
    turned = re.sub(r"(\d{4})( ?[-–—] ?)(\d{4})", r"\3\2\1", part)
    return turned if turned != part and read_period(turned, day) else ""
