"""What each kind of row teaches, and how much it counts."""

from __future__ import annotations

import numpy as np
import pytest

from export.statistics.config import HeadConfig
from export.statistics.targets import row_weights, soft_targets
from tests.export.statistics.small_store import LABELS, acted_and_ordinary

CONFIG = HeadConfig(corpus_weights={"acted": 1.0, "lacks_calm": 0.5}, set_weights={})
STORE = acted_and_ordinary()
NOTHING = len(LABELS)
"""The output for ordinary speech."""


def row_of(name: str, label: int) -> int:
    return int(np.flatnonzero((STORE.set == name) & (STORE.label == label))[0])


@pytest.mark.parametrize(
    ("name", "label", "targets", "competing"),
    [
        ("acted", 0, [0.9625, 0.0125, 0.0125, 0.0125, 0], [1, 1, 1, 1, 0]),
        ("acted", 3, [0.0125, 0.0125, 0.0125, 0.9625, 0], [1, 1, 1, 1, 1]),
        ("lacks_calm", 3, [0.05 / 3, 0, 0.05 / 3, 0.95 + 0.05 / 3, 0], [1, 0, 1, 1, 1]),
        ("talk", 4, [0, 0, 0.05, 0.05, 0.9], [0, 0, 1, 1, 1]),
        ("fan", 5, [0.2, 0.2, 0.2, 0.2, 0.2], [1, 1, 1, 1, 1]),
    ],
    ids=["neutral", "angry", "angry of a corpus without calm", "ordinary", "not speech"],
)
def test_targets(name: str, label: int, targets: list[float], competing: list[int]) -> None:
    found, possible = soft_targets(STORE, np.array([row_of(name, label)]), CONFIG)
    assert np.allclose(found[0], targets)
    assert possible[0].astype(int).tolist() == competing
    assert found.sum() == pytest.approx(1)


def test_sets_weigh_what_the_configuration_says_and_their_speakers_and_labels_alike() -> None:
    rows = np.arange(STORE.n_rows)
    weights = row_weights(STORE, rows, CONFIG)
    by_set = {name: float(weights[STORE.set == name].sum()) for name in ("acted", "talk", "fan", "lacks_calm")}
    assert by_set == pytest.approx({"acted": 1.0, "talk": 1.0, "fan": 0.1, "lacks_calm": 0.5})
    talk = [float(weights[STORE.speaker == f"talk/{speaker}"].sum()) for speaker in "cdef"]
    assert talk == pytest.approx([0.25] * 4)
    labels = [float(weights[(STORE.set == "acted") & (STORE.label == label)].sum()) for label in range(4)]
    assert labels == pytest.approx([0.25] * 4)
