"""The catalogue of problems is whole: every code in it is told somewhere, every code told is in it."""

import re
from pathlib import Path

from plugins.model.catalogue import CATALOGUE

ROOT = Path(__file__).parents[2]
CODE = re.compile(r'"(BT\d{3})"')


def codes_told() -> set[str]:
    paths = (ROOT / "plugins").rglob("*.py")
    return {code for path in paths if path.name != "catalogue.py" for code in CODE.findall(path.read_text("utf-8"))}


def test_every_code_told_is_in_the_catalogue_and_the_other_way_round():
    """A code nobody tells is dead, a code without wording would crash while telling."""
    assert codes_told() == set(CATALOGUE)


def test_levels_are_the_two_there_are():
    """A problem stops the edition or it does not."""
    assert {entry.level for entry in CATALOGUE.values()} <= {"lỗi", "cảnh báo"}
