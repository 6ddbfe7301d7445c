"""Imports at the start what libraries import when they first need it: then no descriptor or memory may be left."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from streamer.config.tables import Config

ALWAYS: Final = ("concurrent.futures.thread", "encodings.idna", "numpy.fft", "stringprep")
"""For features, and to look host names up."""
CALLS: Final = ("av",)
"""Decodes G.722 and Opus."""


def for_daemon(config: Config) -> None:
    """Import what ``run`` needs once somebody speaks, calls or connects."""
    for name in (*ALWAYS, *(CALLS if config.rtp.enabled else ())):
        import_module(name)
