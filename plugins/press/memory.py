"""When garbage is looked for, and memory given back to the system after work that needed much of it for a while."""

from __future__ import annotations

import ctypes
import gc
import sys

_SELDOM = 20_000  # new objects that are not let go, for 700 of Python's own
_USUAL = gc.get_threshold()


def seldom() -> None:
    """Look for garbage seldom: most calls load modules and print a few pages, and a tenth of their time went there."""
    gc.set_threshold(_SELDOM, *_USUAL[1:])


def usual() -> None:
    """As often as Python does by itself, where thousands of files are made and garbage is large."""
    gc.set_threshold(*_USUAL)


def give_back() -> None:
    """Let go of garbage, and of what the C library keeps of memory once freed; it does so by itself only at its top."""
    gc.collect()
    if sys.platform == "linux":
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)  # of glibc alone
        if trim:
            trim(0)
