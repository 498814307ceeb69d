"""`{% kept … %}`: a part of a template that is rendered once for each tuple of values, not for each page."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from typing import Any

from jinja2 import Environment, nodes
from jinja2.ext import Extension
from jinja2.parser import Parser
from markupsafe import Markup


class Kept(Extension):
    """`{% kept root, section %}…{% endkept %}` prints what it printed last time for equal values.

    Whatever else the part prints must be the same on every page: the site's own values, and the words of a language
    that is among the values named.
    """

    tags = {"kept"}  # noqa: RUF012 -- jinja2 reads a set of the class

    def __init__(self, environment: Environment) -> None:
        """An environment belongs to one printing, so what is kept never outlives the site's values."""
        super().__init__(environment)
        self._numbers = count()
        self._parts: dict[tuple[str, int, Any], Markup] = {}

    def parse(self, parser: Parser) -> nodes.Node:
        """A call with the place of the tag and the values it names."""
        line = next(parser.stream).lineno
        place = (nodes.Const(parser.name), nodes.Const(next(self._numbers)), parser.parse_tuple())
        body = parser.parse_statements(("name:endkept",), drop_needle=True)
        return nodes.CallBlock(self.call_method("part", list(place)), [], [], body).set_lineno(line)

    def part(self, template: str, number: int, values: Any, caller: Callable[[], Markup]) -> Markup:
        """The part as printed for these values."""
        key = (template, number, values)
        if key not in self._parts:
            self._parts[key] = caller()
        return self._parts[key]
