"""One small broken site for each problem of front matter and body, with the report an editor would see."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from plugins.checks import rules
from plugins.checks.report import report
from plugins.gazetteer.tables import Gazetteer
from plugins.model.catalogue import CATALOGUE
from plugins.reading.reader import ReadingContext, read_all

SITES = Path(__file__).parent / "broken"
CONTEXT = ReadingContext(Gazetteer.load())
# Told by tests of their own: files too large to keep, links that Windows cannot keep, and what needs two builds.
ELSEWHERE = {"BT103", "BT131", "BT134", "BT202", "BT209", "BT220", "BT239"}


@pytest.mark.parametrize("site", sorted(SITES.iterdir()), ids=lambda site: site.name)
def test_a_broken_site_is_told_word_for_word(site: Path) -> None:
    """Reading and checking the site reports what stands in its expected.txt, no more and no less."""
    found = rules.check(tuple(read_all(site, ("cong-khai", "noi-bo"), CONTEXT)), date(2026, 1, 1))
    assert report(found) + "\n" == (site / "expected.txt").read_text(encoding="utf-8")
    assert site.name in {problem.code for problem in found}


def test_every_problem_of_front_matter_and_body_has_its_site() -> None:
    """No code of these two ranges goes without a site or a test elsewhere."""
    coded = {code for code in CATALOGUE if code.startswith(("BT1", "BT2"))}
    assert coded - ELSEWHERE == {site.name for site in SITES.iterdir()}
