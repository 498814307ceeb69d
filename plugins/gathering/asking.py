"""Who asked what: which base keys and which composite answers a sheet, or another answer, was made from."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

from plugins.gathering.shelves import hash_of, hashed
from plugins.model.packing import Packed, maker

Words = ParamSpec("Words")
Answer = TypeVar("Answer")


_KEPT = 128  # most are asked for by one sheet or two that are made one after another, few by all


@dataclass(frozen=True, slots=True)
class Question(Packed):
    """A composite query that was asked: its name and arguments, the hash of its answer, the base keys it read."""

    id: int
    name: str
    words: tuple[Any, ...]
    answer: int
    read: frozenset[int]


_QUESTION = maker(Question)


@dataclass(slots=True)
class Listener:
    """One who asks: a sheet, which depends on base keys and on answers, or an answer, which depends on base keys."""

    read: set[int] = field(default_factory=set)
    is_answer: bool = False


@dataclass(slots=True)
class Record:
    """Keeps the notes of an edition: a stack of who is asking, and the composite answers given last."""

    listeners: list[Listener] = field(default_factory=lambda: [Listener()])
    answers: dict[tuple[Any, ...], tuple[Any, Question]] = field(default_factory=dict)
    _untold: dict[int, Question] = field(default_factory=dict)

    def read(self, key: str) -> None:
        """Note a base key for whoever asks now."""
        self.listeners[-1].read.add(hashed(key))

    @contextmanager
    def listening(self, *, is_answer: bool = False) -> Iterator[set[int]]:
        """The set fills with all that is asked inside."""
        self.listeners.append(Listener(is_answer=is_answer))
        try:
            yield self.listeners[-1].read
        finally:
            self.listeners.pop()

    def keep(self, key: tuple[Any, ...], answer: Any, question: Question) -> None:
        """Hold the answer to a question that was not known, in the place of the one asked for longest ago."""
        if len(self.answers) >= _KEPT:
            del self.answers[next(iter(self.answers))]
        self.answers[key] = (answer, question)
        self._untold[question.id] = question

    def told(self, asked: set[int]) -> tuple[Question, ...]:
        """The questions among what was asked, each told once in this process's life."""
        fresh = [id for id in asked if id in self._untold]
        return tuple(self._untold.pop(id) for id in fresh)

    def note(self, question: Question) -> None:
        """Whoever asks now was given this answer: an answer is made of its base keys, a sheet of the answer itself."""
        top = self.listeners[-1]
        if top.is_answer:
            top.read |= question.read
        else:
            top.read.add(question.id)


def composite(method: Callable[Concatenate[Any, Words], Answer]) -> Callable[Concatenate[Any, Words], Answer]:
    """A query whose answer is made of others: remembered, and known by the hash of its answer.

    What asked it depends on the answer alone, so that a changed base key that leaves the answer as it was re-makes
    nothing.
    """
    name = method.__name__

    @wraps(method)
    def asked(self: Any, *words: Words.args, **named: Words.kwargs) -> Answer:
        record: Record = self.record
        key = (name, *words)
        if key not in record.answers:
            with record.listening(is_answer=True) as read:
                answer = method(self, *words, **named)
            id = hash_of(f"query:{name}:{words!r}")
            question = _QUESTION(id, name, words, hash_of(repr(answer)), frozenset(read))
            record.keep(key, answer, question)
        given, question = record.answers[key] = record.answers.pop(key)  # the last again
        record.note(question)
        kept: Answer = given
        return kept

    return cast("Callable[Concatenate[Any, Words], Answer]", asked)
