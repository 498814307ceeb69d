"""The catalogue of problems: every code with its level and its wording, in ranges a room each.

BT1xx front matter · BT2xx body, links, pictures · BT3xx figures · BT4xx places and organisations · BT5xx facts
together · BT6xx the printed site · BT7xx files of content/du-lieu · BT8xx printing and publishing.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """Level ('lỗi' or 'cảnh báo') and wording, with blanks in braces."""

    level: str
    message: str


def _error(message: str) -> Entry:
    return Entry("lỗi", message)


def _warning(message: str) -> Entry:
    return Entry("cảnh báo", message)


CATALOGUE: dict[str, Entry] = {
    # Front matter
    # Body, links, pictures
    # Figures
    # Places and organisations
    # Facts together
    # The printed site
    # Files of content/du-lieu
    # Printing and publishing
}
