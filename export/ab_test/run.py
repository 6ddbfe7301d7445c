"""Compares two models from their files to the document: hear, judge, time, decide."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from export.ab_test.document import AbTest, Contender, Made, Material
from export.ab_test.paired import compare, judge
from export.ab_test.predictions import common_labels, listen
from export.ab_test.recordings import find_recordings
from export.ab_test.speed import race, timing
from export.ab_test.verdict import decide
from streamer.inference.card import card_of
from streamer.inference.emotion import load_model

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from export.ab_test.predictions import Heard
    from export.ab_test.recordings import Recording
    from streamer.inference.card import ModelCard


@dataclass(frozen=True, slots=True)
class Plan:
    """What is compared, and how."""

    a: Path
    """The ONNX file, with its card beside it, or the card."""
    b: Path
    places: Sequence[Path]
    """Recordings, or folders of them."""
    table: Path | None
    """A CSV of labels."""
    n_pairs: int
    """Windows of each model whose time is taken."""


def compare_models(plan: Plan, *, made: Made) -> AbTest:
    """Return the whole comparison. Raises TrainingError or ModelError where something is not what it should be."""
    cards = card_of(plan.a), card_of(plan.b)
    models = load_model(cards[0]), load_model(cards[1])
    a, b = models[0].card, models[1].card
    labels = common_labels(a, b)
    recordings = find_recordings(plan.places, known_labels={*a.labels, *b.labels}, table=plan.table)
    heard = listen(cards, (a, b), recordings)
    speed = timing(*race(*models, n_pairs=plan.n_pairs, seed=made.seed), seed=made.seed)
    material = _material(recordings, heard)
    quality = judge(heard.clips, heard.targets, seed=made.seed) if len(heard.targets) else None
    n_utterances = len(heard.utterances.groups)
    likeness = compare(heard.utterances, heard.abstained, labels, seed=made.seed) if n_utterances else None
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


def _material(recordings: Sequence[Recording], heard: Heard) -> Material:
    labels = {recording.label for recording in recordings}
    # Where something is judged, its groups are those of the judged clips.
    groups = heard.clips.groups or heard.utterances.groups
    return Material(
        n_recordings=len(recordings),
        n_utterances=len(heard.utterances.groups),
        n_labelled=len(heard.targets),
        other_labels=sorted(label for label in labels if label is not None and label not in heard.labels),
        n_not_heard=len(heard.not_heard),
        n_groups=len(set(groups)),
        grouped_by="speaker" if any(recording.has_speaker for recording in recordings) else "recording",
    )
