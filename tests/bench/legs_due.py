"""Which windows a caller's audio must give: what the pipeline finds in it with all the time in the world."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import numpy as np

from streamer.app.analyzers import analyzer_maker
from streamer.app.models import find_card
from streamer.core.audio import AudioFrame, LegOpened, to_ms
from streamer.core.events import UtteranceStarted
from streamer.inference.model import load_any_model
from streamer.inference.vad import Silero
from streamer.protocol.g711 import MU_LAW
from tests.bench.legs_speech import PACKET_SAMPLES, RATE

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from streamer.config import Config
    from streamer.leg.analyzer import Analyzer


@dataclass(frozen=True, slots=True)
class Due:
    """What must be told of a caller."""

    onset_ms: int | None
    """Where the first utterance begins; None where nobody speaks."""
    windows: tuple[tuple[str, int], ...]
    """Trigger and end in ms of each window, in order."""


def due(programs: NDArray[np.uint8], config: Config) -> list[Due]:
    """Return what must be told of each program, shape (n, packets, PACKET_SAMPLES), at the normal hop.

    The same audio gives the same windows live and here, however it comes; that the tests hold.
    """
    make = analyzer_maker(config, load_any_model(find_card(config, None)), Silero())
    return [_due(codes, _analyzer(make(_leg()))) for codes in programs]


def _leg() -> LegOpened:
    return LegOpened("bench", "s", "l", "customer", "PCMU", RATE, datetime(2026, 1, 1, tzinfo=UTC))


def _analyzer(made: Analyzer | None) -> Analyzer:
    assert made is not None
    return made


def _due(codes: NDArray[np.uint8], analyzer: Analyzer) -> Due:
    samples = MU_LAW.decode(codes).astype(np.float32) / np.float32(32_768)
    onsets: list[int] = []
    windows: list[tuple[str, int]] = []
    for number, packet in enumerate(samples):
        step = analyzer.push(AudioFrame("l", packet, RATE, number * PACKET_SAMPLES))
        events = list(step.events)
        for window in step.windows:
            windows.append(("speech_ended" if window.is_final else "interval", to_ms(window.end)))
            events += analyzer.refuse(window)  # its place in the order is given up; nothing else depends on scores
        onsets += [event.start_ms for event in events if isinstance(event, UtteranceStarted)]
    return Due(onsets[0] if onsets else None, tuple(windows))
