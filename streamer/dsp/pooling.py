"""Pools the statistics of chunks over the last seconds, an utterance, and what its voice said before."""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from streamer.dsp.scoring import HeadRequest, Scored, answer_together

if TYPE_CHECKING:
    from collections.abc import Sequence

    from streamer.core.audio import Window
    from streamer.dsp.scoring import Asking

Head = Callable[[NDArray[np.float32], NDArray[np.float32], float], NDArray[np.float32]]
"""Takes pooled features, those of the history, both shape (2 n_features,), and the frames of the history.

Returns the scores, shape (n_labels,), sum 1.
"""
NO_INPUTS = np.zeros(0, dtype=np.float32)
MIN_SPEECH_MS = 1000
"""There is no answer from less speech."""
MIN_POOLED_MS = 900
"""Nor where less of it was encoded. A second in the gate's chunks of 32 ms may be a few frames of 20 ms less."""


@dataclass(frozen=True, slots=True)
class PoolingConfig:
    """What is pooled, and when there is a result."""

    n_features: int
    frame_ms: int
    recent_chunks: int
    """A result before the end of the utterance is about so many chunks."""
    first_ms: int
    """Speech of the utterance before its first result."""
    hop_samples: int
    """At least from the end of one result to the end of the next."""
    history_min_ms: int
    """An utterance with less speech is not added to the history."""
    history_max_ms: int
    """The history counts as at most so much speech, so that it follows the voice; 0: there is none."""


class PooledStatistics:
    """Sums over frames, from which mean and standard deviation follow; exact, however the frames were cut into chunks.

    The sums are of float64: the sum of squares and the squared sum of a second's features are close to one another.
    """

    def __init__(self, n_features: int) -> None:
        self.sums = np.zeros(1 + 2 * n_features, dtype=np.float64)
        """Number of frames, sums and sums of squares, shape (1 + 2 n_features,)."""

    @property
    def n_frames(self) -> float:
        """Frames in the sums; no whole number after ``limit``."""
        return float(self.sums[0])

    def add(self, statistics: NDArray[np.float32] | NDArray[np.float64]) -> None:
        """Add the sums over more frames, as in ``sums``."""
        self.sums += statistics

    def limit(self, n_frames: float) -> None:
        """Scale the sums down to ``n_frames`` frames where they are more: older frames weigh less and less."""
        if self.sums[0] > n_frames:
            self.sums *= n_frames / self.sums[0]

    def pooled(self) -> NDArray[np.float32]:
        """Return mean and standard deviation, shape (2 n_features,); zeros where there is no frame."""
        n_features = len(self.sums) // 2
        moments = self.sums[1:] / max(self.sums[0], 1.0)
        mean = moments[:n_features]
        variance = np.maximum(moments[n_features:] - np.square(mean), 0)
        return np.concatenate([mean, np.sqrt(variance)]).astype(np.float32)


class PooledScorer:
    """Of a model that gives statistics: asks the head about what was pooled.

    The history of a voice takes the place of the normalisation of a leg: it is pooled over earlier utterances, and the
    head gets it beside the present one.
    """

    def __init__(self, head: Head, config: PoolingConfig) -> None:
        """``head``: what ``score`` asks; ``asking`` leaves it to who runs it."""
        self._head = head
        self._config = config
        self._recent: deque[tuple[Window, NDArray[np.float32]]] = deque(maxlen=config.recent_chunks)
        """The last chunks with speech in them."""
        self._utterance = PooledStatistics(config.n_features)
        self._utterance_id = ""
        self._last_end: int | None = None
        """End of the last result of the utterance; None before the first."""
        self._history: PooledStatistics | None = None
        """None before the first utterance of the voice that is long enough: it takes a fifth of a leg's memory."""
        self._set_voice(0)

    def score(self, window: Window, output: NDArray[np.float32]) -> Scored | None:
        """Return the scores after a chunk; ``output``: its statistics, shape (1 + 2 n_features,)."""
        return answer_together([self.asking(window, output)], self.answer)[0]

    def answer(self, requests: Sequence[HeadRequest]) -> list[NDArray[np.float32]]:
        """Ask the head once for each request."""
        return [self._head(asked.pooled, asked.history, asked.history_frames) for asked in requests]

    def asking(self, window: Window, output: NDArray[np.float32]) -> Asking[Scored | None]:
        """Do what ``score`` does; yields what is to be asked."""
        if window.utterance_id != self._utterance_id:
            self._start_utterance(window)
        has_speech = output[0] > 0
        if has_speech:
            self._utterance.add(output)
            self._recent.append((replace(window, inputs=NO_INPUTS), output))  # which would keep a second of audio each
        if window.is_final:
            return Scored(window, (yield from self._scores(window, self._utterance)))
        if not has_speech or not self._is_due(window):
            return None
        return (yield from self._recent_result())

    def learn(self) -> None:
        """Add the utterance to the history of its voice, unless it is too short."""
        config = self._config
        if config.history_max_ms and self._utterance.n_frames * config.frame_ms >= config.history_min_ms:
            self._history = self._history or PooledStatistics(config.n_features)
            self._history.add(self._utterance.sums)
            self._history.limit(config.history_max_ms / config.frame_ms)
            self._history_pooled = self._history.pooled()

    def _is_due(self, window: Window) -> bool:
        if self._utterance.n_frames * self._config.frame_ms < self._config.first_ms:
            return False
        return self._last_end is None or window.end - self._last_end >= self._config.hop_samples

    def _recent_result(self) -> Asking[Scored | None]:
        recent = PooledStatistics(self._config.n_features)
        for _, statistics in self._recent:
            recent.add(statistics)
        window = _joined([window for window, _ in self._recent])
        scores = yield from self._scores(window, recent)
        if not len(scores):
            return None
        self._last_end = window.end
        return Scored(window, scores)

    def _scores(self, window: Window, statistics: PooledStatistics) -> Asking[NDArray[np.float32]]:
        """Return the head's scores, shape (n_labels,); shape (0,) where there is too little speech."""
        if window.speech_ms < MIN_SPEECH_MS or statistics.n_frames * self._config.frame_ms < MIN_POOLED_MS:
            return np.zeros(0, dtype=np.float32)
        n_frames = 0.0 if self._history is None else self._history.n_frames
        return (yield HeadRequest(statistics.pooled(), self._history_pooled, n_frames))

    def _start_utterance(self, window: Window) -> None:
        if window.voice != self._voice:
            self._set_voice(window.voice)
        self._utterance_id = window.utterance_id
        self._utterance = PooledStatistics(self._config.n_features)
        self._recent.clear()
        self._last_end = None

    def _set_voice(self, voice: int) -> None:
        self._voice = voice
        self._history = None
        self._history_pooled = _nothing(2 * self._config.n_features)


@cache
def _nothing(size: int) -> NDArray[np.float32]:
    """Return the pooled features of an empty history, shared by all legs."""
    nothing = np.zeros(size, dtype=np.float32)
    nothing.flags.writeable = False
    return nothing


def _joined(windows: list[Window]) -> Window:
    """Return the last window with the range and the measures of all."""
    lengths = [window.end - window.start for window in windows]  # so few that NumPy would take longer
    powers = [10 ** (window.level_dbfs / 10) for window in windows]
    power = sum(length * each for length, each in zip(lengths, powers, strict=True)) / sum(lengths)
    clipped = sum(length * window.clipped_share for length, window in zip(lengths, windows, strict=True))
    return replace(
        windows[-1],
        start=windows[0].start,
        speech_ms=sum(window.speech_ms for window in windows),
        concealed_ms=sum(window.concealed_ms for window in windows),
        dropped_ms=sum(window.dropped_ms for window in windows),
        level_dbfs=round(10 * math.log10(power), 1),
        clipped_share=clipped / sum(lengths),
    )
