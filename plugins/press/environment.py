"""Jinja's environment, quicker where a page spends its time: templates at hand, plain escapes, words looked up once."""

from __future__ import annotations

from collections.abc import MutableMapping
from functools import lru_cache
from typing import Any

from jinja2 import Environment, Template
from markupsafe import escape


class PressEnvironment(Environment):
    """An environment of one printing, whose templates do not change meanwhile; it prints what Jinja's own prints."""

    def __init__(self, **settings: Any) -> None:
        """As Jinja's own."""
        super().__init__(**settings)
        self._at_hand: dict[str, Template] = {}

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """One plain mapping: every import compares it with the importer's, which a chain of mappings makes slow."""
        return {**self.globals, **(d or {})}

    def get_template(
        self,
        name: str | Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,
    ) -> Template:
        """The template, loaded once."""
        if not isinstance(name, str) or globals:
            return super().get_template(name, parent, globals)
        found = self._at_hand.get(name)
        if found is None:
            found = self._at_hand[name] = super().get_template(name, parent)
            found.root_render_func.__globals__["escape"] = _escaped
        return found

    def getattr(self, obj: Any, attribute: str) -> Any:
        """What stands behind a dot: in a mapping first the word of that name, which is what templates mean."""
        if obj.__class__ is dict and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)


def _escaped(value: Any) -> str:
    """The value as templates print it; most texts stand on many pages, so theirs are looked up."""
    return _escaped_text(value) if value.__class__ is str else escape(value)


@lru_cache(maxsize=1 << 13)
def _escaped_text(text: str) -> str:
    return str(escape(text))
