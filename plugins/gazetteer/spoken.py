"""A place as people write it: the kind, spelled or shortened, and the name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from plugins.gazetteer.lines import key
from plugins.model.units import COMMUNE, DISTRICT, PROVINCE
from plugins.text.folding import fold, same_word
from plugins.text.plain import plain

_KINDS = {
    "tinh": "Tỉnh",
    "thanh pho": "Thành phố",
    "tp": "Thành phố",
    "t.p": "Thành phố",
    "huyen": "Huyện",
    "h": "Huyện",
    "thi xa": "Thị xã",
    "tx": "Thị xã",
    "t.x": "Thị xã",
    "quan": "Quận",
    "q": "Quận",
    "phuong": "Phường",
    "p": "Phường",
    "xa": "Xã",
    "x": "Xã",
    "thi tran": "Thị trấn",
    "tt": "Thị trấn",
    "t.t": "Thị trấn",
    "dac khu": "Đặc khu",
    "dk": "Đặc khu",
}
_LONGEST_FIRST = sorted(_KINDS, key=len, reverse=True)
# 'huyện Bình Liêu', 'TX. Đông Triều', 'TP.HCM', 'Q.1': a short kind needs its dot or a space.
_KIND = re.compile(
    rf"(?P<kind>{'|'.join(re.escape(kind).replace(' ', r' +') for kind in _LONGEST_FIRST)})(?:\.\s*|\s+)(?=\S)"
)
_SPACES = re.compile(r"\s+")
_LEVELS = {
    "Tỉnh": (PROVINCE,),
    "Thành phố": (PROVINCE, DISTRICT),
    "Huyện": (DISTRICT,),
    "Thị xã": (DISTRICT,),
    "Quận": (DISTRICT,),
    "Phường": (COMMUNE,),
    "Xã": (COMMUNE,),
    "Thị trấn": (COMMUNE,),
    "Đặc khu": (COMMUNE,),
}


@dataclass(frozen=True, slots=True)
class Spoken:
    """One part of a written place: its text, the kind of unit ('' where none is written) and the name."""

    text: str
    kind: str
    name: str

    @property
    def key(self) -> str:
        """The name as the gazetteer looks it up."""
        return key(self.name)

    @property
    def bare(self) -> bool:
        """Whether the name is written without marks, so that marks cannot tell names apart."""
        return self.name.isascii()

    @property
    def readings(self) -> Iterator[Spoken]:
        """This one, then the one in which the kind is part of the name: 'Quan Hoa', 'Phường Đúc'."""
        yield self
        if self.kind:
            yield Spoken(self.text, "", self.text)

    @property
    def levels(self) -> tuple[tuple[str, ...], ...]:
        """The levels to look in, those of one step together, the next only where a step finds nothing."""
        return (_LEVELS[self.kind],) if self.kind else ((PROVINCE,), (DISTRICT,), (COMMUNE,))


@lru_cache(maxsize=1 << 15)  # as below; the larger units of a line recur in all others of the province
def spoken(text: str) -> Spoken:
    """One part: 'TX. Đông Triều' → kind 'Thị xã', name 'Đông Triều'."""
    text = _SPACES.sub(" ", plain(text)).strip(" .")
    match = _KIND.match(fold(text))
    if not match:
        return Spoken(text, "", text)
    short = _SPACES.sub(" ", match["kind"])
    kind, written = _KINDS[short], text[: match.end("kind")]
    if not text.isascii() and fold(kind) == short and not same(kind, written):
        return Spoken(text, "", text)  # Quan Hóa is no quận, Quản Bạ neither
    return Spoken(text, kind, text[match.end() :])


def parts(text: str) -> tuple[Spoken, ...]:
    """The parts of 'xã Tân Lân, huyện Cần Đước, Long An', the smallest first."""
    return tuple(spoken(part) for part in text.split(",") if part.strip(" ."))


def same(one: str, other: str) -> bool:
    """Whether two names are spelled alike but for case, spaces, hyphens and the place of the tone mark."""
    return _even(one) == _even(other)


@lru_cache(maxsize=1 << 14)  # every unit of a name asks for it again
def _even(text: str) -> str:
    return re.sub(r"[\s\-–'’]+", "", same_word(plain(text)).casefold())
