"""Address slugs: ASCII, lower case, words joined by hyphens."""

from __future__ import annotations

from functools import lru_cache

from slugify import slugify


@lru_cache(maxsize=1 << 14)  # documents, topics and headings recur
def slug(text: str, limit: int = 80) -> str:
    """'Đổi mới – toàn diện' → 'doi-moi-toan-dien', cut at a word before `limit` characters ('' for no words)."""
    return str(slugify(text, max_length=limit, word_boundary=True, save_order=True))
