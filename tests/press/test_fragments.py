"""Parts of templates that are rendered once for equal values."""

from __future__ import annotations

import pytest
from jinja2 import DictLoader, Environment, StrictUndefined, UndefinedError

from plugins.press.fragments import Kept


def environment(**templates: str) -> Environment:
    """Templates by name, as strict as those of the theme."""
    return Environment(
        loader=DictLoader(templates), autoescape=True, undefined=StrictUndefined, extensions=[Kept], trim_blocks=True
    )


def test_part_is_rendered_once_for_equal_values() -> None:
    """Only the values named decide; two parts of a template do not share what they print."""
    env = environment(a="{% kept x %}{{ x }}{{ y }}{% endkept %}|{% kept x %}<{{ y }}>{% endkept %}")
    page = env.get_template("a")
    assert page.render(x="<", y=1) == "&lt;1|<1>"
    assert page.render(x="<", y=2) == "&lt;1|<1>"
    assert page.render(x=">", y=2) == "&gt;2|<2>"


def test_part_sees_what_its_page_sees() -> None:
    """Imported macros, and names that the page or the template it extends sets."""
    env = environment(
        m="{% macro bold(x) %}<b>{{ x }}</b>{% endmacro %}",
        base='{% from "m" import bold %}{% set z = 1 %}{% kept x, z %}{{ bold(x) }}{{ z }}{% endkept %}'
        "{% block b %}{% endblock %}",
        page='{% extends "base" %}{% set x = w %}{% block b %}{{ w }}{% endblock %}',
    )
    assert [env.get_template("page").render(w=w) for w in "aba"] == ["<b>a</b>1a", "<b>b</b>1b", "<b>a</b>1a"]


def test_missing_value_is_an_error() -> None:
    """A part that names or prints a value the page has not stops the printing."""
    env = environment(a="{% kept x %}{% endkept %}", b="{% kept x %}{{ y }}{% endkept %}")
    with pytest.raises(UndefinedError):
        env.get_template("a").render()
    with pytest.raises(UndefinedError):
        env.get_template("b").render(x=1)
