"""Judges how well scores tell speech from kinds of sound that they have not learnt: logistic probe, AUC, miss rate."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch.nn import functional

from export.vad.not_speech import is_alike

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    Floats = NDArray[np.floating]

PENALTY = 1e-3
"""Of the sum of squared weights, beside the mean loss."""
STEPS = 60
N_DRAWS = 2000


@dataclass(frozen=True, slots=True)
class Interval:
    """A figure with its 95 % interval."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True, eq=False)
class Probe:
    """A logistic regression on standardised features."""

    mean: Floats
    scale: Floats
    weights: Floats
    bias: float

    def __call__(self, features: Floats) -> Floats:
        """Return the log odds of speech, shape (n,), for features of shape (n, d)."""
        logits: Floats = (features - self.mean) / self.scale @ self.weights + self.bias
        return logits


@dataclass(frozen=True, slots=True, eq=False)
class Judged:
    """What was said about speech and about kinds of sound, each kind by a scorer that did not learn it."""

    speech: Floats
    """Shape (n_kinds, n): the scores of the speech by the scorer that each kind met."""
    speakers: Sequence[str]
    """Those of the speech."""
    others: Sequence[Floats]
    """The scores of each kind of sound."""

    def auc(self) -> Floats:
        """Return the area under the ROC curve for each kind and each speaker, shape (n_kinds, n_speakers)."""
        names = np.array(self.speakers)
        return np.array(
            [
                [above(scores[names == name], other) for name in np.unique(names)]
                for scores, other in zip(self.speech, self.others, strict=True)
            ]
        )

    def miss_rate(self, false_alarms: float) -> float:
        """Return the share of speech that is missed at the lowest threshold with so few false alarms.

        ``false_alarms``: share of the sounds that is called speech, the mean over kinds, 0-1.
        """
        candidates = np.unique(np.concatenate(self.others))
        wrong = np.mean(
            [np.searchsorted(-np.sort(-other)[::-1], candidates, "right") / len(other) for other in self.others], axis=0
        )
        threshold = candidates[np.argmax(1 - wrong <= false_alarms + 1e-12)]
        return float(np.mean(self.speech <= threshold))


def fit(features: Floats, is_speech: NDArray[np.bool_]) -> Probe:
    """Fit a probe to features (n, d); speech and the rest weigh the same."""
    mean, scale = features.mean(axis=0), features.std(axis=0) + 1e-3
    x = torch.from_numpy((features - mean) / scale).float()
    y = torch.from_numpy(is_speech).float()
    sample_weights = torch.where(y > 0, 0.5 / y.mean(), 0.5 / (1 - y.mean()))
    parameters = torch.zeros(x.shape[1] + 1, requires_grad=True)
    optimizer = torch.optim.LBFGS([parameters], max_iter=STEPS, line_search_fn="strong_wolfe")

    def loss() -> float:
        optimizer.zero_grad()
        logits = x @ parameters[:-1] + parameters[-1]
        fits = functional.binary_cross_entropy_with_logits(logits, y, weight=sample_weights)
        total = fits + PENALTY * parameters[:-1].square().sum()
        total.backward()  # type: ignore[no-untyped-call]
        return total.item()

    optimizer.step(loss)  # type: ignore[no-untyped-call]
    learnt = parameters.detach().numpy()
    return Probe(mean, scale, learnt[:-1], float(learnt[-1]))


def leave_kinds_out(
    learnt_speech: Floats,
    learnt: Mapping[str, Floats],
    speech: Mapping[str, Floats],
    speakers: Sequence[str],
    kinds: Mapping[str, Floats],
) -> Judged:
    """Judge probes, one a kind, that learn ``learnt_speech`` and all kinds in ``learnt`` but that one and its likes.

    Features have shape (n, d). ``kinds`` are judged, and ``speech``, which may differ by the kind it is held against.
    """
    rows, others = [], []
    for kind, features in kinds.items():
        known = [of for name, of in learnt.items() if not is_alike(kind, name)]
        n_known = sum(len(of) for of in known)
        is_speech = np.arange(len(learnt_speech) + n_known) < len(learnt_speech)
        probe = fit(np.concatenate([learnt_speech, *known]), is_speech)
        rows.append(probe(speech[kind]))
        others.append(probe(features))
    return Judged(np.array(rows), speakers, others)


def as_they_are(speech: Mapping[str, Floats], speakers: Sequence[str], kinds: Mapping[str, Floats]) -> Judged:
    """Judge scores, shape (n,), that learnt nothing here."""
    return Judged(np.array([speech[kind] for kind in kinds]), speakers, list(kinds.values()))


def above(scores: Floats, others: Floats) -> float:
    """Return the probability that one of ``scores`` is above one of ``others``; a tie counts half."""
    ordered = np.sort(others)
    below = np.searchsorted(ordered, scores, "left") + np.searchsorted(ordered, scores, "right")
    return float(np.mean(below) / (2 * len(others)))


def interval(table: Floats, *, seed: int) -> Interval:
    """Return the mean of ``table`` (n_kinds, n_speakers) with its interval over both, drawn with replacement."""
    rng = np.random.default_rng(seed)
    rows, columns = (rng.multinomial(n, np.full(n, 1 / n), N_DRAWS) / n for n in table.shape)
    drawn = np.einsum("dk,ks,ds->d", rows, table, columns)
    low, high = np.percentile(drawn, (2.5, 97.5)).tolist()
    return Interval(float(table.mean()), low, high)
