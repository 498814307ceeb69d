"""Figures that an editor has looked at and wants no tag for, remembered by a digest of their sentence."""

from __future__ import annotations

import hashlib
import re
import tomllib
from dataclasses import dataclass

from plugins.tagging.finder import Found
from plugins.text.plain import plain
from plugins.text.sentences import sentence_spans

PATH = "du-lieu/bo-qua.toml"
_LINK = re.compile(r"\[([^\]\n]*)\]\(so:[^)\n]*\)")
_HEAD = """# Những con số đã xem và không cần gắn thẻ, do lệnh `bantin suggest --dismiss` ghi.
# Mỗi mã là của một con số trong câu của nó: câu sửa thì con số được hỏi lại; không mã nào đọc ngược ra câu được.
"""


@dataclass(frozen=True, slots=True)
class Dismissals:
    """The digests; the sentences themselves are not kept, since some are for those inside alone."""

    digests: frozenset[str] = frozenset()

    def cover(self, text: str, one: Found) -> bool:
        """Whether the figure was dismissed."""
        return bool(self.digests) and digest(text, one) in self.digests

    def add(self, text: str, one: Found) -> Dismissals:
        """These and one more."""
        return Dismissals(self.digests | {digest(text, one)})

    def __str__(self) -> str:
        """The register's text, a digest a line in their order, so that two editors' lists merge."""
        lines = "".join(f'    "{each}",\n' for each in sorted(self.digests))
        return f"{_HEAD}dismissed = [\n{lines}]\n"


def digest(text: str, one: Found) -> str:
    """Twenty hexadecimal digits of the sentence and of which of its characters the figure begins at."""
    first, last = next((span for span in sentence_spans(text) if span[0] <= one.start < span[1]), (one.start, one.end))
    before, sentence = _words(text[first : one.start]), _words(text[first:last])
    return hashlib.sha256(f"{sentence}\0{before}".encode()).hexdigest()[:20]


def _words(text: str) -> str:
    """Plain words, so that tagging another figure of the sentence changes nothing."""
    return " ".join(plain(_LINK.sub(r"\1", text)).split())


def read_dismissals(text: str) -> Dismissals:
    """The register; one that cannot be read dismisses nothing, so that no figure is lost."""
    try:
        digests = tomllib.loads(text).get("dismissed", [])
    except tomllib.TOMLDecodeError:
        return Dismissals()
    return Dismissals(frozenset(each for each in digests if isinstance(each, str)))
