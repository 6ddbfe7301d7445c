"""Gives memory back to the system that nobody uses any more."""

from __future__ import annotations

import ctypes


def give_back() -> None:
    """Return what the C library's allocator holds for later; it takes some milliseconds.

    The model's results are large, and lie in the heap between what is small and stays: after a burst of windows glibc
    keeps tens of megabytes that nobody uses (malloc_trim(3)). Other C libraries have no such call, nor need it.
    """
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)
