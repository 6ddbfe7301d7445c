"""Compares two models from their files to the document: predict, evaluate, time, decide."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from export.ab_test.document import AbTest, Contender, Made, Material
from export.ab_test.paired import compare, evaluate
from export.ab_test.predictions import common_labels, predict_pairs
from export.ab_test.recordings import find_recordings
from export.ab_test.speed import speed_of, time_alternately
from export.ab_test.verdict import decide
from streamer.inference.card import card_of
from streamer.inference.emotion import load_model

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from export.ab_test.predictions import PairedPredictions
    from export.ab_test.recordings import Recording
    from streamer.inference.card import ModelCard


@dataclass(frozen=True, slots=True)
class Plan:
    """What is compared, and how."""

    a: Path
    """The ONNX file, with its card beside it, or the card."""
    b: Path
    paths: Sequence[Path]
    """Recordings, or folders of them."""
    table: Path | None
    """A CSV of labels."""
    n_pairs: int
    """Windows of each model to time."""


def compare_models(plan: Plan, *, made: Made) -> AbTest:
    """Return the whole comparison. Raises TrainingError or ModelError for unusable models or recordings."""
    cards = card_of(plan.a), card_of(plan.b)
    models = load_model(cards[0]), load_model(cards[1])
    a, b = models[0].card, models[1].card
    labels = common_labels(a, b)
    recordings = find_recordings(plan.paths, known_labels={*a.labels, *b.labels}, table=plan.table)
    predictions = predict_pairs(cards, (a, b), recordings)
    speed = speed_of(*time_alternately(*models, n_pairs=plan.n_pairs, seed=made.seed), seed=made.seed)
    material = _material(recordings, predictions)
    quality = evaluate(predictions.clips, predictions.targets, seed=made.seed) if len(predictions.targets) else None
    n_utterances = len(predictions.utterances.groups)
    likeness = compare(predictions.utterances, predictions.abstained, labels, seed=made.seed) if n_utterances else None
    return AbTest(
        made=made,
        a=_contender(cards[0], a),
        b=_contender(cards[1], b),
        labels=list(labels),
        material=material,
        quality=quality,
        likeness=likeness,
        speed=speed,
        verdict=decide(material, quality, likeness, speed),
    )


def _contender(path: Path, card: ModelCard) -> Contender:
    return Contender(
        name=card.name,
        version=card.version,
        sha256=card.sha256,
        precision=card.quantization,
        labels=list(card.labels),
        window_ms=card.window_ms,
        onnx_bytes=path.with_name(card.file).stat().st_size,
    )


def _material(recordings: Sequence[Recording], predictions: PairedPredictions) -> Material:
    labels = {recording.label for recording in recordings}
    # Intervals of quality are over the labelled clips.
    groups = predictions.clips.groups or predictions.utterances.groups
    return Material(
        n_recordings=len(recordings),
        n_utterances=len(predictions.utterances.groups),
        n_labelled=len(predictions.targets),
        other_labels=sorted(label for label in labels if label is not None and label not in predictions.labels),
        n_without_speech=len(predictions.without_speech),
        n_groups=len(set(groups)),
        grouped_by="speaker" if any(recording.has_speaker for recording in recordings) else "recording",
    )
