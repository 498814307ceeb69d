"""Answers held while they are light: as many as there is room for, whether each is one cell or thousands."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sized
from typing import Generic, TypeVar

Answer = TypeVar("Answer", bound=Sized)


class Held(Generic[Answer]):
    """A function's last answers, those asked for longest ago let go; one weighs as much as it has members, and one."""

    def __init__(self, ask: Callable[..., Answer], most: int) -> None:
        """Hold no more than `most` weigh, but always the last."""
        self._ask, self._most = ask, most
        self._held: dict[tuple[Hashable, ...], Answer] = {}
        self._weight = 0

    def __call__(self, *words: Hashable) -> Answer:
        """The answer to these words."""
        if words in self._held:
            answer = self._held[words] = self._held.pop(words)  # the last again
            return answer
        answer = self._ask(*words)
        self._weight += len(answer) + 1
        while self._held and self._weight > self._most:
            oldest = next(iter(self._held))
            self._weight -= len(self._held.pop(oldest)) + 1
        self._held[words] = answer
        return answer
