"""The links of what was made: each must lead to a sheet of this edition, and to an anchor its page offers."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from plugins.checks.site import PageLinks, judge
from plugins.model.problems import Problem
from plugins.press.receipt import Receipt

_MANY = 300
_KEPT = 1 << 13  # pages whose anchors are held


def wrong_links(receipt: Receipt, pages: Sequence[str]) -> list[Problem]:
    """Problems of the pages at these paths, as they are printed now or were before.

    A page that links to another asked about it; so when the other goes or loses an anchor, the page was made again and
    is among these, whether or not it had to be printed.
    """
    has = receipt.paths().__contains__ if len(pages) > _MANY else cache(lambda path: receipt.at(path) is not None)

    @lru_cache(maxsize=_KEPT)
    def anchors_of(path: str) -> frozenset[str]:
        return frozenset(receipt.offers(path)[0])

    found: list[Problem] = []
    for path in pages:
        offered, links = receipt.offers(path)
        found += judge(path, PageLinks(offered, links), has, anchors_of)
    return sorted(set(found))
