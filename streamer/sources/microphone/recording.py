"""One session of a live device: blocks in; legs, frames, losses and silence out. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from streamer.core.audio import AudioFrame, AudioLost, LegClosed, SourceHealth
from streamer.sources.channels import legs_of_channels

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from streamer.core.audio import EndReason, HealthState, Role, SourceMessage
    from streamer.sources.microphone.capture import Block

REPORT_LOSSES_EVERY_S = 1


class Recording:
    """The open session of a microphone.

    Gaps are jumps in the frames' ``start``: blocks that are missing between two others, and audio that the driver lost
    before a block. The driver does not say how much it lost; that is estimated from the times of its blocks.
    """

    def __init__(
        self,
        *,
        source_id: str,
        session_id: str,
        roles: Sequence[Role | None],
        sample_rate: int,
        silence_s: float,
        label: str,
        opened_at: datetime,
    ) -> None:
        """Give each channel that has a role a leg; ``label`` names the device for a person."""
        self._source_id = source_id
        self._legs = legs_of_channels(
            source_id=source_id,
            session_id=session_id,
            roles=roles,
            channels=len(roles),
            codec="pcm_f32le",
            sample_rate=sample_rate,
            opened_at=opened_at,
        )
        self._sample_rate = sample_rate
        self._silence_s = silence_s
        self._label = label
        self._previous: Block | None = None
        self._shift = 0
        self._zeros = 0
        self._silent = False
        self._lost_samples = 0
        self._losses = 0
        self._reported_losses_at: int | None = None

    def open(self) -> list[SourceMessage]:
        """Return the health, and the openings of the legs."""
        return [self._health("ok", f"{self._label} is recording"), *self._legs.values()]

    def push(self, block: Block) -> list[SourceMessage]:
        """Return the messages that follow from the next block."""
        self._count_losses(block)
        start = block.start + self._shift
        frames = [self._frame(block, channel, start) for channel in self._legs]
        self._previous = block
        return [*self._due_losses(start), *self._silence(frames), *frames]

    def close(self, reason: EndReason) -> list[SourceMessage]:
        """Return the losses that were not reported yet, and the ends of the legs."""
        return [*self._take_losses(), *(LegClosed(leg.leg_id, reason) for leg in self._legs.values())]

    def _frame(self, block: Block, channel: int, start: int) -> AudioFrame:
        return AudioFrame(
            leg_id=self._legs[channel].leg_id,
            samples=np.ascontiguousarray(block.samples[:, channel]),
            sample_rate=self._sample_rate,
            start=start,
            captured_at=block.captured_at,
        )

    def _count_losses(self, block: Block) -> None:
        previous = self._previous
        if previous is None:
            self._shift = -block.start
            return
        dropped = block.start - previous.end
        overflows = block.overflows - previous.overflows
        overflowed = 0
        if overflows:
            elapsed = round((block.captured_at - previous.captured_at) * self._sample_rate)
            overflowed = max(0, elapsed - (block.end - previous.end))
        self._shift += overflowed
        self._lost_samples += dropped + overflowed
        self._losses += overflows + (1 if dropped else 0)

    def _due_losses(self, at: int) -> list[SourceMessage]:
        if (
            self._reported_losses_at is not None
            and at - self._reported_losses_at < REPORT_LOSSES_EVERY_S * self._sample_rate
        ):
            return []
        messages = self._take_losses()
        if messages:
            self._reported_losses_at = at
        return messages

    def _take_losses(self) -> list[SourceMessage]:
        if not self._losses:
            return []
        lost = AudioLost(
            source_id=self._source_id,
            leg_ids=tuple(leg.leg_id for leg in self._legs.values()),
            samples=self._lost_samples,
            sample_rate=self._sample_rate,
            occurrences=self._losses,
        )
        self._lost_samples = self._losses = 0
        return [lost]

    def _silence(self, frames: list[AudioFrame]) -> list[SourceMessage]:
        """Watch for exact zeros on every leg, which a working microphone does not deliver for long."""
        if any(frame.samples.any() for frame in frames):
            self._zeros = 0
            if not self._silent:
                return []
            self._silent = False
            return [self._health("ok", f"{self._label} is recording again")]
        self._zeros += len(frames[0].samples)
        if self._silent or self._zeros < self._silence_s * self._sample_rate:
            return []
        self._silent = True
        return [
            self._health(
                "silent", f"{self._label} has delivered nothing but zeros for {self._silence_s:g} s: is it muted?"
            )
        ]

    def _health(self, state: HealthState, detail: str) -> SourceHealth:
        return SourceHealth(self._source_id, state, detail)
