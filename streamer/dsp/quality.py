"""Judges how good the audio of a result is, by what the channel did to it."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from streamer.core.events import Quality

GRADES: tuple[Quality, ...] = ("good", "degraded", "poor")
LOST_SHARES = (0.01, 0.1)
"""Shares of concealed and dropped audio from which it is degraded, and from which it is poor."""
CLIPPED_SHARES = (0.001, 0.02)
"""The same for the share of samples at full scale."""
FAINT_DBFS = (-45.0, -60.0)
"""RMS levels below which audio is degraded, and below which it is poor."""


def quality(*, lost_share: float, clipped_share: float, level_dbfs: float) -> Quality:
    """Return the worst of three grades: by loss, by clipping, by level. Shares are 0..1."""
    faintness = sum(level_dbfs < least for least in FAINT_DBFS)
    return GRADES[max(bisect_right(LOST_SHARES, lost_share), bisect_right(CLIPPED_SHARES, clipped_share), faintness)]
