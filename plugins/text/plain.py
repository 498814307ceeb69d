"""One spelling for equal words: NFC, no invisible characters."""

from __future__ import annotations

import re
import unicodedata

_INVISIBLE = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]")


def plain(text: str) -> str:
    """The text in NFC without soft hyphens, zero-width characters and byte order marks."""
    return text if text.isascii() else unicodedata.normalize("NFC", _INVISIBLE.sub("", text))
