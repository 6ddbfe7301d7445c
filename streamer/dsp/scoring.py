"""Turns what the model gives for the windows of one leg into the scores that are reported."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from streamer.dsp.decision import UtteranceScores
from streamer.dsp.leg_normalization import LegNormalizer

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from streamer.core.audio import Window
    from streamer.dsp.leg_normalization import LegNormalization

MIN_UPDATE_SPEECH_MS = 1000
"""An utterance with less speech does not update the normalisation: scores of one or two words are biased themselves.

On RAVDESS, updates from utterances of up to 0.8 s make the scores of a leg worse, those from 1 s on better.
"""


@dataclass(frozen=True, slots=True, eq=False)
class Scored:
    """A result, and the audio that it is about."""

    window: Window
    """The audio; its inputs may be those of a part of it."""
    scores: NDArray[np.float32]
    """Shape (n_labels,), sum 1; shape (0,) where there is too little speech for an answer."""


class Scorer(Protocol):
    """Knows the utterance of one leg that is being spoken, and what its voice sounded like before."""

    def score(self, window: Window, output: NDArray[np.float32]) -> Scored | None:
        """Return the result for a window, or None where none is due; windows come in order.

        ``output``: the model's row for this window. The result of the final window is about the whole utterance.
        """

    def learn(self) -> None:
        """Use the utterance whose final window was just scored for the results of the next ones of its voice."""


class WindowScorer:
    """Of a model that scores windows: the mean over an utterance, and the normalisation of the leg."""

    def __init__(self, n_labels: int, *, window_samples: int, normalization: LegNormalization | None = None) -> None:
        """Without ``normalization`` the scores stay as the model gives them."""
        self._n_labels = n_labels
        self._window_samples = window_samples
        self._normalization = normalization
        self._utterance_id = ""
        self._set_voice(0)

    def score(self, window: Window, output: NDArray[np.float32]) -> Scored:
        """Return the normalised scores; ``output``: the model's scores, shape (n_labels,), sum 1.

        All windows of an utterance, and the utterance itself, are normalised with the state before the utterance.
        """
        if window.utterance_id != self._utterance_id:
            self._start_utterance(window)
        self._scores.add(window.start, window.end, output, is_final=window.is_final)
        self._last, self._last_scores = window, self._scores.mean() if window.is_final else output
        normalizer, scores = self._normalizer, self._last_scores
        return Scored(window, scores if normalizer is None else normalizer.normalize(scores))

    def learn(self) -> None:
        """Update the bias of the voice with the scores of the utterance.

        An utterance with low confidence counts as well: the voice itself may cause it. One that is too short does not.
        """
        if self._normalizer is not None and self._last.speech_ms >= MIN_UPDATE_SPEECH_MS:
            self._normalizer.update(self._last_scores)

    def _start_utterance(self, window: Window) -> None:
        if window.voice != self._voice:
            self._set_voice(window.voice)
        self._utterance_id = window.utterance_id
        self._scores = UtteranceScores(self._n_labels, window_samples=self._window_samples)

    def _set_voice(self, voice: int) -> None:
        self._voice = voice
        self._normalizer = None if self._normalization is None else LegNormalizer(self._normalization)
