"""Numbers are read strictly and written back as they were."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.text.numbers import Number, NumberError, format_number, grouped, parse_number, scale_of

SPECS = Path(__file__).parents[1] / "specs"
ROWS = [
    [cell.strip() for cell in line.strip().strip("|").split("|")]
    for line in (SPECS / "figures_numbers.md").read_text(encoding="utf-8").split("\n")
    if line.startswith("|")
][2:]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_numbers_of_the_cases_are_read_or_refused(row: list[str]):
    """What an editor judged in specs/figures_numbers.md is what the reader does."""
    written, value, precision, reason, guess = row
    written = written.replace("␣", "\u00a0")
    if reason:
        with pytest.raises(NumberError) as caught:
            parse_number(written)
        assert (caught.value.reason, caught.value.guess) == (reason, guess)
    else:
        read = parse_number(written)
        assert (f"{read.value:f}", f"{read.precision:f}") == (value, precision)


@settings(deadline=None)  # nothing is timed
@given(st.decimals(min_value=0, max_value=10**12, allow_nan=False, places=3))
def test_what_is_written_is_read_back(value: Decimal):
    """format_number and parse_number undo each other."""
    assert parse_number(format_number(value)) == Number(value, Decimal("0.0005"), 3)


@settings(deadline=None)  # nothing is timed
@given(st.text(alphabet="0123456789.,\u00a0 ", max_size=9))
def test_a_number_is_read_whole_or_refused(text: str):
    """Whatever is accepted has its groups of three in place; nothing is read leniently."""
    try:
        number = parse_number(text)
    except NumberError:
        return
    assert format_number(number.value).replace(".", "").lstrip("0") == (
        text.strip().replace(".", "").replace("\u00a0", "").lstrip("0")
    )


def test_counts_are_grouped_by_threes():
    """As a reader of either language expects them."""
    assert [grouped(count) for count in (0, 999, 1000, 63979, 1234567)] == ["0", "999", "1.000", "63.979", "1.234.567"]
    assert grouped(10000, ",") == "10,000"


def test_decimals_are_rounded_half_up():
    """A table's constant decimals do not follow the banker's rule."""
    assert [format_number(Decimal(text), 1) for text in ("0.25", "2105", "1234567.85")] == [
        "0,3",
        "2.105,0",
        "1.234.567,9",
    ]


def test_a_unit_of_measure_may_begin_with_a_scale():
    """'42 triệu đồng' under 'triệu đồng/người/năm' is 42."""
    assert [scale_of(unit) for unit in ("triệu đồng/người/năm", "đảng viên", "tỷ đồng")] == [10**6, 1, 10**9]
