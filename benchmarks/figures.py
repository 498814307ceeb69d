"""Sentences with tagged figures: invented numbers that agree with each other within a district and over the years."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

MONTHS = (3, 6, 9)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A period as a report writes it, with its year and the part of the year it covers."""

    words: str
    year: int
    share: float


@dataclass(frozen=True, slots=True)
class Counted:
    """Whose figures they are and when: `whose` names the district or organisation and seeds its numbers."""

    whose: str
    day: date
    stretch: Stretch
    said: str

    def rate(self, what: str, low: float, high: float, year: int = 0) -> float:
        """A number between `low` and `high`, always the same for the same owner, subject and year."""
        return Random(f"{self.whose}/{what}/{year}").uniform(low, high)

    def level(self, what: str, low: float, high: float, growth: float) -> float:
        """A level on the day: one start for the owner, growing evenly by `growth` a year."""
        return self.rate(what, low, high) * (1 + growth * (self.day - date(2015, 1, 1)).days / 365.25)

    def total(self, what: str, low: float, high: float) -> int:
        """What adds up over the stretch out of a whole year's number, at least 1."""
        return max(1, round(self.rate(what, low, high, self.stretch.year) * self.stretch.share))

    def period(self, indicator: str) -> str:
        """The link's target with the period, left out where the front matter says it."""
        return f'so:{indicator} "{self.stretch.words}"' if self.said != self.stretch.words else f"so:{indicator}"


def stretch(rng: Random, day: date) -> Stretch:
    """A period that had ended by the day: last year, the months of this year, or this year so far."""
    ended = [months for months in MONTHS if date(day.year, months + 1, 1) <= day]
    kind = rng.random()
    if ended and kind < 0.5:
        months = ended[-1]
        return Stretch(f"{months} tháng năm {day.year}", day.year, months / 12)
    if kind < 0.8 or day.month == 1:
        return Stretch(f"năm {day.year - 1}", day.year - 1, 1.0)
    return Stretch("từ đầu năm", day.year, (day - date(day.year, 1, 1) + timedelta(1)).days / 366)


def number(value: float, decimals: int = 0) -> str:
    """'2.105', '76,67'."""
    return f"{value:,.{decimals}f}".translate(str.maketrans(",.", ".,"))


def _organisations(of: Counted) -> str:
    committees, branches = round(of.rate("dang-bo", 8, 24)), round(of.rate("chi-bo", 9, 30))
    members = number(of.level("dang-vien", 1_800, 9_000, 0.02))
    return (
        f"Đảng bộ hiện có [{committees + branches} chi, đảng bộ cơ sở](so:to-chuc-co-so), gồm [{committees} đảng bộ]"
        f"(so:dang-bo-co-so) và [{branches} chi bộ cơ sở](so:chi-bo-co-so), với [{members} đảng viên](so:dang-vien)."
    )


def _admitted(of: Counted) -> str:
    plan = round(of.rate("ke-hoach", 90, 240) * of.rate("ke-hoach", 0.92, 1.08, of.stretch.year))
    admitted = max(1, round(plan * of.rate("dat", 0.85, 1.1, of.stretch.year) * of.stretch.share))
    share = number(admitted / plan * 100, 2)
    return (
        f"Toàn đảng bộ kết nạp được [{admitted} đảng viên mới]({of.period('ket-nap')}), "
        f"đạt [{share}% kế hoạch]({of.period('ket-nap-dat-ke-hoach')})."
    )


def _files(of: Counted) -> str:
    return f"Hiện còn [{round(of.level('ho-so', 8, 60, 0.01))} hồ sơ](so:ho-so-ket-nap) đang chờ xem xét."


def _inspected(of: Counted) -> str:
    times = of.total("kiem-tra", 24, 90)
    return f"Cấp ủy đã tiến hành [{times} cuộc kiểm tra, giám sát]({of.period('kiem-tra-giam-sat')}) theo chương trình."


def _disciplined(of: Counted) -> str:
    reprimands, warnings = of.total("khien-trach", 6, 30), of.total("canh-cao", 4, 14)
    return (
        f"Qua đó, khiển trách [{reprimands} đảng viên]({of.period('ky-luat-khien-trach')}) "
        f"và cảnh cáo [{warnings} đảng viên]({of.period('ky-luat-canh-cao')})."
    )


def _meetings(of: Counted) -> str:
    times = number(of.total("chuyen-de", 300, 1_400))
    return f"Các chi bộ tổ chức [{times} buổi sinh hoạt chuyên đề]({of.period('sinh-hoat-chuyen-de')}) sát với địa bàn."


def _one_person(of: Counted) -> str:
    hamlets = round(of.rate("thon", 80, 240))
    merged = min(hamlets, round(hamlets * of.level("nhat-the", 0.35, 0.6, 0.05)))
    return f"Đến nay, [{merged}/{hamlets} thôn, bản, khu phố](so:nhat-the-hoa) có bí thư chi bộ kiêm trưởng thôn."


def _countryside(of: Counted) -> str:
    communes = round(of.rate("xa", 9, 26))
    reached = min(communes, round(communes * of.level("nong-thon-moi", 0.25, 0.5, 0.08)))
    return f"Toàn huyện có [{reached}/{communes} xã](so:xa-nong-thon-moi) được công nhận đạt chuẩn nông thôn mới."


def _poor(of: Counted) -> str:
    share = number(of.level("ho-ngheo", 6, 18, -0.06), 2)
    return f"Tỷ lệ hộ nghèo giảm còn [{share}%](so:ty-le-ho-ngheo); phần lớn là hộ thiếu lao động."


def _notebooks(of: Counted) -> str:
    share = number(min(99, of.level("so-ghi-chep", 70, 80, 0.02)))
    return f"Có [{share}%](so:so-ghi-chep-day-du) đảng viên đi sinh hoạt mang theo sổ ghi chép đầy đủ."


def _jobs(of: Counted) -> str:
    jobs = number(of.total("viec-lam", 900, 4_200))
    return f"Toàn địa bàn giải quyết việc làm cho [{jobs} lao động]({of.period('viec-lam')})."


def _praised(of: Counted) -> str:
    groups, people = of.total("tap-the", 20, 90), of.total("ca-nhan", 40, 220)
    return (
        f"Đã khen thưởng [{groups} tập thể]({of.period('tap-the-khen-thuong')}) "
        f"và [{people} cá nhân]({of.period('ca-nhan-khen-thuong')}) có thành tích."
    )


def _budget(of: Counted) -> str:
    revenue = number(of.total("thu-ngan-sach", 40, 900))
    return (
        f"Thu ngân sách trên địa bàn đạt [{revenue} tỷ đồng]({of.period('thu-ngan-sach')}), bằng khoảng dự toán giao."
    )


def _target(of: Counted) -> str:
    year = 2020 if of.day.year < 2020 else 2025
    share = 80 + 5 * round(of.rate("muc-tieu", 0, 3))
    return (
        f'Mục tiêu đến năm {year} là có [trên {share}%](so:can-bo-khu-dan-cu-dang-vien "mục tiêu; đến năm {year}") '
        "cán bộ khu dân cư là đảng viên."
    )


SENTENCES: tuple[Callable[[Counted], str], ...] = (
    _organisations, _admitted, _files, _inspected, _disciplined, _meetings, _one_person, _countryside, _poor,
    _notebooks, _jobs, _praised, _budget, _target,
)  # fmt: skip


def sentences(rng: Random, of: Counted, most: int) -> list[str]:
    """So many different sentences with figures, in the order a report gives them."""
    kept = sorted(rng.sample(range(len(SENTENCES)), most))
    return [SENTENCES[place](of) for place in kept]
