"""The page of an indicator in one year: places ranked or listed, targets apart, definition, downloads."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from plugins.model import addresses
from plugins.model.edition import Edition
from plugins.model.facts import INSTANT, Indicator
from plugins.model.sheets import Page
from plugins.showing.charts import Line, line
from plugins.showing.series import by_year, finding
from plugins.showing.tables import legend
from plugins.statistics import ranking
from plugins.statistics.downloads import FORMS, indicator_address
from plugins.statistics.ranking import Lines, entity
from plugins.statistics.trail import HOME, INDEX

LEVEL_WORDS = {
    "district": "đơn vị cấp huyện",
    "province": "tỉnh, thành phố",
    "commune": "đơn vị cấp xã",
    "organisation": "tổ chức đảng",
}


def keys(edition: Edition) -> Iterable[str]:
    """'ket-nap' for the year it opens with, 'ket-nap 2016' for each other."""
    for id in edition.indicators():
        yield id
        first = ranking.landing(edition, id)
        yield from (f"{id} {year}" for year in ranking.years(edition, id) if year != first)


def sheet(edition: Edition, key: str) -> Page:
    """One year of an indicator."""
    id, _, chosen = key.partition(" ")
    indicator = edition.indicator(id)
    years, first = ranking.years(edition, id), ranking.landing(edition, id)
    year = int(chosen) if chosen else first
    beside = _companions(edition, indicator)
    rows = [edition.cells_of_indicator_in(other.id, year) for other in beside]
    groups = ranking.rank(edition, ranking.cells_of_year(edition, id, year), year, rows, newest=year == first)
    title = indicator.label if not chosen else f"{indicator.label}, {year}"
    values: dict[str, Any] = {
        "page": "indicator",
        "title": title,
        "description": f"{indicator.label} theo địa phương, {year}.",
        "section": "statistics",
        "breadcrumb": (HOME, INDEX, (title, "")),
        "label": indicator.label,
        "unit": indicator.unit,
        "standfirst": standfirst(indicator),
        "years": tuple((str(other), _address(id, other, first), other == year) for other in years),
        "caption": _caption(indicator, groups, year),
        "coverage": _coverage(indicator, groups, year),
        "companions": tuple((other.label, other.unit) for other in beside),
        "groups": groups,
        "alphabet": ranking.alphabet(groups),
        "hatched": any(row.hatched for group in groups for row in group.lines),
        "ranked": any(group.ranked for group in groups),
        "ahead": any(row.ahead for group in groups for row in group.lines),
        "expected": any(row.expected for group in groups for row in group.lines),
        "legend": legend(_marks(groups)),
        "trend": _trend(edition, indicator),
        "definition": definition(edition, indicator),
        "year": str(year),
        "downloads": tuple((FORMS[form], indicator_address(id, year, form)) for form in FORMS),
        "every_year": f"{addresses.STATISTICS}#tai-ve",
    }
    return Page(_address(id, year, first), "indicator.html", values)


def standfirst(indicator: Indicator) -> str:
    """The definition in a sentence, and the unit of measure."""
    said = f"{indicator.definition.rstrip('.')}. " if indicator.definition else ""
    return f"{said}Đơn vị: {indicator.unit}."


def definition(edition: Edition, indicator: Indicator) -> tuple[str, ...]:
    """How the figure is counted and what may be done with it, a sentence each."""
    timing = "Số tại một thời điểm." if indicator.timing == INSTANT else "Tính theo thời kỳ."
    known = edition.indicators()
    parts = [edition.indicator(id).label for id in indicator.sum_of if id in known]
    adding = {
        "sum": "Cộng được giữa các địa phương cùng cấp, trong cùng một kỳ.",
        "ratio": "Tỷ lệ chung được tính lại từ tổng tử số và tổng mẫu số, không lấy trung bình các tỷ lệ.",
    }.get(indicator.aggregate, "Không cộng giữa các địa phương.")
    made = (f"Gồm: {', '.join(parts)}.",) if parts else ()
    return (timing, *made, adding)


def _address(id: str, year: int, first: int) -> str:
    return addresses.indicator(id) if year == first else f"so-lieu/{id}/{year}/index.html"


def _companions(edition: Edition, indicator: Indicator) -> list[Indicator]:
    """The plan an indicator is measured by and the percentage it makes of it, where there are such figures."""
    known = edition.indicators()
    shares = [share for id in known if (share := edition.indicator(id)).ratio_of[:1] == (indicator.id,)]
    found = [other for share in shares[:1] for other in (*share.ratio_of[1:], share.id) if other in known]
    return [edition.indicator(id) for id in found]


def _caption(indicator: Indicator, groups: Sequence[Lines], year: int) -> str:
    """'Đảng viên mới kết nạp theo đơn vị cấp huyện, 2017'."""
    levels = [LEVEL_WORDS[group.key] for group in groups if group.key in LEVEL_WORDS]
    return f"{indicator.label} theo {', '.join(levels)}, {year}"


def _coverage(indicator: Indicator, groups: Sequence[Lines], year: int) -> str:
    """How many places reported, and why there is no total."""
    counts = []
    for group in groups:
        known = sum(not row.result.absent for row in group.lines)
        words = {"part": "nơi chưa đủ năm", "loose": "nơi chỉ nêu số ước lượng"}.get(group.key)
        if known:
            counts.append(f"{known} {words or LEVEL_WORDS[group.key]}")
    if not counts:
        return f"Chưa nơi nào có kết quả của năm {year}."
    alone = indicator.aggregate != "sum" or all(group.key == "organisation" for group in groups)
    return f"Có số liệu của {', '.join(counts)}{'' if alone else '; chưa đủ mọi nơi nên không cộng chung'}."


def _marks(groups: Sequence[Lines]) -> list[str]:
    """Every flag and every 'x' of the table."""
    figures = [
        one
        for group in groups
        for row in group.lines
        for one in (row.result, *row.companions, *row.ahead, *row.expected)
    ]
    return [mark for one in figures for mark in (*one.flags, one.absent) if mark]


def _trend(edition: Edition, indicator: Indicator) -> Line | None:
    """The place with the longest comparable series."""
    if indicator.kind in ("change", "ratio"):
        return None
    cells = edition.series_of_indicator(indicator.id)
    values = by_year(edition, cells)
    if not values:
        return None
    organisation, unit = entity(cells[0].shown)
    name = edition.organisation(organisation).name if organisation else edition.unit(unit).last_name.name
    found = finding(indicator, values)
    return line(f"{name}: {found[:1].lower()}{found[1:]}", f"{indicator.label}, {indicator.unit}", values)
