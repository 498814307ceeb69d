"""Modules that are imported when they are first needed: most builds print a few pages, and rooms take long to load."""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Function:
    """A function of a module, known by name; it can be sent to a worker."""

    module: str
    name: str

    def __call__(self, *given: Any, **named: Any) -> Any:
        """Import the module, if nobody did, and call its function."""
        return getattr(importlib.import_module(self.module), self.name)(*given, **named)


class Later:
    """Stands for a module: each of its names is a function that is looked for when it is called."""

    def __init__(self, module: str) -> None:
        """`module` as an import would write it."""
        self._module = module

    def __getattr__(self, name: str) -> Function:
        if name.startswith("__"):
            raise AttributeError(name)
        return Function(self._module, name)
