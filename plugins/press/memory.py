"""Memory given back to the system after work that needed much of it for a while."""

from __future__ import annotations

import ctypes
import gc
import sys


def give_back() -> None:
    """Let go of garbage, and of what the C library keeps of memory once freed; it does so by itself only at its top."""
    gc.collect()
    if sys.platform == "linux":
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)  # of glibc alone
        if trim:
            trim(0)
