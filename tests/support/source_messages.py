"""Reads and selects messages of a source."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from streamer.core.audio import AudioFrame, LegOpened, SourceHealth

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterable

    from numpy.typing import NDArray

    from streamer.core.audio import HealthState, SourceMessage

T = TypeVar("T")


async def until(
    messages: AsyncIterator[SourceMessage], happened: Callable[[SourceMessage], bool]
) -> list[SourceMessage]:
    """Return the messages up to and including the first that ``happened`` accepts."""
    taken = []
    async for message in messages:
        taken.append(message)
        if happened(message):
            return taken
    raise AssertionError(f"the source ended after {taken[-5:]}")


def is_health(state: HealthState) -> Callable[[SourceMessage], bool]:
    return lambda message: isinstance(message, SourceHealth) and message.state == state


def is_frame(message: SourceMessage) -> bool:
    return isinstance(message, AudioFrame)


def of_type(kind: type[T], messages: Iterable[SourceMessage]) -> list[T]:
    return [message for message in messages if isinstance(message, kind)]


def without_frames(messages: Iterable[SourceMessage]) -> list[SourceMessage]:
    return [message for message in messages if not isinstance(message, AudioFrame)]


def states(messages: Iterable[SourceMessage]) -> list[HealthState]:
    return [health.state for health in of_type(SourceHealth, messages)]


def sessions(messages: Iterable[SourceMessage]) -> list[str]:
    return [leg.session_id for leg in of_type(LegOpened, messages)]


def waveforms(messages: Iterable[SourceMessage]) -> dict[str, NDArray[np.float32]]:
    """Return the samples of each leg; gaps are NaN."""
    frames = defaultdict(list)
    for frame in of_type(AudioFrame, messages):
        frames[frame.leg_id].append(frame)
    result = {}
    for leg_id, parts in frames.items():
        result[leg_id] = np.full(parts[-1].end, np.nan, np.float32)
        for part in parts:
            result[leg_id][part.start : part.end] = part.samples
    return result
