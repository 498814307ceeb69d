"""The environment of the press prints what Jinja's own prints."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from jinja2 import DictLoader, Environment
from markupsafe import Markup

from plugins.press.environment import PressEnvironment

TEMPLATES = {
    "base.html": '{% from "piece.html" import piece, framed %}<p>{% block main %}{% endblock %}</p>',
    "piece.html": (
        '{% macro piece(one, mark="·") %}<b title="{{ one.title }}">{{ one.title }}{{ mark }}{{ one.lost }}</b>'
        "{% endmacro %}"
        "{% macro framed(rest) %}<i>{{ caller() }}{{ rest }}</i>{% endmacro %}"
    ),
    "page.html": (
        '{% extends "base.html" %}{% from "piece.html" import piece, framed %}'
        "{% block main %}{% for one in pieces %}{% set size = loop.index %}{{ piece(one, mark=size) }}{% endfor %}"
        "{% call framed(words | join(', ')) %}{{ safe }} {{ words.items }}{% endcall %}{{ words.pop() }}{% endblock %}"
    ),
}


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece with a title."""

    title: str


def printed(kind: type[Environment], **values: Any) -> str:
    """The page as an environment of this kind prints it."""
    return kind(loader=DictLoader(TEMPLATES), autoescape=True).get_template("page.html").render(values)


@given(st.lists(st.text("ab &<>'\"ả", max_size=8), min_size=1))
def test_prints_as_jinja_does(words: list[str]) -> None:
    """Macros within blocks, loops and calls, records, mappings and texts of any letters print as in Jinja's own."""
    pieces = [Piece(words[0]), {"title": words[-1], "lost": 3}]
    theirs = printed(Environment, pieces=pieces, words=[*words], safe=Markup("<br>"))
    assert printed(PressEnvironment, pieces=pieces, words=[*words], safe=Markup("<br>")) == theirs
