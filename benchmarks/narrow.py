"""bantin with the work its peers do: articles, lists, lists of districts and pictures; the other rooms stand empty."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks import empty, place_lists
from pelicanconf import *  # noqa: F403 -- a settings file is made of another
from plugins.articles import plugin as articles
from plugins.lists import plugin as lists
from plugins.pictures import plugin as pictures

BANTIN_DAY = "2026-01-01"
BANTIN_AUDIENCE = "public"  # editors alone are told of figures without tags, which no peer looks for
THEME_TEMPLATES_OVERRIDES = [*THEME_TEMPLATES_OVERRIDES, str(Path(__file__).with_name("templates"))]  # noqa: F405
PLUGINS = [articles, lists, pictures, place_lists, empty]
