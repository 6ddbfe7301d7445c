"""The classifiers of scikit-learn; settings are chosen by cross-validation over training speakers.

Every label counts the same, however many clips it has (by weights, where a classifier takes them), as in UAR.
"""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from sklearn.base import clone
from sklearn.calibration import CalibratedClassifierCV
from sklearn.ensemble import HistGradientBoostingClassifier, RandomForestClassifier
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, LeaveOneGroupOut
from sklearn.neighbors import KNeighborsClassifier
from sklearn.neural_network import MLPClassifier
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.svm import SVC
from sklearn.utils.class_weight import compute_sample_weight
from threadpoolctl import threadpool_limits
from tqdm import tqdm

from export.errors import TrainingError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from numpy.typing import NDArray

    Splits = list[tuple[NDArray[np.int64], NDArray[np.int64]]]
    """Training rows and validation rows, a pair a fold."""

FOLDS = 4
CLASSIFY = "classify"


@dataclass(frozen=True, slots=True)
class Classifier:
    """One kind of classifier and the settings to choose from."""

    name: str
    make: Callable[..., Any]
    """From ``width``, ``seed``, ``threads`` and one of ``candidates``: an estimator."""
    candidates: tuple[Mapping[str, float], ...]
    scaled: bool = True
    """Whether features are standardised first; trees don't need it."""
    weighted: bool = True
    """Whether it takes weights of clips."""
    calibrated: bool = False
    """Whether it gives no probabilities by itself: they are fitted to its decisions on held-out speakers."""


@dataclass(frozen=True, slots=True, eq=False)
class Examples:
    """Training examples."""

    rows: NDArray[np.float32]
    """Shape (n, width)."""
    targets: NDArray[np.int64]
    """Shape (n,)."""
    speakers: NDArray[np.int64]
    """Shape (n,), any numbers."""


@dataclass(frozen=True, slots=True, eq=False)
class TrainedClassifier:
    """A trained classifier with its settings."""

    pipeline: Pipeline
    chosen: Mapping[str, float]
    """One of the candidates."""
    tried: tuple[float, ...]
    """UAR of each possible candidate on held-out speakers; empty where there was no choice."""

    @property
    def labels(self) -> NDArray[np.int64]:
        """The targets that occurred, ascending: the columns of its probabilities."""
        labels: NDArray[np.int64] = self.pipeline.classes_
        return labels


def learn(classifier: Classifier, examples: Examples, *, seed: int, threads: int) -> TrainedClassifier:
    """Choose settings by grouped cross-validation, then train on all examples.

    Raises TrainingError where there are too few clips, speakers or labels.
    """
    if len(np.unique(examples.targets)) < 2:
        raise TrainingError("a classifier needs clips of two labels or more")
    splits = splits_by_speaker(examples)
    candidates = _possible(classifier, splits)
    make = _maker(classifier, examples, seed=seed, threads=threads)
    with threadpool_limits(limits=threads), warnings.catch_warnings():
        # The number of the MLP's passes is a setting.
        warnings.simplefilter("ignore", ConvergenceWarning)
        bar = tqdm(candidates if len(candidates) > 1 else (), desc=f"{classifier.name}: settings", mininterval=2)
        scores = tuple(_cross_validated(make(one), classifier, examples, splits) for one in bar)
        chosen = candidates[int(np.argmax(scores)) if scores else 0]
        estimator = make(chosen)
        if classifier.calibrated:
            estimator.steps[-1] = (CLASSIFY, CalibratedClassifierCV(estimator[-1], cv=splits, ensemble=False))
        pipeline = _fitted(estimator, classifier, examples)
    return TrainedClassifier(pipeline, chosen, scores)


def splits_by_speaker(examples: Examples) -> Splits:
    """Return folds in which no speaker is on both sides and every label is in training.

    Four folds, or one for each speaker where four would leave a label without training speakers. Raises TrainingError
    where that isn't enough.
    """
    n_speakers = len(np.unique(examples.speakers))
    if n_speakers < 2:
        raise TrainingError(f"settings are chosen by holding out speakers: two or more expected, got {n_speakers}")
    for folds in (GroupKFold(min(FOLDS, n_speakers)), LeaveOneGroupOut()):
        splits = list(folds.split(examples.rows, examples.targets, examples.speakers))
        if all(set(examples.targets[held]) <= set(examples.targets[train]) for train, held in splits):
            return splits
    raise TrainingError("settings are chosen by holding out speakers: expected two speakers or more of every label")


def _possible(classifier: Classifier, splits: Splits) -> tuple[Mapping[str, float], ...]:
    """Return the candidates with no more neighbours than the smallest fold has windows."""
    fewest = min(len(train) for train, _ in splits)
    possible = tuple(one for one in classifier.candidates if one.get("neighbours", 0) <= fewest)
    if not possible:
        least = min(int(one["neighbours"]) for one in classifier.candidates)
        raise TrainingError(f"{classifier.name} needs {least} neighbours: a training fold has {fewest} windows")
    return possible


def mean_recall(predictions: NDArray[np.int64], targets: NDArray[np.int64]) -> float:
    """Return the mean, over the labels there are, of recall."""
    return float(np.mean([np.mean(predictions[targets == label] == label) for label in np.unique(targets)]))


def _maker(
    classifier: Classifier, examples: Examples, *, seed: int, threads: int
) -> Callable[[Mapping[str, float]], Pipeline]:
    def make(settings: Mapping[str, float]) -> Pipeline:
        estimator = classifier.make(width=examples.rows.shape[1], seed=seed, threads=threads, **settings)
        scale = [("scale", StandardScaler())] if classifier.scaled else []
        return Pipeline([*scale, (CLASSIFY, estimator)])

    return make


def _cross_validated(estimator: Pipeline, classifier: Classifier, examples: Examples, splits: Splits) -> float:
    """Return the UAR over all speakers, each held out once."""
    predictions = np.empty_like(examples.targets)
    for train, held in splits:
        some = Examples(examples.rows[train], examples.targets[train], examples.speakers[train])
        predictions[held] = _fitted(clone(estimator), classifier, some).predict(examples.rows[held])
    return mean_recall(predictions, examples.targets)


def _fitted(estimator: Pipeline, classifier: Classifier, examples: Examples) -> Pipeline:
    weights = {f"{CLASSIFY}__sample_weight": compute_sample_weight("balanced", examples.targets)}
    fitted: Pipeline = estimator.fit(examples.rows, examples.targets, **(weights if classifier.weighted else {}))
    return fitted


# -- the six ---------------------------------------------------------------------------------------


def closeness(distances: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the weight of each neighbour."""
    return 1 / (1 + distances)


def _logistic(*, C: float, **_: object) -> LogisticRegression:
    return LogisticRegression(C=C, max_iter=2000)


def _svm(*, width: int, C: float, reach: float, **_: object) -> SVC:
    # A kernel exp(-reach d^2 / width): distances grow with the number of dimensions.
    return SVC(C=C, gamma=reach / width)


def _knn(*, neighbours: int, **_: object) -> KNeighborsClassifier:
    return KNeighborsClassifier(neighbours, weights=closeness, algorithm="brute")


def _forest(*, smallest_leaf: int, seed: int, threads: int, **_: object) -> RandomForestClassifier:
    return RandomForestClassifier(300, min_samples_leaf=smallest_leaf, random_state=seed, n_jobs=threads)


def _boosting(*, rate: float, rounds: int, seed: int, **_: object) -> HistGradientBoostingClassifier:
    # No early stopping: it would validate on windows of training speakers.
    return HistGradientBoostingClassifier(
        learning_rate=rate,
        max_iter=rounds,
        max_leaf_nodes=15,
        max_features=0.1,
        early_stopping=False,
        random_state=seed,
    )


def _mlp(*, alpha: float, passes: int, seed: int, **_: object) -> MLPClassifier:
    return MLPClassifier((128,), alpha=alpha, max_iter=passes, random_state=seed)


def _grid(**settings: Sequence[float]) -> tuple[Mapping[str, float], ...]:
    found: list[dict[str, float]] = [{}]
    for name, values in settings.items():
        found = [{**one, name: value} for one in found for value in values]
    return tuple(found)


_ALL = (
    Classifier("logistic", _logistic, _grid(C=(0.001, 0.01, 0.1))),
    Classifier("svm", _svm, _grid(C=(1.0, 5.0), reach=(0.3, 1.0)), calibrated=True),
    Classifier("knn", _knn, _grid(neighbours=(5, 15, 45)), weighted=False),
    Classifier("forest", _forest, _grid(smallest_leaf=(2, 8)), scaled=False),
    Classifier("boosting", _boosting, _grid(rate=(0.1,), rounds=(50, 150)), scaled=False),
    Classifier("mlp", _mlp, _grid(alpha=(1e-3, 1.0), passes=(15, 40))),
)
CLASSIFIERS = {classifier.name: classifier for classifier in _ALL}
"""By name, in the order in which tables list them."""
