"""A leg with VAD and scores that the tests control."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import numpy as np

from streamer.core.audio import CHUNK_MS, VAD_BLOCK_CHUNKS, LegOpened
from streamer.core.events import ModelRef
from streamer.dsp.decision import DecisionConfig
from streamer.dsp.features import LogMel, LogMelConfig
from streamer.dsp.gate import GateConfig
from streamer.dsp.leg_normalization import LegNormalization
from streamer.dsp.resample import kept_rate
from streamer.dsp.scoring import WindowScorer
from streamer.dsp.windows import LogMelCutter, WaveformCutter, WindowConfig
from streamer.leg.analyzer import Analyzer
from streamer.leg.analyzer_config import AnalyzerConfig

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from streamer.core.audio import Window
    from streamer.core.vad import VadCoroutine, VadRequest, VoiceActivity
    from streamer.dsp.chunks import IsSpeech
    from streamer.dsp.scoring import Scorer
    from streamer.dsp.windows import Cutter

OPENED_AT = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
LEG = LegOpened("source", "session", "leg", "customer", "pcm", 16_000, OPENED_AT)
CONFIG = AnalyzerConfig(
    gate=GateConfig(),
    windows=WindowConfig(
        window_samples=48_000, hop_samples=8_000, first_samples=24_000, pre_roll_samples=4_800, post_roll_samples=1_600
    ),
    decision=DecisionConfig(),
    cutter_lookback_samples=48_000,
)
LABELS = ("calm", "angry")
MODEL = ModelRef("test", "1", "0" * 64, "fp32")
NORMALIZATION = LegNormalization(
    prototypes=[[0.5, -0.5], [-0.5, 0.5]],
    voices=[[1.1, -1.0], [-1.0, 1.1]],
    utterances=[[0.6, -0.5], [-0.5, 0.6]],
    softness=1.0,
)
"""Voices differ much, so that each utterance clearly changes the scores of the next ones."""


class LoudIsSpeech:
    """VAD for tests: a chunk with any sample above 0.5 is speech."""

    history_samples = 0

    def __init__(self, rate: int) -> None:
        self._chunk_samples = rate * CHUNK_MS // 1000

    def listen(self, recent: NDArray[np.float32], n_blocks: int) -> VadCoroutine:
        yield from ()
        return [
            float(chunk.max() > 0.5)
            for chunk in recent.reshape(-1, self._chunk_samples)[-n_blocks * VAD_BLOCK_CHUNKS :]
        ]

    def reset(self) -> None:
        pass

    def set_threshold(self, speech: float) -> None:
        pass


def answers_nothing(requests: Sequence[VadRequest]) -> list[list[float]]:
    raise AssertionError(f"expected no VAD request, got {len(requests)}")


def analyzer(
    leg: LegOpened = LEG,
    config: AnalyzerConfig = CONFIG,
    *,
    log_mel: bool = False,
    normalization: LegNormalization | None = None,
    vad: VoiceActivity | None = None,
    scorer: Scorer | None = None,
) -> Analyzer:
    """An analyzer whose model takes waveforms, or log-mel frames; ``vad``: None finds speech where it is loud."""

    def make_cutter(start: int, _: IsSpeech) -> Cutter:
        if log_mel:
            return LogMelCutter(LogMel(LogMelConfig()), config.windows, start=start)
        return WaveformCutter(config.windows, start=start, zero_mean_unit_variance=False)

    by_window = WindowScorer(len(LABELS), window_samples=config.windows.window_samples, normalization=normalization)
    return Analyzer(
        leg,
        config,
        vad=vad or LoudIsSpeech(kept_rate(leg.sample_rate)),
        answer=answers_nothing,
        make_cutter=make_cutter,
        scorer=scorer or by_window,
        labels=LABELS,
        model=MODEL,
    )


def scores_of(window: Window) -> NDArray[np.float32]:
    """Scores that depend on every sample of the input."""
    p = np.float32(0.5 + 0.4 * np.sin(window.inputs.astype(np.float64).sum()))
    return np.array([p, 1 - p], dtype=np.float32)


def speech(*parts: tuple[float, bool], seed: int = 0) -> NDArray[np.float32]:
    """Seconds of speech (True) or quiet (False) after one another, without an offset."""
    rng = np.random.default_rng(seed)
    levels = [np.full(round(seconds * 16_000), 0.9 if loud else 0.01) for seconds, loud in parts]
    level = np.concatenate(levels)
    signs = np.where(np.arange(len(level)) // 16 % 2, 1, -1)  # 500 Hz, which every rate keeps
    return (level * signs * rng.uniform(0.6, 1, len(level))).astype(np.float32)
