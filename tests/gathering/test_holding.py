"""Answers are held while they are light, whatever is asked in whatever order."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from plugins.gathering.holding import Held


@given(st.lists(st.integers(0, 9)), st.integers(0, 30))
def test_held_answers_are_the_answers_and_light(asked: list[int], most: int) -> None:
    """Each is what would be told today; together they weigh no more than asked for, but for the last."""
    given_: list[int] = []

    def ask(number: int) -> tuple[int, ...]:
        given_.append(number)
        return (number,) * number

    held = Held(ask, most)
    for number in asked:
        assert held(number) == (number,) * number
        weight = sum(len(answer) + 1 for answer in held._held.values())
        assert weight == held._weight
        assert weight <= max(most, number + 1)


def test_what_is_asked_again_stays() -> None:
    """Room for two: the one asked for longest ago goes first."""
    given_: list[str] = []

    def ask(word: str) -> str:
        given_.append(word)
        return word

    held = Held(ask, 6)
    for word in ("ab", "cd", "ab", "ef", "ab", "cd"):
        held(word)
    assert given_ == ["ab", "cd", "ef", "cd"]
