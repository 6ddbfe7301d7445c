"""What a head shall predict, and how much each row counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from export.statistics.config import HeadConfig
    from export.statistics.store import Floats, Indices, Store


def soft_targets(store: Store, rows: Indices, config: HeadConfig) -> tuple[Floats, NDArray[np.bool_]]:
    """Return targets, and the outputs that compete for them; both shape (n, n_labels + 1).

    Acted speech: its label, smoothed over those its corpus has; acted neutral and calm speech does not compete with
    ordinary speech, and ordinary speech competes with the emotions only. Sound that is not speech: all alike.
    """
    n, n_labels, resting = len(rows), len(store.labels), np.array(store.resting)
    label = store.label[rows]
    competing = np.ones((n, n_labels + 1), dtype=bool)
    competing[:, :n_labels] = [store.masks[name] for name in store.set[rows].tolist()]
    targets = np.zeros((n, n_labels + 1), dtype=np.float32)
    acted = np.flatnonzero(label < n_labels)
    own = competing[acted, :n_labels]
    targets[acted, :n_labels] = config.smoothing * own / own.sum(1, keepdims=True)
    targets[acted, label[acted]] += 1 - config.smoothing
    competing[np.isin(label, resting), n_labels] = False
    ordinary = np.flatnonzero(label == store.ordinary_label)
    targets[ordinary, :n_labels] = (1 - config.ordinary_target) / (n_labels - len(store.resting))
    targets[ordinary, n_labels] = config.ordinary_target
    targets[np.ix_(ordinary, resting)] = 0
    competing[np.ix_(ordinary, resting)] = False
    targets[label == store.not_speech_label] = 1 / (n_labels + 1)
    return targets, competing


def row_weights(store: Store, rows: Indices, config: HeadConfig) -> Floats:
    """Return the weight of each row, shape (n,).

    Corpora are weighted by the configuration, and even over their labels; ordinary sets together, even over speakers;
    variants of an utterance share its weight.
    """
    weights = np.zeros(len(rows), dtype=np.float32)
    sets, label = store.set[rows], store.label[rows]
    acted = label < len(store.labels)
    for name in np.unique(sets[acted]).tolist():
        inside = np.flatnonzero(acted & (sets == name))
        labels, inverse, times = np.unique(label[inside], return_inverse=True, return_counts=True)
        weights[inside] = config.corpus_weights.get(name, 1.0) / len(labels) / times[inverse]
    ordinary = np.flatnonzero(label == store.ordinary_label)
    if len(ordinary):
        _, inverse, times = np.unique(store.speaker[rows][ordinary], return_inverse=True, return_counts=True)
        each = np.array([config.set_weights.get(name, 1.0) for name in sets[ordinary].tolist()]) / times[inverse]
        weights[ordinary] = config.ordinary_weight * each / each.sum()
    noise = np.flatnonzero(label == store.not_speech_label)
    weights[noise] = config.not_speech_weight / max(1, len(noise))
    return weights
