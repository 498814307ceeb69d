"""Facts are put together a unit and organisation at a time, and internal figures are seen through public ones."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.adding.combining import Combined, combine, combine_group
from plugins.model.facts import Fact
from tests.tagging.figures import REGISTRY, context, read

PARTS = [
    "[28 chi bộ](so:to-chuc-co-so)",
    "[12 đảng bộ](so:dang-bo-co-so)",
    "[17 chi bộ](so:chi-bo-co-so)",
    '[92 đảng viên](so:ket-nap "năm 2017")',
    '[40 đảng viên](so:ket-nap "năm 2016")',
    '[76,67%](so:ket-nap-dat-ke-hoach "năm 2017")',
    "[2.105 đảng viên](so:dang-vien)",
    "[trên 2.000 đảng viên](so:dang-vien)",
    '[2.106 đảng viên](so:dang-vien "đính chính")',
    '[18 đảng viên](so:dang-vien "của Chi bộ Khe Tiền")',
    '[120 đảng viên](so:dang-vien "xã Đồng Văn")',
    '[125 đảng viên](so:dang-vien "xã Đồng Văn")',
]
DAYS = {f"cong-khai/{n}.md": date(2017, 10, n) for n in range(1, 5)}


def article(id: str, *tags: str) -> list[Fact]:
    """The facts of an article at an address of its own."""
    address = f"bai-viet/2017/{id.replace('/', '-').removesuffix('.md')}.html"
    return read(", ".join(tags), context(article=id, path=id, address=address))[1]


def union(facts: list[Fact]) -> tuple[set[Fact], list[object], list[object]]:
    """What the groups make, each by itself."""
    keys = sorted({(fact.unit, fact.organisation) for fact in facts})
    parts = [
        combine_group([fact for fact in facts if (fact.unit, fact.organisation) == key], REGISTRY, DAYS) for key in keys
    ]
    return (
        {fact for part in parts for fact in part.facts},
        [cell for part in parts for cell in part.cells],
        sorted(problem for part in parts for problem in part.problems),
    )


@settings(deadline=None)  # nothing is timed
@given(st.lists(st.lists(st.sampled_from(PARTS), max_size=6, unique=True), min_size=1, max_size=4), st.randoms())
def test_all_is_the_union_of_its_groups_in_any_order(articles: list[list[str]], chance: object):
    """Combining everything, each group by itself, or everything shuffled, gives the same facts, cells and problems."""
    facts = [fact for n, tags in enumerate(articles, 1) for fact in article(f"cong-khai/{n}.md", *tags)]
    whole = combine(facts, REGISTRY, DAYS)
    assert (set(whole.facts), list(whole.cells), list(whole.problems)) == union(facts)
    mixed = list(facts)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    again = combine(mixed, REGISTRY, DAYS)
    assert (set(again.facts), again.cells, again.problems) == (set(whole.facts), whole.cells, whole.problems)


def test_stated_facts_keep_the_order_given():
    """Derived ones come behind them."""
    facts = article("cong-khai/1.md", PARTS[5], PARTS[3])
    assert [fact.indicator for fact in combine(facts, REGISTRY, DAYS).facts] == [
        "ket-nap-dat-ke-hoach",
        "ket-nap",
        "ke-hoach-ket-nap",
    ]


def told(*facts: list[Fact]) -> list[str]:
    combined: Combined = combine([fact for some in facts for fact in some], REGISTRY, DAYS)
    return [str(problem) for problem in combined.problems]


def test_a_second_article_that_misses_the_sum_is_reported_and_not_corrected():
    """61 = 36 + 25 is stated; another article says 41: it is told where it stands, and stays 41."""
    first = article("cong-khai/1.md", "[36 đảng bộ](so:dang-bo-co-so)", "[25 chi bộ](so:chi-bo-co-so)")
    second = article("cong-khai/2.md", "[41 tổ chức](so:to-chuc-co-so)")
    assert told(first, second) == [
        "cong-khai/2.md:1:1: cảnh báo BT501: tổng “Tổ chức cơ sở đảng” là 41 nhưng các phần cộng lại được 61 (36 + 25)"
    ]
    assert [cell.shown.value for cell in combine([*first, *second], REGISTRY, DAYS).cells] == [41, 36, 25]


def test_a_percentage_beside_another_fraction_is_told():
    """98/104 is 94,23%; 93,5% may have another base."""
    fraction, percent = "[98/104 thôn](so:nhat-the-hoa)", "[94,2%](so:nhat-the-hoa-ty-le)"
    assert told(article("cong-khai/1.md", fraction, percent)) == []
    assert told(article("cong-khai/1.md", fraction, percent.replace("94,2", "93,5"))) == [
        (
            "cong-khai/1.md:1:33: cảnh báo BT508: “Tỷ lệ nhất thể hóa” là 93,5% nhưng 98/104 thôn "
            "bằng 94,23%: xem lại, có thể tính trên mẫu khác"
        )
    ]


def test_a_public_total_and_its_parts_give_an_internal_part_away():
    """28 and 12 are public, so the internal 16 is; the warning names both and stands at the internal figure."""
    public = article("cong-khai/1.md", "[28 chi bộ](so:to-chuc-co-so)", "[12 đảng bộ](so:dang-bo-co-so)")
    internal = article("noi-bo/2.md", "[16 chi bộ](so:chi-bo-co-so)")
    assert told(public, internal) == [
        (
            "noi-bo/2.md:1:1: cảnh báo BT507: số nội bộ “Chi bộ cơ sở” (23/10/2017) suy ra được từ các số "
            "đã công khai: 28 chi bộ (cong-khai/1.md:1), 12 đảng bộ (cong-khai/1.md:1)"
        )
    ]
    assert told(public[:1], internal) == []
    assert told(public, internal, article("cong-khai/3.md", "[16 chi bộ](so:chi-bo-co-so)")) == []


def test_public_parts_give_an_internal_total_away_and_a_percentage_its_plan():
    """Each from all that it needs, and from nothing less."""
    parts = article("cong-khai/1.md", "[12 đảng bộ](so:dang-bo-co-so)", "[16 chi bộ](so:chi-bo-co-so)")
    total = article("noi-bo/2.md", "[28 chi bộ](so:to-chuc-co-so)")
    assert [line.split(": ")[1] for line in told(parts, total)] == ["cảnh báo BT507"]
    assert told(parts[:1], total) == []
    rate = article("cong-khai/1.md", '[92 đảng viên](so:ket-nap "năm 2017")')
    percent = article("cong-khai/3.md", '[76,67%](so:ket-nap-dat-ke-hoach "năm 2017")')
    plan = article("noi-bo/2.md", '[120 đảng viên](so:ke-hoach-ket-nap "kế hoạch; năm 2017")')
    assert [line.split(": ")[1] for line in told(rate, percent, plan)] == ["cảnh báo BT507"]
    assert told(rate, plan) == []
