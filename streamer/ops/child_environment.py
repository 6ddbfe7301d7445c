"""The environment of processes that the program starts."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

NOT_INHERITED = ("EMOTION_STREAMER_", "NOTIFY_SOCKET", "WATCHDOG_")
"""Prefixes of environment variables that hold secrets, or that only the first process may act upon."""


def child_environment(ours: Mapping[str, str]) -> dict[str, str]:
    """Return the environment of a child: ours without secrets, and with our module search path."""
    inherited = {name: value for name, value in ours.items() if not name.startswith(NOT_INHERITED)}
    return inherited | {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
