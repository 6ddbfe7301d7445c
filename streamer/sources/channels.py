"""The legs of a session in which each channel of one recording is a participant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from streamer.core.audio import LegOpened, Origin
from streamer.core.counting import count

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from streamer.core.audio import Role


def legs_of_channels(
    *,
    source_id: str,
    session_id: str,
    roles: Sequence[Role | None],
    channels: int,
    codec: str,
    sample_rate: int,
    opened_at: datetime,
    file: str | None = None,
    first_leg: int = 1,
) -> dict[int, LegOpened]:
    """Return `LegOpened` for each channel, by the channel's index.

    A channel whose role is None has no leg; the role of channels beyond ``roles`` is unknown. A leg's id is the
    session's with a number, that of the first channel's is ``first_leg``. ``file``: the name of the recording they are
    read from.
    """
    unknown: list[Role | None] = ["unknown"] * channels
    return {
        channel: LegOpened(
            source_id=source_id,
            session_id=session_id,
            leg_id=f"{session_id}-{channel + first_leg}",
            role=role,
            codec=codec,
            sample_rate=sample_rate,
            opened_at=opened_at,
            origin=None if file is None else Origin(file, channel=channel + 1),
        )
        for channel, role in enumerate([*roles, *unknown][:channels])
        if role is not None
    }


def channels_text(channels: int) -> str:
    """Return "1 channel", "2 channels"."""
    return count(channels, "channel")
