"""The windows that the audio of a caller must give: those of the pipeline without time pressure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import numpy as np

from streamer.app.analyzers import AnalyzerMaker
from streamer.app.models import find_card
from streamer.core.audio import AudioFrame, LegOpened
from streamer.core.events import EmotionEvent, UtteranceStarted
from streamer.inference.card import StatisticsCard
from streamer.inference.model import load_any_model
from streamer.inference.vad import Silero
from streamer.protocol.g711 import MU_LAW
from tests.bench.legs_speech import PACKET_SAMPLES, RATE

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from streamer.config.tables import Config
    from streamer.core.audio import Window
    from streamer.inference.card import AnyCard
    from streamer.leg.analyzer import Analyzer


@dataclass(frozen=True, slots=True)
class ExpectedWindows:
    """The windows of one script."""

    onset_ms: int | None
    """Start of the first utterance; None without speech."""
    windows: tuple[tuple[str, int], ...]
    """Trigger and end in ms of each window, in order."""


def expected_windows(scripts: NDArray[np.uint8], config: Config, card: Path | None = None) -> list[ExpectedWindows]:
    """Return the windows of each script, shape (n, packets, PACKET_SAMPLES), at the configured hop.

    ``card``: of the model, instead of the configured one.
    The tests hold that the same audio gives the same windows in any chunking, live or not.
    """
    model = load_any_model(card or find_card(config, None))
    make = AnalyzerMaker(config, model, Silero())
    return [_expected(codes, _analyzer(make(_leg())), model.card) for codes in scripts]


def _leg() -> LegOpened:
    return LegOpened("bench", "s", "l", "customer", "PCMU", RATE, datetime(2026, 1, 1, tzinfo=UTC))


def _analyzer(analyzer: Analyzer | None) -> Analyzer:
    assert analyzer is not None
    return analyzer


def _expected(codes: NDArray[np.uint8], analyzer: Analyzer, card: AnyCard) -> ExpectedWindows:
    samples = MU_LAW.decode(codes).astype(np.float32) / np.float32(32_768)
    onsets: list[int] = []
    windows: list[tuple[str, int]] = []
    for number, packet in enumerate(samples):
        step = analyzer.push(AudioFrame("l", packet, RATE, number * PACKET_SAMPLES))
        events = list(step.events)
        for window in step.windows:
            # When there is a result depends on speech, and not on what the model says of it.
            events += analyzer.accept(window, _output(window, card), inference_ms=0)
        onsets += [event.start_ms for event in events if isinstance(event, UtteranceStarted)]
        windows += [(event.trigger, event.audio.end_ms) for event in events if isinstance(event, EmotionEvent)]
    return ExpectedWindows(onsets[0] if onsets else None, tuple(windows))


def _output(window: Window, card: AnyCard) -> NDArray[np.float32]:
    """Return what a model might give for a window: all labels alike, or statistics of features that are all 0."""
    if not isinstance(card, StatisticsCard):
        return np.full(len(card.labels), 1 / len(card.labels), dtype=np.float32)
    statistics = np.zeros(1 + 2 * card.n_features, dtype=np.float32)
    statistics[0] = window.inputs[card.window_samples :].sum()
    return statistics
