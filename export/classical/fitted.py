"""A trained classical system: it predicts, and is exported for the daemon as one ONNX file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import Tensor, nn

from export.classical.as_torch import as_torch, n_numbers
from export.classical.classifiers import Examples, learn
from export.errors import TrainingError
from export.evaluation.evaluate import onnx_scorer
from export.packaging.to_onnx import to_onnx

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from numpy.typing import NDArray

    from export.acoustics.input_spec import InputSpec
    from export.classical.classifiers import Classifier, TrainedClassifier
    from export.classical.row_cache import RowCache

N_COMPARED = 64
"""Training windows on which ONNX must predict as scikit-learn does."""
SAME_TOP_LABEL = 0.999
TOLERANCE = 2e-3
"""Largest mean difference, over the labels, of a window's probabilities: one neighbour's worth."""
TINY = 1e-30


class FittedSystem:
    """``export.experiments.system.Fitted``."""

    def __init__(
        self,
        rows: RowCache,
        trained: TrainedClassifier,
        *,
        n_labels: int,
        input_spec: InputSpec,
        compared: NDArray[np.float32],
    ) -> None:
        """Set up; ``compared``: windows (n, *input_spec.shape) on which ONNX will be compared with scikit-learn."""
        self.trained = trained
        self._rows = rows
        self._n_labels = n_labels
        self._input_spec = input_spec
        self._compared = compared
        self._classifier = as_torch(trained, n_labels)

    @property
    def n_parameters(self) -> int:
        """How many numbers it stores, its embedding network included."""
        network = self._rows.embedder.network
        return n_numbers(self._classifier) + (n_numbers(network) if network else 0)

    @property
    def no_onnx(self) -> str:
        """Why ``to_onnx`` can't be called; empty where it can."""
        return self._rows.embedder.no_network

    def score(self, windows: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return scikit-learn's probabilities (n, n_labels) of windows (n, ...); rows sum to 1."""
        known = self.trained.pipeline.predict_proba(self._rows.embed(windows))
        probabilities = np.zeros((len(windows), self._n_labels), dtype=np.float32)
        probabilities[:, self.trained.labels] = known
        return probabilities

    def to_onnx(self, target: Path) -> None:
        """Write embedding network and classifier as one model, ``features`` in, ``probabilities`` out, any batch.

        Raises TrainingError where there is no such network, or where ONNX doesn't predict as scikit-learn does.
        """
        network = self._rows.embedder.network
        if network is None:
            raise TrainingError(f"no ONNX: {self.no_onnx}")
        to_onnx(_Logits(network, self._classifier), target, input_spec=self._input_spec)
        try:
            self._compare(onnx_scorer(target)(self._compared))
        except TrainingError:
            target.unlink()
            raise

    def _compare(self, found: NDArray[np.float32]) -> None:
        expected = self.score(self._compared)
        same = float(np.mean(found.argmax(axis=1) == expected.argmax(axis=1)))
        apart = float(np.abs(found - expected).mean(axis=1).max())
        # Negated, so that a NaN fails too.
        if not (same >= SAME_TOP_LABEL and apart <= TOLERANCE):
            raise TrainingError(
                f"ONNX and scikit-learn: the same label for {SAME_TOP_LABEL:.1%} of the windows and a difference of "
                f"{TOLERANCE} at most expected, got {same:.1%} and {apart:.2e}"
            )


class _Logits(nn.Module):
    """Windows in, logarithms of probabilities out, from which softmax makes the probabilities again."""

    def __init__(self, network: nn.Module, classifier: nn.Module) -> None:
        super().__init__()
        self.network = network
        self.classifier = classifier

    def forward(self, windows: Tensor) -> Tensor:  # (B, ...) -> (B, n_labels)
        probabilities: Tensor = self.classifier(self.network(windows))
        return probabilities.clamp_min(TINY).log()


def fit(
    classifier: Classifier,
    rows: RowCache,
    batches: Iterable[tuple[NDArray[np.float32], NDArray[np.int64], NDArray[np.int64]]],
    *,
    n_labels: int,
    seed: int,
    threads: int,
    input_spec: InputSpec,
) -> FittedSystem:
    """Embed all windows and train; see ``ClassicalSystem.learn``."""
    torch.set_num_threads(threads)
    compared: NDArray[np.float32] | None = None
    found: list[tuple[NDArray[np.float32], NDArray[np.int64], NDArray[np.int64]]] = []
    for windows, targets, speakers in batches:
        compared = windows if compared is None else compared
        found.append((rows.embed(windows), targets, speakers))
    if compared is None:
        raise TrainingError("there are no clips to train on")
    examples = Examples(*(np.concatenate(parts) for parts in zip(*found, strict=True)))
    trained = learn(classifier, examples, seed=seed, threads=threads)
    return FittedSystem(rows, trained, n_labels=n_labels, input_spec=input_spec, compared=compared[:N_COMPARED])
