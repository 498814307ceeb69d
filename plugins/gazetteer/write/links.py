"""Which communes took over which on 2025-07-01, without the links a package drew between mere namesakes."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from plugins.gazetteer.write.packages import Link, Snapshots

# Namesakes within one old province, told by the map: they lie 20 km and more from the commune said to take them over.
NAMESAKES = frozenset(
    {
        ("29902", "29869"),  # phường 3 of Sa Đéc, not of Cao Lãnh
        ("29908", "29869"),  # phường 4 of Sa Đéc, not of Cao Lãnh
        ("06079", "06184"),  # xã Hồng Phong of Bình Gia, not of Cao Lộc
    }
)


def links(snapshots: Snapshots) -> dict[str, tuple[Link, ...]]:
    """The links by the old code; a commune left with a single link was taken over whole.

    No commune of 2025 reaches over the border of two old provinces, so a link that does is a namesake's.
    """
    province = _province_of_old(snapshots)
    owners = _province_of_new(snapshots.links, province)
    found: dict[str, list[Link]] = defaultdict(list)
    for link in snapshots.links:
        if province[link.old] == owners[link.new] and (link.old, link.new) not in NAMESAKES:
            found[link.old].append(link)
    return {
        old: tuple(Link(old, link.new, "whole") for link in kept) if len(kept) == 1 else tuple(kept)
        for old, kept in found.items()
    }


def dropped(snapshots: Snapshots) -> tuple[tuple[str, str], ...]:
    """The (old, new) pairs of a package that are not ours, sorted."""
    kept = {(link.old, link.new) for found in links(snapshots).values() for link in found}
    return tuple(sorted({(link.old, link.new) for link in snapshots.links} - kept))


def _province_of_old(snapshots: Snapshots) -> dict[str, str]:
    districts = {code: row.above for code, row in snapshots.second_districts.items()}
    return districts | {code: districts[row.above] for code, row in snapshots.second_communes.items()}


def _province_of_new(links: Iterable[Link], province: Mapping[str, str]) -> dict[str, str]:
    """The old province most predecessors of a new commune lay in."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for link in links:
        votes[link.new][province[link.old]] += 2 if link.share == "whole" else 1
    return {new: counted.most_common(1)[0][0] for new, counted in votes.items()}
