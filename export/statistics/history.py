"""Draws what a voice said before, for training and for evaluation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import numpy as np

from export.statistics.store import add_up, pooled

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from export.statistics.store import Floats, Indices, Store

Kind = Literal["none", "mostly_neutral", "even", "same"]
KINDS: tuple[Kind, ...] = ("none", "mostly_neutral", "even", "same")
"""Of histories in evaluation: none; 20 utterances, 75 % of them neutral; any; all with the label of the one at hand."""
LONGEST = 20
"""Utterances."""
NEUTRAL_SHARE = 0.75


class TrainingHistories:
    """Histories of the rows that a head learns from, out of these rows, of the same voice through the same channel.

    Rows are numbered as in ``rows``.
    """

    def __init__(self, store: Store, rows: Indices) -> None:
        self._label = store.label[rows]
        _, self._key = np.unique(store.key[rows], return_inverse=True)
        _, self.voice = np.unique(store.voice[rows], return_inverse=True)
        order = np.argsort(self.voice, kind="stable")
        self.members = np.split(order, np.cumsum(np.bincount(self.voice))[:-1])
        """By voice, its rows."""
        is_resting = np.isin(self._label, store.resting)
        self._resting = [members[is_resting[members]] for members in self.members]
        self._same = [
            {label: members[self._label[members] == label] for label in np.unique(self._label[members]).tolist()}
            for members in self.members
        ]
        self._ordinary = store.ordinary_label

    def draw(self, row: int, rng: np.random.Generator, no_history: float) -> Indices:
        """Return up to 20 rows of the voice, with replacement, without those of the same utterance; or none."""
        voice = self.voice[row]
        members = self.members[voice]
        if len(members) < 2 or rng.random() < no_history:
            return np.zeros(0, dtype=np.int64)
        drawn = self._drawn(voice, int(self._label[row]), rng)
        others: Indices = drawn[self._key[drawn] != self._key[row]]
        return others

    def resting_place(self, sums: Floats) -> Floats:
        """Return where each voice rests, pooled, shape (n_voices, 2 n_features); NaN where it never does.

        ``sums``: of the rows. Who speaks ordinarily always rests.
        """
        nothing = np.zeros(0, dtype=np.int64)
        quiet = [
            np.concatenate([resting, same.get(self._ordinary, nothing)])
            for resting, same in zip(self._resting, self._same, strict=True)
        ]
        found = pooled(add_up(quiet, sums))
        found[[len(each) == 0 for each in quiet]] = np.nan
        return found

    def _drawn(self, voice: int, label: int, rng: np.random.Generator) -> Indices:
        members, resting, same = self.members[voice], self._resting[voice], self._same[voice][label]
        n, kind = int(rng.integers(1, LONGEST + 1)), rng.random()
        if kind < 0.3 or not len(resting):
            return _some(members, n, rng)
        n_most = max(1, round(n * rng.uniform(0.6, 1.0)))
        if kind < 0.7:  # mostly at rest, then some of what comes now: a call that turns
            others = same if rng.random() < 0.5 else members
            return np.concatenate([_some(resting, n_most, rng), _some(others, n - n_most, rng)])
        return np.concatenate([_some(same, n_most, rng), _some(members, n - n_most, rng)])


def evaluation_histories(store: Store, rows: Indices, kind: Kind, rng: np.random.Generator) -> list[Indices] | None:
    """Return 20 rows of the same speaker and variant for each of some rows, never itself; None for kind ``none``.

    With replacement: a speaker may have fewer. Where a speaker lacks what the kind asks for, any utterances are drawn.
    """
    if kind == "none":
        return None
    same_sets = np.flatnonzero(np.isin(store.set, np.unique(store.set[rows])))
    voices: dict[tuple[str, str], list[int]] = {}
    for row in same_sets.tolist():
        voices.setdefault((str(store.speaker[row]), str(store.variant[row])), []).append(row)
    pools = {voice: np.array(members, dtype=np.int64) for voice, members in voices.items()}
    return [_history(store, row, pools[store.speaker[row], store.variant[row]], kind, rng) for row in rows.tolist()]


def _history(store: Store, row: int, members: Indices, kind: Kind, rng: np.random.Generator) -> Indices:
    members = members[members != row]
    label = store.label[members]
    if not len(members):
        return members
    neutral: NDArray[np.bool_] = label == store.labels.index("neutral")
    if kind == "mostly_neutral" and neutral.any() and not neutral.all():
        n_neutral = round(LONGEST * NEUTRAL_SHARE)
        return np.concatenate(
            [rng.choice(members[neutral], n_neutral), rng.choice(members[~neutral], LONGEST - n_neutral)]
        )
    same = members[label == store.label[row]]
    return rng.choice(same if kind == "same" and len(same) else members, LONGEST)


def _some(pool: Indices, n: int, rng: np.random.Generator) -> Indices:
    """Return ``n`` of a pool, with replacement."""
    return pool[(rng.random(n) * len(pool)).astype(np.int64)]
