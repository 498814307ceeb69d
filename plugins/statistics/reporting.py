"""For editors: which district has reported in which month; the country in its newest year, a province in every year."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from plugins.model import addresses
from plugins.model.articles import INTERNAL, REPORT, Article
from plugins.model.edition import Edition
from plugins.model.packing import maker
from plugins.model.sheets import Page
from plugins.model.units import DISTRICT, PROVINCE, Unit
from plugins.statistics.conflicts import EDITORS
from plugins.statistics.conflicts import PAGE as CONFLICTS
from plugins.statistics.trail import HOME, INDEX
from plugins.statistics.untagged import address as untagged_address

COUNTRY = "country"
MONTHS = tuple(range(1, 13))


@dataclass(frozen=True, slots=True)
class Month:
    """One cell: '2' reports or '3/14' districts, with the newest report; `absent` 'x' for none, 'z' for no district."""

    text: str = ""
    href: str = ""
    absent: str = ""


_MONTH = maker(Month)


@dataclass(frozen=True, slots=True)
class Row:
    """A province or a district through the twelve months."""

    name: str
    address: str
    months: tuple[Month, ...]


def keys(edition: Edition) -> Iterable[str]:
    """The country and every province with reports, for those inside."""
    if edition.audience != INTERNAL:
        return ()
    reporting = set(edition.units_with_reports())
    return (COUNTRY, *(id for id in edition.units(PROVINCE) if id in reporting))


def sheet(edition: Edition, key: str) -> Page:
    """The page of the country or of one province."""
    return _country(edition) if key == COUNTRY else _province(edition, edition.unit(key))


def address(province: Unit) -> str:
    """The page of a province."""
    return f"so-lieu/bien-tap/{province.slug}/index.html"


def _country(edition: Edition) -> Page:
    """How many districts of each province reported in each month of the newest year."""
    newest = (article for article in map(edition.article, edition.reports()) if _district(edition, article))
    year = next((article.date.year for article in newest), edition.day.year)
    reported: dict[tuple[str, int], set[str]] = {}
    for month in MONTHS:
        for article in _reports(edition, edition.articles_of_month(year, month)):
            if district := _district(edition, article):
                province = edition.unit(district).parent_at(article.date.date())
                reported.setdefault((province, month), set()).add(district)
    provinces = [edition.unit(id) for id in edition.units(PROVINCE)]
    rows = [_provincial(edition, unit, year, reported) for unit in provinces]
    linked = {id for id, _ in reported} | set(edition.units_with_reports())
    values = {
        **_values("Biên tập số liệu", (HOME, INDEX, (EDITORS[0], ""))),
        "standfirst": "Nơi nào đã gửi báo cáo trong tháng nào, các bài nêu khác nhau ở đâu, số nào chưa gắn thẻ.",
        "tables": ((str(year), tuple(row for row in rows if row), True),),
        "conflicts": CONFLICTS,
        "untagged": tuple((f"{month}/{year}", untagged_address(year, month)) for year, month in edition.months()),
        "provinces": tuple((unit.last_name.name, address(unit)) for unit in provinces if unit.id in linked),
    }
    return Page(EDITORS[1], "reporting.html", values, listed=False)


def _provincial(
    edition: Edition, province: Unit, year: int, reported: Mapping[tuple[str, int], set[str]]
) -> Row | None:
    """'3/14' a month; None for a province without a district in that year."""
    districts = [unit for id in edition.units_of_parent(province.id) if (unit := edition.unit(id)).level == DISTRICT]
    months = []
    for month in MONTHS:
        on = last_day(year, month)
        standing = sum(unit.stood_on(on) and unit.parent_at(on) == province.id for unit in districts)
        known = len(reported.get((province.id, month), ()))
        months.append(Month(f"{known}/{standing}") if standing else Month(absent="z"))
    if all(month.absent for month in months):
        return None
    return Row(province.last_name.name, addresses.unit(province), tuple(months))


def _province(edition: Edition, province: Unit) -> Page:
    """Every year with a report, the newest first: districts by months."""
    districts = [unit for id in edition.units_of_parent(province.id) if (unit := edition.unit(id)).level == DISTRICT]
    found: dict[tuple[str, int, int], list[Article]] = {}
    for unit in districts:
        for article in map(edition.article, edition.reports_of_unit(unit.id)):
            found.setdefault((unit.id, article.date.year, article.date.month), []).append(article)
    years = sorted({year for _, year, _ in found}, reverse=True)
    name = province.last_name.full
    values = {
        **_values(f"Báo cáo của {name}", (HOME, INDEX, EDITORS, (province.last_name.name, ""))),
        "standfirst": "Số báo cáo của từng đơn vị cấp huyện theo tháng đăng; mỗi số dẫn đến báo cáo mới nhất.",
        "tables": tuple(
            (str(year), tuple(_of_district(unit, province.id, year, found) for unit in districts), False)
            for year in years
        ),
        "conflicts": "",
        "untagged": (),
        "provinces": (),
    }
    return Page(address(province), "reporting.html", values, listed=False)


def _of_district(unit: Unit, province: str, year: int, found: Mapping[tuple[str, int, int], list[Article]]) -> Row:
    months = []
    for month in MONTHS:
        reports = found.get((unit.id, year, month), [])
        on = last_day(year, month)
        if reports:
            months.append(_MONTH(str(len(reports)), reports[0].address))
        else:
            stood = unit.stood_on(on) and unit.parent_at(on) == province
            months.append(_MONTH(absent="x" if stood else "z"))
    name = unit.name_at(date(year, 12, 31)).name
    return Row(name, addresses.unit(unit), tuple(months))


def last_day(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def _values(title: str, breadcrumb: tuple[tuple[str, str], ...]) -> dict[str, Any]:
    return {
        "page": "statistics",
        "title": title,
        "description": "Dành cho biên tập: nơi nào đã báo cáo trong tháng nào.",
        "section": "statistics",
        "breadcrumb": breadcrumb,
    }


def _reports(edition: Edition, ids: Iterable[str]) -> list[Article]:
    return [article for id in ids if (article := edition.article(id)).kind == REPORT]


def _district(edition: Edition, article: Article) -> str:
    """The district the report is of, or the one around its commune or branch; '' where there is none."""
    id = article.places[0] if article.places else ""
    if not id and article.organisation:
        id = edition.organisation(article.organisation).unit
    on = article.date.date()
    while id and edition.unit(id).level != DISTRICT:
        id = edition.unit(id).parent_at(on)
    return id
