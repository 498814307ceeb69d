"""The title of a figure's link: period, status, place, organisation, base and value, in any order."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from plugins.model.facts import ESTIMATE, FORECAST, PLAN, PRELIMINARY, RESULT, TARGET, Indicator, Period
from plugins.tagging.grammar import Slip, slip
from plugins.tagging.registry import nearest
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


@dataclass(frozen=True, slots=True)
class About:
    """What a link's title states; None or '' for what it leaves to the article.

    `place` and `organisation` are words with their offset into the title, still to be looked up.
    """

    period: Period | None = None
    status: str = RESULT
    base: Period | None = None
    place: tuple[str, int] | None = None
    organisation: tuple[str, int] | None = None
    value: str = ""
    corrects: bool = False


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
        if kind in taken:
            slips.append(slip("BT311", offset, part=part, kind=kind))
        elif not kind:
            slips.append(slip("BT309", offset, guess=_meant(part, day), part=part))
        taken.add(kind)
        same_period_before |= part.lower() == "so với cùng kỳ"
        about = replace(about, **found)
    if same_period_before and about.period:
        about = replace(about, base=earlier(about.period, 1))
    if indicator.kind == "change" and not about.base and not same_period_before:
        slips.append(slip("BT316", 0, label=indicator.label))
    return about, tuple(slips)


def _part(part: str, offset: int, day: date) -> tuple[str, dict[str, Any]]:
    """The kind of one part in the words of a message ('' for unknown), and the fields of About it fills."""
    words = " ".join(part.lower().split())
    if part.startswith("="):
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
    name = re.sub(r"^(?:của|tại|ở)\s+", "", part, flags=re.IGNORECASE)
    return ("địa phương", {"place": (name, offset + len(part) - len(name))}) if _PLACE.fullmatch(name) else ("", {})


def _meant(part: str, day: date) -> str:
    """A status misspelt, or a period written almost as it is read ('' where nobody can tell)."""
    word = nearest(part.lower(), (*STATUSES, CORRECTION, "từ đầu năm", "so với cùng kỳ"))
    if word:
        return word
    shorter = re.sub(r"^(?:trong|vào|tại|của|theo|tính)\s+", "", part, flags=re.IGNORECASE)
    return shorter if shorter != part and read_period(shorter, day) else ""
