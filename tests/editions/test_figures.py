"""Figures over whole printed sites: every cell and sentence agree, an edit changes what shows it, nothing leaks."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from benchmarks.corpus import Corpus
from plugins.checks.figures import figure_values
from tests.conftest import built
from tests.sites import figures

HIDDEN = "7.777"
PLACE, INDICATOR = "dia-phuong/binh-lieu-198/", "so-lieu/ky-luat-canh-cao/"


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def rows(site: Mapping[str, bytes]) -> dict[str, dict[str, Any]]:
    """Every fact of the site's own download, by id, with exact numbers."""
    files = (text for path, text in site.items() if re.fullmatch(r"so-lieu/theo-nam/\d{4}\.json", path))
    found = (row for text in files for row in json.loads(text, parse_float=Decimal, parse_int=Decimal))
    return {row["id"]: row for row in found}


def said_by(row: Mapping[str, Any]) -> bytes:
    """The sentence of a fact as the downloads quote it."""
    return str(row["sentence"]).encode()


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of figures with an internal report on cells that the public has, and on one that it has not."""
    folder = tmp_path_factory.mktemp("figures") / "content"
    figures.write(folder)
    inside = f"Có [{HIDDEN} đảng viên](so:dang-vien), [{HIDDEN} đảng viên](so:dang-vien-du-bi)."
    for place, slug in (("Bình Liêu", "noi-bo"), ("Tiên Yên", "noi-bo-hai"), ("Vân Đồn", "noi-bo-ba")):
        figures.report(folder, place, 2017, inside, slug=slug, folder="noi-bo")
    return folder


@pytest.fixture(scope="module")
def inside(content: Path) -> Path:
    return built(content, content.parent / "output")


@pytest.mark.parametrize("seed", [2017, 5])
def test_every_figure_of_a_generated_site_is_the_one_its_sentence_states(tmp_path: Path, seed: int):
    """Stated facts stand at their anchors with their values, cells print them, derived ones follow from sources."""
    Corpus(70, seed).write(tmp_path, ["ours"])
    site = tree(built(tmp_path / "ours" / "content", tmp_path / "output"))
    facts = rows(site)
    values = {path: figure_values(path, content) for path, content in site.items()}
    stated = {id: row for id, row in facts.items() if row["article"]}
    assert len(stated) > 200
    assert {id: Decimal(values[row["article"]][row["anchor"]]) for id, row in stated.items()} == {
        id: row["value"] for id, row in stated.items()
    }
    cells = [(facts[id], text) for page in values.values() for id, text in page.items() if "#" in id]
    assert len(cells) > len(stated)
    for row, text in cells:
        printed = [Decimal(each.replace(".", "").replace(",", ".")) for each in text.rpartition(" ")[2].split("/")]
        fraction = [row["value"] if row["numerator"] is None else row["numerator"], row["denominator"]]
        assert printed == (fraction if row["denominator"] is not None else [row["value"]])
    derived = [row for row in facts.values() if not row["article"]]
    assert derived != []
    for row in derived:
        part, share = (facts[id] for id in row["derived_from"])
        assert abs(part["value"] / row["value"] * 100 - share["value"]) < Decimal("0.01")


def test_a_district_of_forty_indicators_over_eight_years_is_light(inside: Path):
    """At most 60 kB of HTML, whatever the names of its articles, with all 320 figures and both charts."""
    page = (inside / PLACE / "index.html").read_bytes()
    assert page.count(b" data-fact") == 320
    assert page.count(b'-chart">') == 2
    assert len(page) <= 60_000


def test_nought_is_printed_everywhere_as_nought(inside: Path):
    """In the table, its quote, the ranking and the downloads; never as a gap."""
    site = tree(inside)
    noughts = [row for row in rows(site).values() if row["value"] == 0]
    assert noughts != []
    page = site[f"{PLACE}index.html"].decode()
    for row in noughts:
        cell = f'id="o-{row["indicator"]}-{row["period_end"][:4]}" data-fact'
        assert page.partition(cell)[2].partition("</a>")[0].endswith(">0")
        assert Decimal(figure_values(row["article"], site[row["article"]])[row["anchor"]]) == 0
    newest = next(row for row in noughts if row["period_end"].startswith("2017"))
    assert figure_values("x.html", site[f"so-lieu/{newest['indicator']}/index.html"])[newest["id"]] == "0"
    assert f",{newest['status']},0,{newest['text']}," in site["so-lieu/theo-nam/2017.csv"].decode()


def test_a_digit_changes_what_shows_it_and_nothing_else(content: Path, inside: Path):
    """One number of one sentence: its article, its place, its indicator, the downloads that quote it, the search."""
    before = tree(inside)
    source = content / "cong-khai" / "bao-cao" / "2013" / "bao-cao-binh-lieu-2013.md"
    old = next(row for row in rows(before).values() if row["indicator"] == "ky-luat-canh-cao" and "2013" in row["id"])
    text = source.read_text("utf-8")
    said = f"[{old['text']}](so:ky-luat-canh-cao)"
    try:
        source.write_text(text.replace(said, said.replace(f"[{old['value']}", f"[{old['value'] + 1}")), "utf-8")
        after = tree(built(content, inside))
    finally:
        source.write_text(text, "utf-8")
    assert text.count(said) == 1
    changed = {path for path in {*before, *after} if before.get(path) != after.get(path)}
    showing = {path for path in after if old["id"] in figure_values(path, after[path])} | {old["article"]}
    showing |= {f"{PLACE}index.html", f"{PLACE}cau.html"}  # a crowded table and its quotes name no facts
    said_in = {path.removesuffix(".csv") for path in before if path.endswith(".csv") and said_by(old) in before[path]}
    downloads = {f"{path}.{form}" for path in said_in for form in ("csv", "json", "xlsx")} & {*after}
    drawn = {path for path in after if path.startswith(INDICATOR) and path.endswith("index.html")}  # its trend
    searched = {path for path in changed if path.startswith("tim-kiem/")}
    assert said_in >= {"so-lieu/theo-nam/2013", f"{PLACE}so-lieu", f"{INDICATOR}2013"}
    assert sorted(changed - searched) == sorted(showing | downloads | drawn)
    assert all(path not in changed for path in after if path.endswith(".atom") and "thay-doi" in path)


def test_internal_figures_are_known_inside(inside: Path):
    """Otherwise their absence from the public edition would prove nothing."""
    site = tree(inside)
    assert sum(row["text"].startswith(HIDDEN) for row in rows(site).values()) == 6
    assert HIDDEN.encode() in site[f"{PLACE}index.html"]


def test_the_public_edition_is_the_same_with_and_without_internal_figures(content: Path, tmp_path: Path):
    """Cells, totals, ranks, counts, coverage and downloads, to the byte."""
    with_them = tree(built(content, tmp_path / "with", "--public"))
    shutil.copytree(content, tmp_path / "content", ignore=shutil.ignore_patterns("noi-bo"))
    without = tree(built(tmp_path / "content", tmp_path / "without", "--public"))
    assert {path for path in {*with_them, *without} if with_them.get(path) != without.get(path)} == set()
    assert [path for path, content in with_them.items() if HIDDEN.encode() in content] == []
