"""Compares two models, of either kind, from their files to the document: analyse, evaluate, time, decide."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from export.ab_test.claims import compare_claims, compare_states
from export.ab_test.document import AbTest, Contender, Made, Material
from export.ab_test.paired import compare, evaluate
from export.ab_test.predictions import analyze_pairs, common_labels, side_by_side
from export.ab_test.recordings import find_ordinary, find_recordings
from export.ab_test.speed import speed_of, time_alternately
from export.ab_test.verdict import decide
from export.evaluation.daemon_claims import claims_in
from export.evaluation.daemon_eval import utterances_in
from streamer.inference.card import ModelCard, card_of
from streamer.inference.model import load_any_model

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from export.ab_test.predictions import PairedPredictions
    from export.ab_test.recordings import Recording
    from streamer.inference.card import AnyCard


@dataclass(frozen=True, slots=True)
class Plan:
    """What is compared, and how."""

    a: Path
    """An ONNX file of the window kind, with its card beside it, or the card of a model of either kind."""
    b: Path
    paths: Sequence[Path]
    """Recordings, or folders of them."""
    table: Path | None
    """A CSV of labels."""
    n_pairs: int
    """How often each model is timed."""
    ordinary: Sequence[Path] = ()
    """Recordings of ordinary speech, or folders of them."""


def compare_models(plan: Plan, *, made: Made) -> AbTest:
    """Return the whole comparison. Raises TrainingError or ModelError for unusable models or recordings."""
    cards = card_of(plan.a), card_of(plan.b)
    models = load_any_model(cards[0]), load_any_model(cards[1])
    a, b = models[0].card, models[1].card
    labels = common_labels(a, b)
    recordings = _recordings(plan, a, b)
    of_a, of_b = analyze_pairs(cards, recordings)
    predictions = side_by_side(
        (a, b), recordings, [utterances_in(events) for events in of_a], [utterances_in(events) for events in of_b]
    )
    counted = [(claims_in(one), claims_in(other)) for one, other in zip(of_a, of_b, strict=True)]
    both = list(zip(recordings, counted, strict=True))
    ordinary = [(recording, pair) for recording, pair in both if recording.is_ordinary]
    unknown = [(recording, pair) for recording, pair in both if recording.label is None and not recording.is_ordinary]
    false, claims = (
        compare_claims([r for r, _ in some], [pair for _, pair in some], seed=made.seed) for some in (ordinary, unknown)
    )
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
        ordinary=false,
        unlabelled=claims,
        decided=compare_states(recordings, counted, labels, seed=made.seed),
        speed=speed,
        verdict=decide(material, quality, likeness, speed, false),
    )


def _recordings(plan: Plan, a: AnyCard, b: AnyCard) -> list[Recording]:
    """Return all recordings; where one is named as ordinary speech and as a recording, it is ordinary speech."""
    found = {recording.path.resolve(): recording for recording in find_ordinary(plan.ordinary)}
    if plan.paths:
        known = {*a.labels, *b.labels}
        for recording in find_recordings(plan.paths, known_labels=known, table=plan.table):
            found.setdefault(recording.path.resolve(), recording)
    return list(found.values())


def _contender(path: Path, card: AnyCard) -> Contender:
    files = [card.file] if isinstance(card, ModelCard) else [card.encoder.file, card.head.file]
    return Contender(
        name=card.name,
        version=card.version,
        sha256=card.sha256,
        kind=card.kind,
        precision=card.quantization,
        labels=list(card.labels),
        window_ms=card.window_ms if isinstance(card, ModelCard) else card.pooling_ms,
        onnx_bytes=sum(path.with_name(file).stat().st_size for file in files),
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
        n_unscored=list(predictions.n_unscored),
        n_ordinary=sum(recording.is_ordinary for recording in recordings),
        n_without_speech=len(predictions.without_speech),
        n_groups=len(set(groups)),
        grouped_by="speaker" if any(recording.has_speaker for recording in recordings) else "recording",
    )
