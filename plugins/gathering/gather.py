"""From content/ to one edition: read, check, keep what the audience may see on the day, put facts together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from plugins.gathering.memory import MemoryEdition
from plugins.model.problems import Problem


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked for: the content root, the audience ('public' or 'internal'), the day, and the site's address."""

    content: Path
    audience: str
    day: date
    siteurl: str = ""


@dataclass(frozen=True, slots=True)
class Gathered:
    """The edition, or None where an error stops it; and every problem, sorted."""

    edition: MemoryEdition | None
    problems: tuple[Problem, ...]
