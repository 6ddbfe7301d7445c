"""Converts trained scikit-learn classifiers to torch modules, to export them to ONNX with their embedding network.

Each forward takes rows (B, width) and gives probabilities (B, n_labels). Written here because skl2onnx 1.20, with
scikit-learn 1.9, converts nearest neighbours wrongly and histogram boosting not at all.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from sklearn.calibration import CalibratedClassifierCV
from sklearn.ensemble import HistGradientBoostingClassifier, RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.neighbors import KNeighborsClassifier
from sklearn.neural_network import MLPClassifier
from torch import Tensor, nn

from export.classical.classifiers import CLASSIFY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from sklearn.svm import SVC

    from export.classical.classifiers import TrainedClassifier


def as_torch(trained: TrainedClassifier, n_labels: int) -> nn.Module:
    """Return the pipeline as a module; labels that did not occur get probability 0."""
    steps = trained.pipeline.named_steps
    parts: list[nn.Module] = [Scale(steps["scale"].mean_, steps["scale"].scale_)] if "scale" in steps else []
    estimator: Any = steps[CLASSIFY]
    module = next(make(estimator) for kind, make in _MODULES.items() if isinstance(estimator, kind))
    return nn.Sequential(*parts, module, AllLabels(trained.labels, n_labels)).eval()


def n_numbers(module: nn.Module) -> int:
    """Return how many numbers a module stores, trained by gradients or not."""
    return sum(tensor.numel() for tensor in (*module.parameters(), *module.buffers()))


class Scale(nn.Module):
    """Mean 0 and deviation 1."""

    mean: Tensor
    deviation: Tensor

    def __init__(self, mean: NDArray[np.float64], deviation: NDArray[np.float64]) -> None:
        super().__init__()
        self.register_buffer("mean", _float(mean))
        self.register_buffer("deviation", _float(deviation))

    def forward(self, rows: Tensor) -> Tensor:  # (B, width)
        return (rows - self.mean) / self.deviation


class AllLabels(nn.Module):
    """Adds columns of zeros for labels that did not occur in training."""

    columns: Tensor

    def __init__(self, labels: NDArray[np.int64], n_labels: int) -> None:
        super().__init__()
        self.register_buffer("columns", torch.eye(n_labels)[torch.from_numpy(np.asarray(labels, dtype=np.int64))])

    def forward(self, probabilities: Tensor) -> Tensor:  # (B, n_occurred) -> (B, n_labels)
        return probabilities @ self.columns


class Layers(nn.Module):
    """Dense layers with ReLU between them and softmax, or a sigmoid, at the end: MLP and logistic regression."""

    def __init__(self, layers: Sequence[tuple[NDArray[np.float64], NDArray[np.float64]]]) -> None:
        """``layers``: weights (n_in, n_out) and biases (n_out,); a single output at the end is the second label's."""
        super().__init__()
        self.layers = nn.ModuleList(_linear(weights, bias) for weights, bias in layers)
        self.is_single = layers[-1][0].shape[1] == 1

    def forward(self, rows: Tensor) -> Tensor:  # (B, width) -> (B, n_occurred)
        for layer in self.layers[:-1]:
            rows = torch.relu(layer(rows))
        logits = self.layers[-1](rows)
        if self.is_single:
            logits = torch.cat([torch.zeros_like(logits), logits], dim=1)
        return torch.softmax(logits, dim=1)


class Svm(nn.Module):
    """Support vectors with an RBF kernel, each pair of labels against each other, and a sigmoid a label."""

    vectors: Tensor
    by_pair: Tensor
    bias: Tensor
    votes: Tensor
    slope: Tensor
    offset: Tensor

    def __init__(self, calibrated: CalibratedClassifierCV) -> None:
        super().__init__()
        (whole,) = calibrated.calibrated_classifiers_
        svm = whole.estimator
        self.gamma = float(svm.gamma)
        self.n_labels = len(svm.classes_)
        self.register_buffer("vectors", _float(svm.support_vectors_))
        self.register_buffer("by_pair", _float(_weights_by_pair(svm)))
        self.register_buffer("bias", _float(svm.intercept_))
        self.register_buffer("votes", _votes(self.n_labels))
        self.register_buffer("slope", _float([sigmoid.a_ for sigmoid in whole.calibrators]))
        self.register_buffer("offset", _float([sigmoid.b_ for sigmoid in whole.calibrators]))

    def forward(self, rows: Tensor) -> Tensor:  # (B, width) -> (B, n_occurred)
        kernel = torch.exp(-self.gamma * squared_distances(rows, self.vectors))  # (B, n_vectors)
        by_pair = kernel @ self.by_pair + self.bias  # (B, n_pairs), above 0 for the first of the two
        if self.n_labels == 2:  # where scikit-learn turns the sign
            second = torch.sigmoid(-(self.slope * by_pair + self.offset))
            return torch.cat([1 - second, second], dim=1)
        # scikit-learn's decision of each label: its votes; the sums of decisions break ties.
        sums = by_pair @ self.votes  # (B, n_labels)
        votes = torch.where(by_pair < 0, -1.0, 1.0) @ self.votes
        decisions = (votes + self.n_labels - 1) / 2 + sums / (3 * (sums.abs() + 1))
        sigmoids = torch.sigmoid(-(self.slope * decisions + self.offset))
        return sigmoids / sigmoids.sum(dim=1, keepdim=True)


class Neighbours(nn.Module):
    """The closest examples vote, weighted by closeness."""

    examples: Tensor
    targets: Tensor

    def __init__(self, knn: KNeighborsClassifier) -> None:
        super().__init__()
        self.n_neighbours = int(knn.n_neighbors)
        rows, targets = _neighbours_of(knn)
        self.register_buffer("examples", _float(rows))
        self.register_buffer("targets", torch.eye(len(knn.classes_))[torch.from_numpy(targets)])

    def forward(self, rows: Tensor) -> Tensor:  # (B, width) -> (B, n_occurred)
        squared = squared_distances(rows, self.examples)  # (B, n_examples)
        nearest, index = torch.topk(squared, self.n_neighbours, dim=1, largest=False)
        close = 1 / (1 + nearest.clamp_min(0).sqrt())  # (B, k), as ``closeness``
        targets = self.targets[index]  # (B, k, n_occurred)
        return (targets * (close / close.sum(dim=1, keepdim=True))[:, :, None]).sum(dim=1)


class Trees(nn.Module):
    """Descends many trees at once, as many steps as the deepest has; a leaf's child is itself."""

    feature: Tensor
    threshold: Tensor
    left: Tensor
    right: Tensor
    value: Tensor
    roots: Tensor

    def __init__(self, trees: Sequence[_Tree]) -> None:
        super().__init__()
        sizes = [len(tree.feature) for tree in trees]
        roots = np.cumsum([0, *sizes[:-1]])
        self.depth = max(tree.depth for tree in trees)
        self.register_buffer("roots", torch.from_numpy(roots))
        for name in ("feature", "threshold", "value"):
            self.register_buffer(name, torch.from_numpy(np.concatenate([getattr(tree, name) for tree in trees])))
        for name in ("left", "right"):
            its = [getattr(tree, name) + root for tree, root in zip(trees, roots, strict=True)]
            self.register_buffer(name, torch.from_numpy(np.concatenate(its)))

    def forward(self, rows: Tensor) -> Tensor:  # (B, width) -> (B, n_trees, ...)
        node = self.roots[None].expand(rows.shape[0], -1)  # (B, n_trees)
        for _ in range(self.depth):
            goes_left = rows.gather(1, self.feature[node]) <= self.threshold[node]
            node = torch.where(goes_left, self.left[node], self.right[node])
        return self.value[node]


class Forest(nn.Module):
    """The mean of the trees' values."""

    def __init__(self, forest: RandomForestClassifier) -> None:
        super().__init__()
        self.trees = Trees([_of_forest(tree.tree_) for tree in forest.estimators_])

    def forward(self, rows: Tensor) -> Tensor:  # (B, width) -> (B, n_occurred)
        mean: Tensor = self.trees(rows).mean(dim=1)
        return mean


class Boosting(nn.Module):
    """The sum of the trees' values, round by round, a tree a label."""

    baseline: Tensor

    def __init__(self, boosting: HistGradientBoostingClassifier) -> None:
        super().__init__()
        # scikit-learn has no public name for its trees; the tests check these.
        rounds = boosting._predictors  # noqa: SLF001
        self.n_outputs = len(rounds[0])
        self.trees = Trees([_of_boosting(tree.nodes) for trees in rounds for tree in trees])
        self.register_buffer("baseline", _float(np.ravel(boosting._baseline_prediction)))  # noqa: SLF001

    def forward(self, rows: Tensor) -> Tensor:  # (B, width) -> (B, n_occurred)
        values = self.trees(rows)  # (B, n_rounds * n_outputs)
        logits = values.reshape(rows.shape[0], -1, self.n_outputs).sum(dim=1) + self.baseline
        if self.n_outputs == 1:
            logits = torch.cat([torch.zeros_like(logits), logits], dim=1)
        return torch.softmax(logits, dim=1)


_MODULES = {
    LogisticRegression: lambda it: Layers([(it.coef_.T, it.intercept_)]),
    MLPClassifier: lambda it: Layers(list(zip(it.coefs_, it.intercepts_, strict=True))),
    CalibratedClassifierCV: Svm,
    KNeighborsClassifier: Neighbours,
    RandomForestClassifier: Forest,
    HistGradientBoostingClassifier: Boosting,
}


def squared_distances(rows: Tensor, others: Tensor) -> Tensor:
    """Return the squared distances (B, n) of rows (B, width) from ``others`` (n, width)."""
    return rows.square().sum(dim=1, keepdim=True) - 2 * rows @ others.T + others.square().sum(dim=1)


@dataclass(frozen=True, slots=True, eq=False)
class _Tree:
    """Nodes, the root first; a leaf's children are itself."""

    feature: NDArray[np.int64]
    threshold: NDArray[np.float32]
    """Values up to it, inclusive, go left."""
    left: NDArray[np.int64]
    right: NDArray[np.int64]
    value: NDArray[np.float32]
    """Shape (n_nodes, ...): the output at a leaf."""
    depth: int


def _of_forest(tree: Any) -> _Tree:
    leaf = tree.children_left < 0
    values = tree.value[:, 0]  # (n_nodes, n_occurred)
    return _tree(
        leaf,
        feature=tree.feature,
        threshold=tree.threshold,
        left=tree.children_left,
        right=tree.children_right,
        value=values / values.sum(axis=1, keepdims=True),
        depth=int(tree.max_depth),
    )


def _of_boosting(nodes: Any) -> _Tree:
    return _tree(
        nodes["is_leaf"].astype(bool),
        feature=nodes["feature_idx"],
        threshold=nodes["num_threshold"],
        left=nodes["left"],
        right=nodes["right"],
        value=nodes["value"],
        depth=int(nodes["depth"].max()),
    )


def _tree(leaf: NDArray[np.bool_], *, depth: int, **its: NDArray[Any]) -> _Tree:
    itself = np.arange(len(leaf))
    return _Tree(
        feature=np.where(leaf, 0, its["feature"]).astype(np.int64),
        threshold=_rounded_down(np.where(leaf, 0.0, its["threshold"])),
        left=np.where(leaf, itself, its["left"]).astype(np.int64),
        right=np.where(leaf, itself, its["right"]).astype(np.int64),
        value=its["value"].astype(np.float32),
        depth=depth,
    )


def _rounded_down(thresholds: NDArray[np.float64]) -> NDArray[np.float32]:
    """Return float32 thresholds that split float32 numbers as ``thresholds`` do."""
    near = thresholds.astype(np.float32)
    return np.where(near > thresholds, np.nextafter(near, np.float32(-np.inf)), near)


def _weights_by_pair(svm: SVC) -> NDArray[np.float64]:
    """Return each support vector's weight in each pair of labels, shape (n_vectors, n_pairs).

    libsvm stores, for a vector of label i, its weights against all other labels in their order.
    """
    ends = np.cumsum(svm.n_support_)
    of_label = [slice(end - n, end) for end, n in zip(ends, svm.n_support_, strict=True)]
    pairs = list(combinations(range(len(svm.classes_)), 2))
    weights = np.zeros((len(svm.support_vectors_), len(pairs)))
    for column, (i, j) in enumerate(pairs):
        weights[of_label[i], column] = svm.dual_coef_[j - 1, of_label[i]]
        weights[of_label[j], column] = svm.dual_coef_[i, of_label[j]]
    return weights


def _votes(n_labels: int) -> Tensor:
    """Return, shape (n_pairs, n_labels), 1 for the first of each pair and -1 for the second."""
    eye = torch.eye(n_labels)
    return torch.stack([eye[i] - eye[j] for i, j in combinations(range(n_labels), 2)])


def _neighbours_of(knn: KNeighborsClassifier) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
    """Return the examples and their targets; scikit-learn has no public names for them, the tests check these."""
    return knn._fit_X, np.asarray(knn._y, dtype=np.int64)  # noqa: SLF001


def _linear(weights: NDArray[np.float64], bias: NDArray[np.float64]) -> nn.Linear:
    layer = nn.Linear(*weights.shape)
    layer.weight = nn.Parameter(_float(weights.T), requires_grad=False)
    layer.bias = nn.Parameter(_float(bias), requires_grad=False)
    return layer


def _float(numbers: Any) -> Tensor:
    return torch.from_numpy(np.ascontiguousarray(numbers, dtype=np.float32))
