"""The predictions of two models for the same speech, as the daemon publishes them, in matching rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from export.errors import TrainingError
from export.evaluation.daemon_eval import mean_prediction, no_prediction, scored
from export.evaluation.daemon_run import analyze_files

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from export.ab_test.recordings import Recording
    from export.evaluation.daemon_eval import Utterance
    from export.evaluation.daemon_run import DaemonEvent
    from streamer.inference.card import AnyCard


SIDES = (0, 1)
"""A and B."""


@dataclass(frozen=True, slots=True, eq=False)
class Rows:
    """Probabilities among the labels that both models have; one row a recording, or an utterance."""

    a: NDArray[np.float64]
    """Shape (n, n_labels), rows sum to 1."""
    b: NDArray[np.float64]
    groups: tuple[str, ...]
    """Of each row: rows of one group are not independent."""


@dataclass(frozen=True, slots=True, eq=False)
class PairedPredictions:
    """Both models' predictions."""

    labels: tuple[str, ...]
    """Common to both models, in A's order."""
    utterances: Rows
    """Of all recordings, where both scored them; grouped by speaker or, where that is unknown, by recording."""
    abstained: tuple[NDArray[np.bool_], NDArray[np.bool_]]
    """Whether A, and B, abstained from each utterance, by the daemon's default threshold and among all its labels."""
    n_unscored: tuple[int, int]
    """Utterances that A, and B, did not score."""
    clips: Rows
    """Of the recordings with a common label, in the order of ``targets``. Without an utterance, neither is right."""
    targets: NDArray[np.int64]
    """Shape (n_clips,), indices into ``labels``."""
    without_speech: tuple[str, ...]
    """Recordings in which VAD found no utterance."""


def common_labels(a: AnyCard, b: AnyCard) -> tuple[str, ...]:
    """Return the labels that both models have. Raises TrainingError where these are fewer than two."""
    common = tuple(label for label in a.labels if label in b.labels)
    if len(common) < 2:
        raise TrainingError(
            f"two models can only be compared on labels that both have: at least 2 expected, got {len(common)}; "
            f"A has {', '.join(a.labels)}, B has {', '.join(b.labels)}"
        )
    return common


def analyze_pairs(
    cards: tuple[Path, Path], recordings: Sequence[Recording]
) -> tuple[list[list[DaemonEvent]], list[list[DaemonEvent]]]:
    """Run the daemon over all recordings with A, then with B, with default settings; return the events of each."""
    files = [recording.path.resolve() for recording in recordings]
    a, b = (analyze_files(card, files, title=f"analyse with {name}") for card, name in zip(cards, "AB", strict=True))
    return a, b


def side_by_side(
    models: tuple[AnyCard, AnyCard],
    recordings: Sequence[Recording],
    utterances_a: Sequence[Sequence[Utterance]],
    utterances_b: Sequence[Sequence[Utterance]],
) -> PairedPredictions:
    """Return the predictions for each recording's utterances as rows.

    Raises TrainingError where the two have different utterances, although VAD is the same.
    """
    labels = common_labels(*models)
    pairs = [_paired(of_a, of_b) for of_a, of_b in zip(utterances_a, utterances_b, strict=True)]
    labelled = [(r, of_one) for r, of_one in zip(recordings, pairs, strict=True) if r.label in labels]
    every = [(r, pair) for r, of_one in zip(recordings, pairs, strict=True) for pair in of_one]
    flat = [(r, pair) for r, pair in every if all(utterance.categories for utterance in pair)]
    a, b = (sum(not pair[side].categories for _, pair in every) for side in SIDES)
    return PairedPredictions(
        labels=labels,
        utterances=_rows(
            [_stack([among([pair[side]], models[side], labels) for _, pair in flat], labels) for side in SIDES],
            [recording for recording, _ in flat],
        ),
        abstained=(_abstained([pair[0] for _, pair in flat]), _abstained([pair[1] for _, pair in flat])),
        n_unscored=(a, b),
        clips=_rows(
            [
                _stack([_clip(r, [pair[side] for pair in each], models[side], labels) for r, each in labelled], labels)
                for side in SIDES
            ],
            [recording for recording, _ in labelled],
        ),
        targets=np.array([labels.index(str(recording.label)) for recording, _ in labelled], dtype=np.int64),
        without_speech=tuple(str(r.path) for r, of_one in zip(recordings, pairs, strict=True) if not of_one),
    )


def among(utterances: Sequence[Utterance], model: AnyCard, labels: tuple[str, ...]) -> NDArray[np.float64]:
    """Return the probabilities of ``labels`` as if the model had no others, shape (n_labels,), sum 1.

    ``utterances``: those that were scored, at least one. Uniform where all of ``labels`` have probability 0.
    """
    row = mean_prediction(utterances, tuple(model.labels))[[model.labels.index(label) for label in labels]]
    total = row.sum()
    return row / total if total > 0 else np.full(len(labels), 1 / len(labels))


def _clip(
    recording: Recording, utterances: Sequence[Utterance], model: AnyCard, labels: tuple[str, ...]
) -> NDArray[np.float64]:
    answered = scored(utterances)
    return among(answered, model, labels) if answered else no_prediction(labels, str(recording.label))


def _paired(of_a: Sequence[Utterance], of_b: Sequence[Utterance]) -> list[tuple[Utterance, Utterance]]:
    by_id = {utterance.utterance_id: utterance for utterance in of_b}
    if len(by_id) != len(of_a) or any(utterance.utterance_id not in by_id for utterance in of_a):
        raise TrainingError(f"the same utterances expected with both models, got {len(of_a)} and {len(of_b)}")
    return [(utterance, by_id[utterance.utterance_id]) for utterance in of_a]


def _rows(sides: Sequence[NDArray[np.float64]], recordings: Sequence[Recording]) -> Rows:
    return Rows(sides[0], sides[1], tuple(recording.group for recording in recordings))


def _stack(rows: Sequence[NDArray[np.float64]], labels: tuple[str, ...]) -> NDArray[np.float64]:
    return np.array(rows, dtype=np.float64).reshape(-1, len(labels))


def _abstained(utterances: Sequence[Utterance]) -> NDArray[np.bool_]:
    return np.array([utterance.abstained for utterance in utterances], dtype=np.bool_)
