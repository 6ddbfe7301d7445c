"""Returns freed memory to the operating system."""

from __future__ import annotations

import ctypes


def give_back() -> None:
    """Return the free heap pages of the C library to the system; takes some milliseconds.

    After a burst of windows, glibc keeps tens of megabytes of freed heap: the large results of the model lie between
    small objects that stay allocated (malloc_trim(3)). Does nothing with a C library that has no such call.
    """
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)
