"""A small article for the tests of figures: Bình Liêu on 23/10/2017, read with the real registry."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import markdown

from plugins.model.facts import Fact
from plugins.model.problems import Problem, problem
from plugins.model.units import Organisation
from plugins.tagging.context import FigureContext
from plugins.tagging.extension import FiguresExtension
from plugins.tagging.registry import Registry, read_registry

ROOT = Path(__file__).parents[2]
REGISTRY = read_registry((ROOT / "content/du-lieu/chi-tieu.toml").read_text(encoding="utf-8"), "chi-tieu.toml")[0]

UNITS = {
    "xã Đồng Văn": ("vn-c06847", "dong-van-06847"),
    "khu Thủ Dương": ("vn-d205", "dong-trieu-205"),
    "huyện Bình Liêu": ("vn-d198", "binh-lieu-198"),
}
ORGANISATIONS = {
    "Chi bộ Khe Tiền": Organisation("chi-bo-khe-tien", "Chi bộ Khe Tiền", "chi-bo", "territorial", "vn-c06847"),
    "Huyện ủy Bình Liêu": Organisation(
        "huyen-uy-binh-lieu", "Huyện ủy Bình Liêu", "huyen-uy", "territorial", "vn-d198"
    ),
    "Chi bộ khu Thủ Dương": Organisation(
        "chi-bo-khu-thu-duong", "Chi bộ khu Thủ Dương", "chi-bo", "territorial", "vn-d205"
    ),
    "Chi bộ Tài nguyên - Xây dựng": Organisation(
        "chi-bo-tai-nguyen-xay-dung-vu-quang", "Chi bộ Tài nguyên - Xây dựng", "chi-bo", "territorial", "vn-d441"
    ),
}


def resolve_unit(text: str, line: int, column: int) -> tuple[str, str, tuple[Problem, ...]]:
    """The three places above; all others are unknown."""
    if text in UNITS:
        return (*UNITS[text], ())
    return "", "", (problem("BT401", "bai.md", line, column, text=text),)


def context(registry: Registry = REGISTRY, **changes: object) -> FigureContext:
    """Bình Liêu's article, with changes."""
    values: dict[str, object] = {
        "article": "bai.md",
        "address": "bai-viet/2017/bai.html",
        "path": "bai.md",
        "day": date(2017, 10, 23),
        "registry": registry,
        "unit": "vn-d198",
        "unit_slug": "binh-lieu-198",
        "resolve_unit": resolve_unit,
        "knows_unit": lambda text: bool(resolve_unit(text, 0, 0)[0]),
        "find_organisation": ORGANISATIONS.get,
    }
    return FigureContext(**(values | changes))  # type: ignore[arg-type]


def read(source: str, figures: FigureContext | None = None) -> tuple[str, list[Fact], list[Problem]]:
    """The page, the facts and the problems of a body."""
    extensions = ["tables", "fenced_code", FiguresExtension(figures or context())]
    parser = markdown.Markdown(extensions=extensions)
    page = parser.convert(source)
    return page, parser.facts, sorted(parser.problems)  # type: ignore[attr-defined]
