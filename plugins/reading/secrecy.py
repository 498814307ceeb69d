"""Secrecy: a source that bears a mark of state secrecy never enters the bulletin.

The three grades are those of the law on the protection of state secrets, 29/2018/QH14, article 8.
"""

from __future__ import annotations

import re

from plugins.text.plain import plain

_LONGEST = 120  # characters of a line that is nothing but a mark, however dressed
_TAG = re.compile(r"<[^<>]*>")
_GRADES = frozenset(["mật", "tốimật", "tuyệtmật"])
_GRADED = re.compile(r"(?:mức)?độ(?:bảo)?mật:")
# Without this in a text no line of it is a mark: an m, then ậ in one piece or in several, with neither letter nor digit
# between them but in tags.
_BETWEEN = "(?:<[^<>\n]*>|[^0-9A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff\n])*+"
_SUSPECT = re.compile(f"[mM]{_BETWEEN}(?:[ậẬ]|[aAâÂạẠ][^\\w\n]*?[\u0323\u0302])")
_KEY = re.compile(r"(?:kicker|title|category|tags|summary|source)\s*:")


def marks(text: str) -> list[tuple[int, str]]:
    """Line number, from 1, and words of every line that is a mark: 'MẬT', '**Tối mật**', 'Độ mật: Tuyệt mật'."""
    if not _SUSPECT.search(text):
        return []
    return [
        (number, mark)
        for number, line in enumerate(text.split("\n"), 1)
        if _SUSPECT.search(line) and (mark := _mark(line))
    ]


def _mark(line: str) -> str:
    short, line = len(line) <= _LONGEST, line[:_LONGEST]
    if "m" not in line.casefold():
        return ""
    shown = _TAG.sub("", plain(line)).strip()
    shown = _KEY.sub("", shown, count=1) if _KEY.match(shown) else shown
    letters = "".join(each for each in shown.casefold() if each.isalpha() or each.isdigit() or each == ":")
    return shown.strip(" *_#>|[]()\"'“”") if (short and letters.strip(":") in _GRADES) or _GRADED.match(letters) else ""
