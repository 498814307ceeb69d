"""A site of figures, written for tests: a district that reports forty indicators every year, and its neighbours."""

from __future__ import annotations

import shutil
from pathlib import Path

from plugins.model.facts import Indicator
from plugins.tagging.registry import read_registry
from plugins.text.slugs import slug as as_slug

REGISTERS = Path(__file__).parents[2] / "content" / "du-lieu"
YEARS = tuple(range(2010, 2018))
INDICATORS = frozenset(
    [
        "dang-bo-co-so",
        "chi-bo-co-so",
        "to-chuc-dang",
        "chi-bo-truc-thuoc",
        "dai-hoi-chi-bo",
        "chi-bo-trong-sach-vung-manh",
        "chi-bo-trong-sach-tieu-bieu",
        "dang-vien",
        "dang-vien-du-bi",
        "ket-nap",
        "ke-hoach-ket-nap",
        "ho-so-ket-nap",
        "huy-hieu-dang",
        "dang-vien-hoan-thanh-tot",
        "dang-vien-khong-hoan-thanh",
        "sinh-hoat-chuyen-de",
        "so-ghi-chep-day-du",
        "dang-vien-du-sinh-hoat",
        "kiem-tra-giam-sat",
        "kiem-tra-to-chuc-dang",
        "kiem-tra-dang-vien",
        "giam-sat-to-chuc-dang",
        "giam-sat-dang-vien",
        "ky-luat-khien-trach",
        "ky-luat-canh-cao",
        "ky-luat-cach-chuc",
        "ky-luat-khai-tru",
        "ky-luat-to-chuc-dang",
        "can-bo-khu-dan-cu-dang-vien",
        "nhat-the-hoa",
        "truong-thon-du-bi",
        "ho-chan-nuoi-135",
        "xa-van-hoa",
        "xa-nong-thon-moi",
        "ty-le-ho-ngheo",
        "ho-ngheo",
        "viec-lam",
        "thu-ngan-sach-dat-du-toan",
        "y-kien-doi-thoai",
        "tap-the-khen-thuong",
    ]
)
NEIGHBOURS = ("Tiên Yên", "Ba Chẽ", "Đông Triều", "Hải Hà", "Đầm Hà")
A_SENTENCE = 4


def indicators() -> tuple[Indicator, ...]:
    """Counts, percentages and a/b of the real registry, in its order."""
    registry, _ = read_registry((REGISTERS / "chi-tieu.toml").read_text("utf-8"), "chi-tieu.toml")
    return tuple(one for one in registry if one.id in INDICATORS)


def write(content: Path) -> None:
    """Eight yearly reports of Bình Liêu; in the last a nought and nine months; neighbours; an article that differs."""
    shutil.copytree(REGISTERS, content / "du-lieu", dirs_exist_ok=True)
    for year in YEARS:
        report(content, "Bình Liêu", year, sentences(year))
    for place, name in enumerate(NEIGHBOURS):
        members, admitted = number(1900 + 340 * place), number(60 + 7 * place)
        text = f"Có [{members} đảng viên](so:dang-vien), kết nạp [{admitted} đảng viên](so:ket-nap)."
        report(content, name, 2017, text)
    said = 'Cuối năm 2016 có [1.999 đảng viên](so:dang-vien "31/12/2016").'
    report(content, "Bình Liêu", 2017, said, slug="nhin-lai", day=20)


def report(
    content: Path, place: str, year: int, text: str, *, slug: str = "", day: int = 31, folder: str = "cong-khai"
) -> Path:
    """One report of a district over a year, dated in its December; `folder` is cong-khai unless told otherwise."""
    name = slug or as_slug(f"bao cao {place} {year}")
    path = content / folder / "bao-cao" / str(year) / f"{name}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    kind = "thị xã" if place == "Đông Triều" and year >= 2015 else "huyện"
    lines = (
        "---",
        f"title: {place} {year}, {name}",
        f"date: {year}-12-{day}",
        f"slug: {name}",
        "category: Thử",
        f"place: {kind} {place}, Quảng Ninh",
        f"period: năm {year}",
        f"as_of: {year}-12-31",
        "---",
        text,
        "",
    )
    path.write_text("\n".join(lines), "utf-8")
    return path


def sentences(year: int) -> str:
    """The forty figures of a year, four a sentence."""
    said = [figure(place, one, year) for place, one in enumerate(indicators())]
    groups = [said[start : start + A_SENTENCE] for start in range(0, len(said), A_SENTENCE)]
    return "\n\n".join(f"Trong năm, toàn huyện ghi nhận {', '.join(group)}." for group in groups)


def figure(place: int, one: Indicator, year: int) -> str:
    """The tagged figure of one indicator: growing evenly, with the decimals of its row."""
    step = year - YEARS[0]
    title = ' "9 tháng năm 2017"' if one.id == "viec-lam" and year == YEARS[-1] else ""
    if one.kind == "ratio":
        text = f"{90 + step}/{110 + place} {one.unit}"
    elif one.kind == "percent":
        text = f"{40 + place + step},{'5' * (one.decimals or 1)}{one.unit}"
    elif one.id == "ky-luat-khai-tru":
        text = f"{max(0, 3 - step)} {one.unit}"
    else:
        text = f"{number(1_400 + 90 * step if one.id == 'dang-vien' else 35 + 11 * place + 3 * step)} {one.unit}"
    return f"[{text}](so:{one.id}{title}) về {one.label.lower()}"


def number(value: int) -> str:
    """'1.400'."""
    return f"{value:,}".replace(",", ".")
