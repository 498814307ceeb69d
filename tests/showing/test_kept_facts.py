"""Facts and cells that were kept as bytes come back as they were."""

# ruff: noqa: S301 - bytes of our own

from __future__ import annotations

import pickle

import pytest

from plugins.model.facts import Cell
from tests.showing.edition import BINH_LIEU_FACTS, BRANCH_FACT, CHANGES, NINE_MONTHS, PLAN, TO_2020


@pytest.mark.parametrize("kept", [NINE_MONTHS, TO_2020, PLAN, BRANCH_FACT, *CHANGES, *BINH_LIEU_FACTS])
def test_a_record_survives(kept):
    """Every field, by whatever protocol."""
    assert [pickle.loads(pickle.dumps(kept, protocol)) for protocol in (2, 5)] == [kept, kept]


def test_a_cell_and_its_sources_stay_one():
    """The fact shown is the very source it was, not a copy."""
    cell = Cell(PLAN, (PLAN, BRANCH_FACT), ("sr",))
    again = pickle.loads(pickle.dumps(cell))
    assert again == cell
    assert again.shown is again.sources[0]
