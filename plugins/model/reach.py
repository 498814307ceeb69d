"""How much an edition has of a place or an organisation: by the month, or at a glance."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from plugins.model.packing import Packed


@dataclass(frozen=True, slots=True)
class Reach(Packed):
    """Pieces by the month they appeared in, newest first: (year, month, articles, reports); the newest one's day."""

    months: tuple[tuple[int, int, int, int], ...] = ()
    newest: date | None = None

    @property
    def articles(self) -> int:
        """All pieces that are no reports."""
        return sum(articles for _, _, articles, _ in self.months)

    @property
    def reports(self) -> int:
        """All reports."""
        return sum(reports for _, _, _, reports in self.months)

    @property
    def pieces(self) -> int:
        """Articles and reports."""
        return self.articles + self.reports

    def years(self) -> tuple[tuple[int, int], ...]:
        """The years with articles that are no reports, the newest first, and how many."""
        counts: dict[int, int] = {}
        for year, _, articles, _ in self.months:
            counts[year] = counts.get(year, 0) + articles
        return tuple((year, count) for year, count in counts.items() if count)


@dataclass(frozen=True, slots=True)
class Presence(Packed):
    """Articles and reports, the newest one's day, and in how many months since some day any appeared."""

    articles: int = 0
    reports: int = 0
    newest: date | None = None
    months: int = 0
