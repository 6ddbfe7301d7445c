"""Decides from scores: thresholds of abstention, the scores of an utterance, the state of a leg."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from streamer.core.audio import SAMPLE_RATE
from streamer.dsp.state_filter import StateFilter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

UNEMOTIONAL = ("neutral", "calm")
"""Labels that may be a state, and claim no emotion."""
BASE_RATES = {"neutral": 0.55, "calm": 0.2}
"""How often they are expressed in ordinary use, where neither the configuration nor the card says so."""


@dataclass(frozen=True, slots=True)
class DecisionConfig:
    """Thresholds of the decision; probabilities and shares are 0..1."""

    min_confidence: float = 0.5
    """The daemon abstains if the most probable label is below this probability."""
    max_lost_share: float = 0.5
    """The daemon abstains if more than this share of a window was dropped or concealed."""
    min_speech_ms: int = 1000
    """The daemon abstains if a result is about less speech."""
    base_rates: tuple[float, ...] = ()
    """How often each label is expressed in the place of use, sum 1; empty: all equally often."""
    training_rates: tuple[float, ...] = ()
    """How often each label was expressed in training, sum 1; empty: all equally often."""
    stickiness: float = 0.95
    """The probability that a voice goes on expressing the same for one second."""
    evidence_exponent: float = 0.5
    """Tempers each result: results of one voice err alike, so they say less than independent ones would."""
    claim_probability: float = 0.8
    """The posterior from which an emotion is the state."""
    unemotional_probability: float = 0.6
    """The posterior from which a label of ``UNEMOTIONAL`` is the state."""
    release_probability: float = 0.2
    """The posterior below which a state ends; where it is above the other two, it stands in their place."""
    silence_samples: int = 10 * SAMPLE_RATE
    """The silence after which a state ends."""


class UtteranceScores:
    """Mean probabilities of one utterance, in constant memory.

    The mean is over full windows that do not overlap, and over the final window, which may overlap the one before.
    """

    def __init__(self, n_labels: int, *, window_samples: int) -> None:
        self._sum = np.zeros(n_labels, dtype=np.float64)
        self._count = 0
        self._window = window_samples
        self._tiled_until: int | None = None

    def add(self, start: int, end: int, scores: NDArray[np.float32], *, is_final: bool) -> None:
        """Take the scores, shape (n_labels,), of the window ``start..end``, in samples."""
        # A window starts at a whole frame, so a full one may be up to a frame shorter than the model's input.
        is_full = end - start >= 0.98 * self._window
        is_next = is_full and (self._tiled_until is None or start >= self._tiled_until)
        if not (is_final or is_next):
            return
        self._sum += scores
        self._count += 1
        self._tiled_until = end

    def mean(self) -> NDArray[np.float32]:
        """Return the mean, shape (n_labels,), sum 1; at least the final window must have been added."""
        return (self._sum / self._count).astype(np.float32)


@dataclass(frozen=True, slots=True)
class StateChange:
    """A leg has another state."""

    label: int | None
    """Index of the label; None where the state has ended and none follows."""
    probability: float
    """The posterior of the label, 0..1; 0 where there is none."""
    since: int
    """Sample index from which it holds."""


class StateMachine:
    """The state of one leg: the label whose posterior is high enough, with hysteresis.

    Time is a sample index that never decreases from call to call. A state ends when its posterior falls, after a
    silence, and by ``end``.
    """

    def __init__(self, config: DecisionConfig, labels: Sequence[str]) -> None:
        self._labels = labels
        n = len(labels)
        self._filter = StateFilter(
            _rates(config.base_rates, n),
            _rates(config.training_rates, n),
            stickiness=config.stickiness,
            evidence_exponent=config.evidence_exponent,
        )
        self._use_thresholds(config)
        self.state: int | None = None
        """Index of the state's label; None where there is no state."""

    def reconfigure(self, config: DecisionConfig) -> None:
        """Take other settings from now on; the state and the results so far stay."""
        n = len(self._labels)
        self._filter.reconfigure(
            _rates(config.base_rates, n),
            _rates(config.training_rates, n),
            stickiness=config.stickiness,
            evidence_exponent=config.evidence_exponent,
        )
        self._use_thresholds(config)

    def _use_thresholds(self, config: DecisionConfig) -> None:
        self._config = config
        claims = (
            config.unemotional_probability if label in UNEMOTIONAL else config.claim_probability
            for label in self._labels
        )
        self._thresholds = [max(claim, config.release_probability) for claim in claims]

    def posterior(self, index: int) -> NDArray[np.float64]:
        """Return the probability of each label at a sample index, shape (n_labels,), sum 1."""
        return self._filter.posterior(index)

    def push(self, index: int, scores: NDArray[np.floating], *, new_share: float) -> StateChange | None:
        """Take a result that ends at ``index``; arguments as of ``StateFilter.update``. Return the change, if any."""
        self._filter.update(index, scores, new_share=new_share)
        posterior = self._filter.posterior(index)
        best = int(posterior.argmax())
        if best != self.state and posterior[best] >= self._thresholds[best]:
            self.state = best
            return StateChange(best, float(posterior[best]), index)
        return self.relax(index)

    def relax(self, index: int) -> StateChange | None:
        """Note that speech went on until ``index`` without evidence; return the end of the state, if that ends it."""
        if self.state is None or self._filter.posterior(index)[self.state] >= self._config.release_probability:
            return None
        return self._end(index)

    def silence(self, since: int, until: int) -> StateChange | None:
        """Note that nobody spoke from ``since`` until ``until``; return the end of the state, if that ends it.

        The end is at the same index whatever the steps in which ``until`` grows.
        """
        if self.state is None:
            return None
        faded = self._filter.falls_below(self.state, self._config.release_probability)
        over = since + self._config.silence_samples
        index = over if faded is None else min(over, max(since, faded))
        return self._end(index) if index <= until else None

    def end(self, index: int) -> StateChange | None:
        """End the state at ``index``, and forget all results; return that end, if there was a state."""
        self._filter.reset()
        return None if self.state is None else self._end(index)

    def _end(self, index: int) -> StateChange:
        self.state = None
        return StateChange(None, 0.0, index)


def claim_threshold(curve: Sequence[tuple[float, float]], false_claims_per_hour: float) -> float:
    """Return the lowest threshold with at most that many false claims an hour.

    ``curve``: pairs of a threshold, 0..1, and the false claims an hour that were measured with it, at least one, by
    rising threshold. Between pairs it is interpolated; beyond them the nearest threshold is taken.
    """
    thresholds, claims = zip(*curve, strict=True)
    falling = np.minimum.accumulate(claims)  # a threshold is no worse than a lower one, save by chance
    return float(np.interp(false_claims_per_hour, falling[::-1], thresholds[::-1]))


def false_claims_at(curve: Sequence[tuple[float, float]], threshold: float) -> float:
    """Return the false claims an hour that were measured with a threshold, by a ``curve`` as of `claim_threshold`."""
    thresholds, claims = zip(*curve, strict=True)
    return float(np.interp(threshold, thresholds, np.minimum.accumulate(claims)))


def _rates(rates: tuple[float, ...], n: int) -> NDArray[np.float64]:
    """Return base rates as an array; raise ValueError if they are not those of ``n`` labels."""
    if rates and len(rates) != n:
        raise ValueError(f"base rates of {n} labels expected, got {len(rates)}")
    return np.array(rates or [1 / n] * n, dtype=np.float64)
