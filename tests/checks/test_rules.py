from __future__ import annotations

from datetime import date, datetime

from plugins.checks import rules
from plugins.model.articles import Article, Body
from plugins.reading.body import Link
from plugins.reading.reader import Reading


def reading(id: str, *links: Link, **more: object) -> Reading:
    """A sound article at an address of its own."""
    audience = "public" if id.startswith("cong-khai/") else "internal"
    article = Article(id, f"{id}.html", audience, "article", "Tít", "tit", datetime(2017, 1, 1), **more)  # type: ignore[arg-type]
    return Reading(id, audience, article, Body("<p>A</p>", "A"), links=links)


def told(*readings: Reading) -> list[str]:
    return [str(each) for each in rules.check(readings, date(2018, 1, 1))]


def test_sound_articles_have_no_problems() -> None:
    """An internal article may lead to a public one and correct it; a public pair may translate each other."""
    one, two = "cong-khai/bai-viet/a.md", "cong-khai/bai-viet/b.md"
    inside = reading("noi-bo/bai-viet/c.md", Link(one, "", "../a.md", 3, 1), corrects=two)
    assert told(reading(one, translation=two), reading(two, translation=one), inside) == []


def test_a_public_article_never_leads_inside() -> None:
    """Even a link that reading let through is refused when its target is internal."""
    inside = reading("noi-bo/bai-viet/c.md")
    public = reading("cong-khai/a.md", Link(inside.id, "", "../c.md", 3, 1), translation=inside.id, corrects=inside.id)
    assert told(inside, public) == [
        "cong-khai/a.md:1:1: lỗi BT235: bài công khai có corrects là bài nội bộ “noi-bo/bai-viet/c.md”",
        "cong-khai/a.md:1:1: lỗi BT235: bài công khai có translation là bài nội bộ “noi-bo/bai-viet/c.md”",
        "cong-khai/a.md:3:1: lỗi BT207: bài công khai không được dẫn tới “../c.md” của phần nội bộ",
    ]


def test_former_addresses_are_taken_once() -> None:
    """Two articles cannot have borne the same address."""
    first, second = (reading(f"cong-khai/{name}.md", aliases=("bai-viet/cu.html",)) for name in "ab")
    assert told(first, second) == [
        "cong-khai/b.md:1:1: lỗi BT236: địa chỉ cũ bai-viet/cu.html đang là của cong-khai/a.md"
    ]


def test_an_edition_that_shrinks_is_stopped() -> None:
    """Losing more than half of the articles at once is told; losing a few is not."""
    assert [str(each) for each in rules.shrunken(4, 10)] == [
        "lỗi BT239: chỉ còn 4 bài, lần trước 10: nếu đúng ý thì cho phép rõ ràng khi xuất bản"
    ]
    assert rules.shrunken(5, 10) == ()
