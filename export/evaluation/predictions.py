"""A model's predictions for clips, as they are saved, pooled over folds and evaluated."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from export.corpora.readers import CORPORA
from export.errors import TrainingError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Self

    from numpy.typing import NDArray

    from export.corpora.readers import Clip

SUM_TOLERANCE = 1e-3


@dataclass(frozen=True, slots=True, eq=False)
class Predictions:
    """The predictions of one model, or of the models of several folds: one row a clip, no clip twice.

    Raises TrainingError for other rows, and for a clip with a label that its corpus lacks.
    """

    paths: tuple[str, ...]
    """Of the clips, relative to the data folder."""
    speakers: tuple[str, ...]
    """``corpus/speaker`` of each clip."""
    targets: NDArray[np.int64]
    """Shape (n_clips,), indices into ``labels``."""
    probabilities: NDArray[np.float64]
    """Shape (n_clips, n_labels), rows sum to 1."""
    labels: tuple[str, ...]

    def __post_init__(self) -> None:
        _check(self)

    def __len__(self) -> int:
        return len(self.paths)

    @classmethod
    def about(cls, clips: Sequence[Clip], probabilities: NDArray[np.float64], labels: tuple[str, ...]) -> Self:
        """Return the predictions for ``clips``, all of ``labels``: one row of ``probabilities`` a clip."""
        unknown = sorted({clip.label for clip in clips} - set(labels))
        if unknown:
            raise TrainingError(f"expected clips of {', '.join(labels)}, got some of {', '.join(unknown)}")
        return cls(
            paths=tuple(clip.path.as_posix() for clip in clips),
            speakers=tuple(clip.speaker for clip in clips),
            targets=np.array([labels.index(clip.label) for clip in clips], dtype=np.int64),
            probabilities=np.asarray(probabilities, dtype=np.float64),
            labels=labels,
        )

    @property
    def corpora(self) -> tuple[str, ...]:
        """Names of the corpora whose clips these are, sorted."""
        return tuple(sorted({corpus_of(speaker) for speaker in self.speakers}))

    def restricted(self, labels: Sequence[str]) -> Predictions:
        """Return the predictions among ``labels``, in that order: without clips of other labels, rows normalised to 1.

        A row without any probability for ``labels`` becomes uniform.
        """
        unknown = sorted(set(labels) - set(self.labels))
        if unknown or len(set(labels)) != len(labels):
            raise TrainingError(f"expected different labels out of {', '.join(self.labels)}, got {', '.join(labels)}")
        columns = np.array([self.labels.index(label) for label in labels])
        kept = np.flatnonzero(np.isin(self.targets, columns))
        rows = self.probabilities[kept][:, columns]
        sums = rows.sum(axis=1, keepdims=True)
        new_index = np.full(len(self.labels), -1, dtype=np.int64)
        new_index[columns] = np.arange(len(columns))
        some = self.rows(kept)
        return replace(
            some,
            targets=new_index[some.targets],
            probabilities=np.divide(rows, sums, out=np.full_like(rows, 1 / len(columns)), where=sums > 0),
            labels=tuple(labels),
        )

    def of_corpus(self, corpus: str) -> Predictions:
        """Return the predictions for the clips of one corpus."""
        return self.rows(np.flatnonzero([corpus_of(speaker) == corpus for speaker in self.speakers]))

    def ordered_like(self, other: Predictions) -> Predictions:
        """Return the predictions in the order of ``other``; raise TrainingError unless both are for the same clips."""
        row_of = {path: row for row, path in enumerate(self.paths)}
        if self.labels != other.labels or set(row_of) != set(other.paths):
            n_same = len(set(row_of) & set(other.paths))
            raise TrainingError(
                f"predictions can only be compared clip by clip: {len(other)} clips and labels "
                f"{', '.join(other.labels)} expected, got {len(self)} clips, {n_same} of them the same, "
                f"and labels {', '.join(self.labels)}"
            )
        return self.rows(np.array([row_of[path] for path in other.paths], dtype=np.int64))

    def rows(self, rows: NDArray[np.int64]) -> Predictions:
        """Return some of the predictions, by their indices."""
        return replace(
            self,
            paths=tuple(self.paths[row] for row in rows),
            speakers=tuple(self.speakers[row] for row in rows),
            targets=self.targets[rows],
            probabilities=self.probabilities[rows],
        )


def concatenate(parts: Sequence[Predictions]) -> Predictions:
    """Return the predictions of several models for different clips, such as of folds, one after another.

    Raises TrainingError where labels differ or a clip is in two parts.
    """
    if not parts:
        raise TrainingError("expected some predictions to concatenate, got none")
    labels = {part.labels for part in parts}
    if len(labels) > 1:
        raise TrainingError(f"expected predictions among the same labels, got {' and '.join(map(str, sorted(labels)))}")
    return Predictions(
        paths=tuple(path for part in parts for path in part.paths),
        speakers=tuple(speaker for part in parts for speaker in part.speakers),
        targets=np.concatenate([part.targets for part in parts]),
        probabilities=np.concatenate([part.probabilities for part in parts]),
        labels=parts[0].labels,
    )


def corpus_of(speaker: str) -> str:
    """Return the corpus in ``corpus/speaker``."""
    return speaker.partition("/")[0]


def _check(predictions: Predictions) -> None:
    n, labels = len(predictions.paths), predictions.labels
    shapes = (len(predictions.speakers), predictions.targets.shape, predictions.probabilities.shape)
    if shapes != (n, (n,), (n, len(labels))):
        raise TrainingError(
            f"expected as many speakers, targets and rows as clips, {n}, of {len(labels)} labels, got {shapes}"
        )
    if len(set(predictions.paths)) != n:
        ((twice, times),) = Counter(predictions.paths).most_common(1)
        raise TrainingError(f"expected one prediction a clip, got {times} for {twice}")
    sums = predictions.probabilities.sum(axis=1)
    # Negated, so that a NaN fails too.
    if not np.all((predictions.probabilities >= 0).all(axis=1) & (np.abs(sums - 1) < SUM_TOLERANCE)):
        raise TrainingError("expected probabilities of 0 or more whose rows sum to 1")
    if n and not (predictions.targets.min() >= 0 and predictions.targets.max() < len(labels)):
        raise TrainingError(f"expected targets 0 to {len(labels) - 1}, got some beyond")
    _check_targets(predictions)


def _check_targets(predictions: Predictions) -> None:
    """Raise TrainingError for a label that the clip's corpus lacks."""
    pairs = zip(predictions.speakers, predictions.targets.tolist(), strict=True)
    for corpus, target in sorted({(corpus_of(speaker), target) for speaker, target in pairs}):
        if corpus in CORPORA and predictions.labels[target] not in CORPORA[corpus].labels.values():
            raise TrainingError(f"{corpus} has no clips that are {predictions.labels[target]}")
