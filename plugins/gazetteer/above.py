"""The organisations above a party organisation, each from a day to a day, as to-chuc.toml writes them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from plugins.model.units import DatedParent

KEYS = frozenset({"id", "from", "to"})
ALLOWED = 'danh sách như [{ id = "huyen-uy-a", to = 2025-07-01 }, { id = "dang-uy-xa-b", from = 2025-07-01 }]'
NEEDING = ("chi-bo", "dang-bo-co-so", "dang-uy-xa", "dang-uy-phuong", "dang-uy-thi-tran")
"""Kinds of the grass roots: by article 10 of the Party's statutes each of these stands under another."""


def written_rightly(value: object) -> bool:
    """Whether a value is a list of tables with an id, and days (TOML's dates) where they have any."""
    return (
        isinstance(value, list)
        and bool(value)
        and all(
            isinstance(one, dict)
            and isinstance(one.get("id"), str)
            and one.keys() <= KEYS
            and all(type(one[key]) is date for key in ("from", "to") if key in one)
            for one in value
        )
    )


def parents(table: Mapping[str, Any]) -> tuple[DatedParent, ...]:
    """The dated parents of a table, in the order of their first days; () where it has none."""
    found = (DatedParent(one["id"], one.get("from"), one.get("to")) for one in table.get("parents", ()))
    return tuple(sorted(found, key=lambda parent: parent.start or date.min))


def named(table: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The key and the id of every organisation said to be above."""
    if table.get("parent"):
        yield "parent", table["parent"]
    yield from (("parents", parent.id) for parent in parents(table))


def lacks(table: Mapping[str, Any]) -> bool:
    """Whether an organisation of the grass roots names none above it."""
    kind = table.get("kind", "")
    return any(kind == one or kind.startswith(f"{one}-") for one in NEEDING) and not any(named(table))
