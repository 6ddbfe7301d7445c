"""Turns what the model gives for the windows of one leg into the scores that are reported."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeVar

from streamer.dsp.decision import UtteranceScores
from streamer.dsp.leg_normalization import LegNormalizer

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from streamer.core.audio import Window
    from streamer.dsp.leg_normalization import LegNormalization

    AnswerHead = Callable[[Sequence["HeadRequest"]], Sequence[NDArray[np.float32]]]
    """Returns, for each request, the scores, shape (n_labels,), sum 1."""

T = TypeVar("T")

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


@dataclass(frozen=True, slots=True, eq=False)
class HeadRequest:
    """What the head of a model is asked about one leg; requests of many legs are answered in one batch."""

    pooled: NDArray[np.float32]
    """Mean and standard deviation of the features, shape (2 n_features,)."""
    history: NDArray[np.float32]
    """Those of what the voice said before, shape (2 n_features,); zeros where there is nothing."""
    history_frames: float
    """How many frames that was."""


Asking = Generator[HeadRequest, "NDArray[np.float32]", T]
"""Yields requests, is sent the scores for each, returns what follows from them."""


def answer_together(works: Sequence[Asking[T]], answer: AnswerHead) -> list[T]:
    """Run all of ``works`` to their end, and return what each returns, in their order.

    The requests that they make at the same time are answered in one call.
    """
    results: dict[int, T] = {}
    sent: dict[int, NDArray[np.float32] | None] = dict.fromkeys(range(len(works)))
    while sent:
        requests: dict[int, HeadRequest] = {}
        for number, scores in sent.items():
            work = works[number]
            try:
                requests[number] = next(work) if scores is None else work.send(scores)
            except StopIteration as done:
                results[number] = done.value
        sent = dict(zip(requests, answer(list(requests.values())), strict=True)) if requests else {}
    return [results[number] for number in range(len(works))]


def no_head(requests: Sequence[HeadRequest]) -> list[NDArray[np.float32]]:
    """Raise ValueError: a model of the window kind has no head, and nobody asks it."""
    raise ValueError(f"a model of the window kind has no head, got {len(requests)} requests")


class Scorer(Protocol):
    """Knows the utterance of one leg that is being spoken, and what its voice sounded like before."""

    def asking(self, window: Window, output: NDArray[np.float32]) -> Asking[Scored | None]:
        """Return the result for a window, or None where none is due; windows come in order, each to its end.

        ``output``: the model's row for this window. The result of the final window is about the whole utterance.
        """

    def score(self, window: Window, output: NDArray[np.float32]) -> Scored | None:
        """Do what ``asking`` does, with the answers of ``answer``."""

    def answer(self, requests: Sequence[HeadRequest]) -> Sequence[NDArray[np.float32]]:
        """Ask the head at once, for this leg alone."""

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

    def asking(self, window: Window, output: NDArray[np.float32]) -> Asking[Scored]:
        """Return what ``score`` returns: such a model has no head to ask."""
        yield from ()
        return self.score(window, output)

    def answer(self, requests: Sequence[HeadRequest]) -> Sequence[NDArray[np.float32]]:
        """Raise ValueError: nothing is asked."""
        return no_head(requests)

    def score(self, window: Window, output: NDArray[np.float32]) -> Scored:
        """Return the normalised scores; ``output``: the model's scores, shape (n_labels,), sum 1.

        All windows of an utterance, and the utterance itself, are normalised with the state before the utterance.
        """
        if window.utterance_id != self._utterance_id:
            self._start_utterance(window)
        self._scores.add(window.start, window.end, output, is_final=window.is_final)
        self._last_speech_ms = window.speech_ms  # the window itself would keep its inputs in memory
        self._last_scores = self._scores.mean() if window.is_final else output
        normalizer, scores = self._normalizer, self._last_scores
        return Scored(window, scores if normalizer is None else normalizer.normalize(scores))

    def learn(self) -> None:
        """Update the bias of the voice with the scores of the utterance.

        An utterance with low confidence counts as well: the voice itself may cause it. One that is too short does not.
        """
        if self._normalizer is not None and self._last_speech_ms >= MIN_UPDATE_SPEECH_MS:
            self._normalizer.update(self._last_scores)

    def _start_utterance(self, window: Window) -> None:
        if window.voice != self._voice:
            self._set_voice(window.voice)
        self._utterance_id = window.utterance_id
        self._scores = UtteranceScores(self._n_labels, window_samples=self._window_samples)

    def _set_voice(self, voice: int) -> None:
        self._voice = voice
        self._normalizer = None if self._normalization is None else LegNormalizer(self._normalization)
