"""The input of a network: windows exactly as the daemon cuts them (``streamer.dsp.windows``)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from streamer.core.audio import SAMPLE_RATE
from streamer.dsp.features import LogMel, LogMelConfig, fill
from streamer.inference.card import LogMelFrontEnd, WaveformFrontEnd

if TYPE_CHECKING:
    from numpy.typing import NDArray

InputKind = Literal["log_mel", "waveform"]
"""``front_end`` in the daemon's model card: log-mel windows, or the waveform at 16 kHz."""
Normalize = Literal["none", "zero_mean_unit_variance"]
"""Done to a waveform before it is repeated to fill a window; see ``streamer.inference.card``."""

FRONT_END = LogMelConfig()
SAMPLES_A_MS = SAMPLE_RATE // 1000
WINDOW_MS = 3000
WINDOW_FRAMES = FRONT_END.n_frames(WINDOW_MS * SAMPLES_A_MS)  # 298
LEAST_VARIANCE = 1e-7
"""Added to a waveform's variance, as in the daemon and wav2vec2's feature extractor."""


@dataclass(frozen=True, slots=True)
class InputSpec:
    """The form of a network's windows."""

    kind: InputKind = "log_mel"
    window_ms: int = WINDOW_MS
    normalize: Normalize = "none"
    """Of waveforms only."""

    @property
    def window_samples(self) -> int:
        return self.window_ms * SAMPLES_A_MS

    @property
    def shape(self) -> tuple[int, ...]:
        """Shape of one window: (n_frames, n_mels) or (n_samples,)."""
        if self.kind == "log_mel":
            return (FRONT_END.n_frames(self.window_samples), FRONT_END.n_mels)
        return (self.window_samples,)

    @property
    def front_end(self) -> LogMelFrontEnd | WaveformFrontEnd:
        """The front end as the model card has it."""
        return LogMelFrontEnd(FRONT_END) if self.kind == "log_mel" else WaveformFrontEnd(self.normalize)

    def tiles(
        self, samples: NDArray[np.float32], span: tuple[int, int], *, before: int = 0, after: int = 0
    ) -> NDArray[np.float32]:
        """Return the windows of an utterance, shape (n, *shape), from a clip's ``samples``, 16 kHz, (n,).

        As the daemon cuts them: full windows end to end from the start, and one final window of the last part. One
        window, repeated to fill it, where the utterance is no longer than that. ``span``: start and end of the speech;
        ``before`` and ``after``: how many hops of 10 ms more belong to the utterance, where the clip has them.
        """
        if self.kind == "log_mel":
            frames = LogMel(FRONT_END)(samples)
            start, end = _in_frames(span, len(frames))
            return tiles(frames[max(0, start - before) : end + after], self.shape[0])
        hop = FRONT_END.hop_samples
        speech = samples[max(0, span[0] - before * hop) : max(span[1], span[0] + 1) + after * hop]
        return np.stack([self.window(part) for part in _parts(speech, self.window_samples)])

    def window(self, samples: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return one window of a stretch of speech: its last part, or all of it repeated; shape ``shape``."""
        if self.kind == "log_mel":
            return fill(LogMel(FRONT_END)(samples), self.shape[0])
        last = samples[-self.window_samples :]
        if self.normalize == "zero_mean_unit_variance":
            last = (last - last.mean()) / np.sqrt(last.var() + LEAST_VARIANCE)
        return fill(last, self.window_samples).astype(np.float32)


LOG_MEL = InputSpec()
"""Of the shipped model."""


def tiles(frames: NDArray[np.float32], length: int) -> NDArray[np.float32]:
    """Return the windows of an utterance of log-mel ``frames``, shape (n, length, n_mels); see ``InputSpec.tiles``."""
    return np.stack([fill(part, length) for part in _parts(frames, length)])


def _parts(utterance: NDArray[np.float32], length: int) -> list[NDArray[np.float32]]:
    starts = range(0, max(len(utterance) - length, 0), length)
    return [*(utterance[start : start + length] for start in starts), utterance[-length:]]


def _in_frames(span: tuple[int, int], n_frames: int) -> tuple[int, int]:
    """Return the frames that lie in a span of samples; at least one."""
    start = min(span[0] // FRONT_END.hop_samples, n_frames - 1)
    return start, min(max(FRONT_END.n_frames(span[1]), start + 1), n_frames)
