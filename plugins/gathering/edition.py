"""The edition over the shelves: every named query of `plugins.model.edition.Edition`, noted by who asked it.

The shelves hold only what the audience may see on the day.
"""

from __future__ import annotations

from plugins.gathering.places import PlaceQueries
from plugins.gathering.stated import StatedQueries


class ShelvedEdition(StatedQueries, PlaceQueries):
    """All queries together."""
