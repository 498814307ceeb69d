"""Jinja's environment, quicker where a page spends its time: templates at hand, plain escapes, words looked up once."""

from __future__ import annotations

from collections.abc import MutableMapping
from functools import lru_cache
from typing import Any

from jinja2 import Environment, Template
from jinja2.runtime import Context, Macro
from markupsafe import Markup, escape

from plugins.text.numbers import grouped

_AROUND = ("_block_vars", "_loop_vars")  # what Jinja hands to every call inside a block or a loop, for its own use


class PressContext(Context):
    """What a template sees; a macro is called as what it is, which Jinja's own finds out of each call."""

    def call(self, obj: Any, /, *args: Any, **kwargs: Any) -> Any:
        """What a call in a template gives; all macros of an environment escape alike."""
        if obj.__class__ is not Macro:
            return super().call(obj, *args, **kwargs)
        for each in _AROUND:
            kwargs.pop(each, None)
        return obj(*args, **kwargs)


class PressEnvironment(Environment):
    """An environment of one printing, whose templates do not change meanwhile; it prints what Jinja's own prints."""

    context_class = PressContext

    def __init__(self, **settings: Any) -> None:
        """As Jinja's own, and counts with their thousands apart."""
        super().__init__(**settings)
        self.filters["grouped"] = grouped
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
        try:
            return getattr(obj, attribute)
        except AttributeError:
            return super().getattr(obj, attribute)


def _escaped(value: Any) -> str:
    """The value as templates print it; most texts stand on many pages, so theirs are looked up."""
    if value.__class__ is str:
        return _escaped_text(value)
    return value if value.__class__ is Markup else escape(value)


@lru_cache(maxsize=1 << 11)
def _escaped_text(text: str) -> str:
    """What `escape` makes of a text, but no Markup of its own."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace("'", "&#39;").replace('"', "&#34;")
