"""Why the history can't be written or read."""

from __future__ import annotations

from streamer.core.errors import EmotionStreamerError


class HistoryError(EmotionStreamerError):
    """The database can't be used now; try again later."""


class DamagedError(HistoryError):
    """What is in the database can't be read any more; begin another one."""


class NoHistoryError(HistoryError):
    """None is kept."""
