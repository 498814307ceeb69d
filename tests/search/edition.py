"""A small edition with words chosen for search: marks that differ, names made of common words, numbers, documents."""

from __future__ import annotations

import json
import random
from datetime import date, datetime
from pathlib import Path

from plugins.model.articles import Article, Body, Byline
from plugins.model.citations import Citation, Document
from plugins.model.units import DatedName, DatedParent, Organisation, Unit
from plugins.text.slugs import slug
from tests.fakes import FakeEdition

UNITS = (
    Unit("vn-p22", "province", "quang-ninh-22", (DatedName("Quảng Ninh", "Tỉnh", "22"),)),
    Unit("vn-p80", "province", "long-an-80", (DatedName("Long An", "Tỉnh", "80"),)),
    Unit("vn-p38", "province", "thanh-hoa-38", (DatedName("Thanh Hóa", "Tỉnh", "38"),)),
    Unit(
        "vn-d205",
        "district",
        "dong-trieu-205",
        (
            DatedName("Đông Triều", "Huyện", "205", None, date(2015, 3, 12)),
            DatedName("Đông Triều", "Thị xã", "205", date(2015, 3, 12), date(2024, 11, 1)),
            DatedName("Đông Triều", "Thành phố", "205", date(2024, 11, 1)),
        ),
        (DatedParent("vn-p22"),),
        aliases=("TX. Đông Triều",),
    ),
    Unit("vn-d198", "district", "binh-lieu-198", (DatedName("Bình Liêu", "Huyện", "198"),), (DatedParent("vn-p22"),)),
    Unit("vn-d806", "district", "can-duoc-806", (DatedName("Cần Đước", "Huyện", "806"),), (DatedParent("vn-p80"),)),
    Unit("vn-d402", "district", "nhu-thanh-402", (DatedName("Như Thanh", "Huyện", "402"),), (DatedParent("vn-p38"),)),
)
OFFICES = Organisation(
    "khoi-co-quan-thanh-hoa", "Đảng ủy Khối các cơ quan tỉnh Thanh Hóa", "khoi", "sector", province="vn-p38"
)
RESOLUTION = Document("13-nq-hu", "Nghị quyết 13-NQ/HU", "13-NQ/HU", "nq", "Nghị quyết", "hu", "Huyện ủy")
DIRECTIVE = Document("05-ct-tw", "Chỉ thị 05-CT/TW", "05-CT/TW", "ct", "Chỉ thị", "tw", "Trung ương")

SYLLABLES = """
cần cân can căn được đước dược đảng đang dâng viên viện chi chỉ bộ bố bò huyện xã thị tỉnh ủy uỷ kết nạp họp học
nghị quyết Nghị Bình Liêu Đông Triều Như Thanh như và của các những hoá hóa hoa họa tỷ tỉ lệ lễ nhất thể 13 NQ/HU
2.105 76,67 2016 2017 nông thôn mới môi phố khu ấp NTM UBKT
"""
STORIES = tuple(tuple(row) for row in json.loads(Path(__file__).with_name("stories.json").read_text("utf-8")))


def piece(number: int, title: str, day: str, place: str, text: str) -> tuple[Article, Body]:
    """An article of the tests with its body; every third is a report."""
    kind = "report" if number % 3 == 2 else "article"
    id = f"cong-khai/bai-viet/{slug(title)}-{number}.md"
    article = Article(
        id=id,
        address=f"bai-viet/{day[:4]}/{slug(title)}-{number}.html",
        audience="public",
        kind=kind,
        title=title,
        slug=slug(title),
        date=datetime.fromisoformat(day),
        category=("Sinh hoạt chi bộ", "Đời sống nông thôn")[number % 2],
        tags=("đảng viên",) if number % 2 else ("nông thôn mới",),
        authors=(Byline("Ban biên tập"),),
        places=(place,) if place else (),
        organisation="" if place else OFFICES.id,
    )
    cited = [document for document in (RESOLUTION, DIRECTIVE) if document.number in text]
    citations = tuple(Citation(document, id, document.number, text, f"vb-{document.key}") for document in cited)
    return article, Body(html="", text=text, citations=citations)


def edition() -> FakeEdition:
    """The stories told above."""
    return of(STORIES)


def long_edition(size: int) -> FakeEdition:
    """The stories and `size` more pieces drawn, always the same, from syllables that are written in several ways."""
    dice = random.Random(7)
    syllables = SYLLABLES.split()

    def sentence() -> str:
        return " ".join(dice.choices(syllables, k=dice.randint(4, 14))).capitalize() + "."

    def story(number: int) -> tuple[str, str, str, str]:
        text = "\n".join(" ".join(sentence() for _ in range(dice.randint(1, 5))) for _ in range(dice.randint(1, 4)))
        day = f"{2014 + number % 5}-{number % 12 + 1:02}-{number % 28 + 1:02}"
        return sentence()[:60].strip(), day, dice.choice(UNITS).id, text

    return of((*STORIES, *(story(number) for number in range(size))))


def of(stories: tuple[tuple[str, str, str, str], ...]) -> FakeEdition:
    """An edition of (title, day, place, text) rows."""
    pieces = tuple(piece(number, *story) for number, story in enumerate(stories))
    return FakeEdition(pieces=pieces, known_units=UNITS, known_organisations=(OFFICES,))
