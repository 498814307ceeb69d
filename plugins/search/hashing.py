"""The hash that says in which shard a term stands; theme/js/search/shards.js computes the same."""

from __future__ import annotations

from functools import lru_cache

_PRIME, _START, _MIX, _WHOLE = 0x01000193, 0x811C9DC5, 0x9E3779B1, 0xFFFFFFFF


@lru_cache(maxsize=1 << 16)
def hashed(fold: str) -> int:
    """FNV-1a of one syllable's fold, 32 bits."""
    value = _START
    for letter in fold:
        value = (value ^ ord(letter)) * _PRIME & _WHOLE
    return value ^ value >> 16


def combined(left: int, right: int) -> int:
    """The hash of a pair from those of its two syllables."""
    value = (left * _MIX ^ right) & _WHOLE
    return value ^ value >> 16


def place_of(fold: str, bits: int) -> str:
    """The shard of a fold key, of a syllable or of two: the low `bits` of its hash in hexadecimal digits."""
    left, _, right = fold.partition(" ")
    value = combined(hashed(left), hashed(right)) if right else hashed(left)
    return name_of(value & ((1 << bits) - 1), bits)


def name_of(number: int, bits: int) -> str:
    """The name of a shard among 2 ** bits."""
    return format(number, f"0{(bits + 3) // 4 or 1}x")
