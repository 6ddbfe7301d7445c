"""Puts calls together from utterances of one voice, and computes the results that a daemon would have in them.

Results follow the daemon's rules for models of the statistics kind: one about the last chunks of the utterance at the
end of each chunk, one about the whole utterance at its end; the history is what the voice said in earlier utterances.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from export.statistics.config import FRAMES_A_SECOND
from export.statistics.pooling import Pooler
from export.statistics.predictions import Inputs, predict
from streamer.core.audio import SAMPLE_RATE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from export.statistics.config import Recipe
    from export.statistics.head import Head
    from export.statistics.store import Indices, Store

HANGOVER_S = 0.5
"""So much later than its end the end of an utterance is known."""
MIN_FRAMES = 45
"""Of speech in a result."""
FIRST_FRAMES = 75
"""Of speech in an utterance before its first result."""
MIN_HISTORY_FRAMES = 50
"""Of speech in an utterance that is added to the history."""
TURNS_S = (25.0, 45.0, 60.0)
"""A simulated call is neutral until the first, expresses one emotion until the second, and is neutral to its end."""
PAUSE_S = (0.5, 0.9)
LEGS_AT_ONCE = 100
FEWEST_NEUTRAL = 3


@dataclass(frozen=True, slots=True)
class Leg:
    """The utterances of one party of a call."""

    rows: tuple[int, ...]
    starts_s: tuple[float, ...]
    """When each utterance begins."""
    emotion: str
    """The label of the middle part; empty for ordinary speech."""
    source: str
    """The set that its utterances are from."""
    speaker: str
    seconds: float
    turn_s: tuple[float, float] = (np.inf, np.inf)
    """Start and end of the middle part."""


@dataclass(frozen=True, slots=True, eq=False)
class ScoredLeg:
    """The results of a leg, in order."""

    leg: Leg
    ends_s: NDArray[np.float64]
    """End of the audio that each result is about, shape (n,)."""
    known_s: NDArray[np.float64]
    """When each result is known."""
    scores: NDArray[np.float64]
    """Shape (n, n_labels), sum 1."""
    new_share: NDArray[np.float64]
    """Share of the audio of each result that no earlier result was about."""


def simulated_calls(store: Store, rows: Indices, emotions: Sequence[str], rng: np.random.Generator) -> list[Leg]:
    """Return a call for each speaker in ``rows`` and each emotion that they have; all rows are of one variant.

    A speaker needs three neutral utterances; they are repeated until the time is over, in another order each time.
    """
    legs = []
    for speaker in np.unique(store.speaker[rows]).tolist():
        own = rows[store.speaker[rows] == speaker]
        neutral = own[store.label[own] == store.labels.index("neutral")]
        for emotion in emotions:
            expressive = own[store.label[own] == store.labels.index(emotion)]
            if len(expressive) and len(neutral) >= FEWEST_NEUTRAL:
                legs.append(_call(store, (neutral, expressive, neutral), rng, emotion=emotion, speaker=speaker))
    return legs


def ordinary_legs(store: Store, rows: Indices) -> list[Leg]:
    """Return a leg for each speaker in ``rows``: their recordings one after another; all rows are of one variant."""
    legs = []
    for speaker in np.unique(store.speaker[rows]).tolist():
        own = rows[store.speaker[rows] == speaker]
        chosen: list[int] = []
        starts, at = [], 0.0
        for path in np.unique(store.path[own]).tolist():
            some = own[store.path[own] == path]
            some = some[np.argsort(store.start[some])]
            chosen += some.tolist()
            starts += [at + start / SAMPLE_RATE for start in store.start[some].tolist()]
            at += float(store.length[some[0]]) / SAMPLE_RATE + HANGOVER_S
        legs.append(Leg(tuple(chosen), tuple(starts), "", str(store.set[own[0]]), speaker, at))
    return legs


def score_legs(store: Store, legs: Sequence[Leg], head: Head, recipe: Recipe) -> list[ScoredLeg]:
    """Return the results of each leg; legs without any have none."""
    found, pooler = [], Pooler(store, head)
    for first in range(0, len(legs), LEGS_AT_ONCE):
        some = [_Results(pooler, leg, recipe) for leg in legs[first : first + LEGS_AT_ONCE]]
        own = np.concatenate([each.own for each in some])
        history = np.concatenate([each.history for each in some])
        scores = predict(head, Inputs.of_sums(pooler, own, history)) if len(own) else np.zeros((0, len(store.labels)))
        for each, part in zip(some, np.split(scores, np.cumsum([len(each.own) for each in some])[:-1]), strict=True):
            found.append(each.scored(part))
    return found


class _Results:
    """The sums behind the results of one leg."""

    def __init__(self, pooler: Pooler, leg: Leg, recipe: Recipe) -> None:
        self.leg = leg
        self.ends_s: list[float] = []
        self.known_s: list[float] = []
        self.new_share: list[float] = []
        self._recent_chunks = recipe.pooling_ms // 1000
        self._most_frames = recipe.history_max_ms * FRAMES_A_SECOND / 1000
        width, store = pooler.n_sums, pooler.store
        self._own: list[NDArray[np.float64]] = []
        self._history: list[NDArray[np.float64]] = []
        self._past = np.zeros(width)
        for row, start_s in zip(leg.rows, leg.starts_s, strict=True):
            chunks = np.arange(store.first[row], store.last[row])
            self._add_utterance(pooler.chunk_sums(chunks).astype(np.float64), start_s)
        self.own = np.array(self._own).reshape(-1, width)
        self.history = np.array(self._history).reshape(-1, width)

    def scored(self, scores: NDArray[np.float64]) -> ScoredLeg:
        """Return the results with their scores, shape (n, n_labels)."""
        ends, known, new = (np.array(each, dtype=np.float64) for each in (self.ends_s, self.known_s, self.new_share))
        return ScoredLeg(self.leg, ends, known, scores, new)

    def _add_utterance(self, sums: NDArray[np.float64], start_s: float) -> None:
        """Take the sums of each chunk, shape (n_chunks, n_sums)."""
        frames = np.cumsum(sums[:, 0])
        n, done = len(sums), 0
        for end in range(1, n):
            start = max(0, end - self._recent_chunks)
            recent = sums[start:end].sum(axis=0)
            if sums[end - 1, 0] and frames[end - 1] >= FIRST_FRAMES and recent[0] >= MIN_FRAMES:
                self._add(recent, start_s + end, 0.0, new_share=(end - max(start, done)) / (end - start))
                done = end
        whole = sums.sum(axis=0)
        if whole[0] >= MIN_FRAMES:
            self._add(whole, start_s + n, HANGOVER_S, new_share=(n - done) / n)
        if whole[0] >= MIN_HISTORY_FRAMES:
            self._past = self._past + whole
            self._past = self._past * min(1.0, self._most_frames / self._past[0])

    def _add(self, sums: NDArray[np.float64], end_s: float, delay_s: float, *, new_share: float) -> None:
        self._own.append(sums)
        self._history.append(self._past)
        self.ends_s.append(end_s)
        self.known_s.append(end_s + delay_s)
        self.new_share.append(new_share)


def _call(store: Store, parts: tuple[Indices, ...], rng: np.random.Generator, *, emotion: str, speaker: str) -> Leg:
    """Return a call whose parts are of utterances out of ``parts``, one after another."""
    rows: list[int] = []
    starts: list[float] = []
    at, turns = HANGOVER_S, []
    for pool, until in zip(parts, TURNS_S, strict=True):
        while at < until:
            for row in rng.permutation(pool).tolist():
                if at >= until:
                    break
                rows.append(row)
                starts.append(at)
                # The last chunk of an utterance is half full on the average.
                at += float(store.last[row] - store.first[row]) - 0.5 + rng.uniform(*PAUSE_S)
        turns.append(at)
    return Leg(tuple(rows), tuple(starts), emotion, str(store.set[rows[0]]), speaker, at, (turns[0], turns[1]))
