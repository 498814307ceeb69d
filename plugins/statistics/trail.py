"""The first steps of every trail of links on pages of figures."""

from __future__ import annotations

from plugins.model import addresses

HOME = ("Trang chủ", addresses.HOME)
INDEX = ("Số liệu", addresses.STATISTICS)
