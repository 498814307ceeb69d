"""Charts as positions: x in per cent of the width, y in pixels, every text ready; the theme draws the SVG."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from plugins.text.numbers import format_number

FEWEST = 3
"""With fewer comparable points there is no chart."""
MOST_BARS = 14
WIDEST = 75
"""Per cent of the width the longest bar takes; its number stands behind it."""
LEFT, RIGHT = Decimal(6), Decimal(94)
TOP, BOTTOM, AXIS = 40, 150, 190

ORDINALS = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")


@dataclass(frozen=True, slots=True)
class Point:
    """One point of a line: where it stands, its number and where that is printed, its label under the axis."""

    x: str
    y: int
    text: str
    text_y: int
    label: str
    last: bool = False
    hollow: bool = False


@dataclass(frozen=True, slots=True)
class Segment:
    """From one point to the next; dashed towards an unfinished period."""

    x1: str
    y1: int
    x2: str
    y2: int
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A line chart; `cut` tells that the axis does not start at zero."""

    title: str
    note: str
    points: tuple[Point, ...]
    segments: tuple[Segment, ...]
    cut: bool


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its name, number and length in per cent; `ours` is the one the page is about."""

    label: str
    text: str
    width: str
    href: str
    ours: bool = False


@dataclass(frozen=True, slots=True)
class Bars:
    """A bar chart, sorted, from zero."""

    title: str
    note: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Value:
    """What a chart is made of: a name (a year, a place), a number, where it leads, whether its period is unfinished."""

    label: str
    value: Decimal
    href: str = ""
    unfinished: bool = False
    ours: bool = False


def line(title: str, note: str, values: Sequence[Value]) -> Line | None:
    """Points from left to right; None below three."""
    if len(values) < FEWEST:
        return None
    low, high = min(v.value for v in values), max(v.value for v in values)
    cut = low < 0 or low * 3 > high
    heights = [_height(v.value, low if cut else Decimal(0), high, BOTTOM if cut else AXIS) for v in values]
    step = (RIGHT - LEFT) / (len(values) - 1)
    xs = [_percent(LEFT + step * place) for place in range(len(values))]
    points = tuple(
        Point(
            x=xs[place],
            y=heights[place],
            text=format_number(value.value),
            text_y=heights[place] + (22 if _valley(heights, place) else -14),
            label=value.label,
            last=place == len(values) - 1,
            hollow=value.unfinished or place < len(values) - 1,
        )
        for place, value in enumerate(values)
    )
    segments = tuple(
        Segment(xs[place - 1], heights[place - 1], xs[place], heights[place], values[place].unfinished)
        for place in range(1, len(values))
    )
    return Line(title, note, points, segments, cut)


def bars(title: str, note: str, values: Sequence[Value]) -> Bars | None:
    """Longest first, at most fourteen, ours always among them; None below three or where nothing is above zero."""
    ordered = sorted(values, key=lambda value: -value.value)
    most = ordered[0].value if ordered else Decimal(0)
    if len(ordered) < FEWEST or most <= 0 or ordered[-1].value < 0:
        return None
    shown = ordered[:MOST_BARS]
    ours = next((value for value in ordered[MOST_BARS:] if value.ours), None)
    if ours:
        shown[-1] = ours
    return Bars(title, note, tuple(_bar(value, most) for value in shown))


def width(value: Decimal, most: Decimal, widest: int = WIDEST) -> str:
    """The length of a bar beside the longest one, as '63.5%'."""
    return _percent(widest * value / most)


def ordinal(place: int) -> str:
    """'thứ nhất' … 'thứ mười', then 'thứ 11'."""
    return f"thứ {ORDINALS[place - 1] if place <= len(ORDINALS) else place}"


def _bar(value: Value, most: Decimal) -> Bar:
    return Bar(value.label, format_number(value.value), width(value.value, most), value.href, value.ours)


def _height(value: Decimal, low: Decimal, high: Decimal, bottom: int) -> int:
    """Pixels from the top; values that are all the same stand halfway."""
    if high == low:
        return (TOP + bottom) // 2
    return bottom - int((bottom - TOP) * (value - low) / (high - low))


def _valley(heights: Sequence[int], place: int) -> bool:
    """Whether the line comes down to this point from the left, so that its number has room only below."""
    left = heights[place - 1] if place else heights[place]
    right = heights[place + 1] if place + 1 < len(heights) else heights[place]
    return left < heights[place] and right <= heights[place]


def _percent(value: Decimal) -> str:
    """At most two decimals, without trailing zeros."""
    return f"{value.quantize(Decimal('0.01')).normalize():f}%"
