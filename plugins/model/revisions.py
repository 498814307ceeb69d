"""Revisions: figures that an edit of their own article changed or took out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from plugins.model.facts import Fact
from plugins.model.packing import Packed


@dataclass(frozen=True, slots=True)
class Revision(Packed):
    """A figure that a committed edit of its article gave another number, or took out of it.

    `old` is the figure as the article stated it before, `new` as after: None where it states the cell no more.
    `moment` is when the edit was made, naive and of Asia/Ho_Chi_Minh. `article` is the article's id.
    """

    article: str
    moment: datetime
    old: Fact
    new: Fact | None


class Revised(Protocol):
    """The part of an edition that answers for the past of its articles."""

    def revisions(self) -> tuple[Revision, ...]:
        """What committed edits changed of figures in place, by article, within each the oldest first."""

    def revisions_of_article(self, id: str) -> tuple[Revision, ...]:
        """Those of one article, the oldest first."""

    def revisions_at(self, unit: str, organisation: str) -> tuple[Revision, ...]:
        """Those of the figures of an organisation, else ('') of a unit itself."""

    def revised_since(self) -> date | None:
        """The day from which on edits are known; None where content/ has no history."""
