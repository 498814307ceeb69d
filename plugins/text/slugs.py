"""Address slugs: ASCII, lower case, words joined by hyphens."""

from __future__ import annotations

from slugify import slugify


def slug(text: str, limit: int = 80) -> str:
    """'Đổi mới – toàn diện' → 'doi-moi-toan-dien', cut at a word before `limit` characters ('' for no words)."""
    return str(slugify(text, max_length=limit, word_boundary=True, save_order=True))
