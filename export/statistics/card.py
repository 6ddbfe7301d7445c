"""The card of a model of the statistics kind: the JSON file beside its encoder and its head."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Literal

import msgspec

from export.corpora.emospeech import EMOSPEECH
from export.corpora.ordinary import LICENCES
from export.corpora.readers import CORPORA
from export.evaluation.figures import Figures  # noqa: TC001 - a field of a dataclass
from export.json_file import write_json
from export.packaging.model_card import about, corpus_line, licence, metrics_of
from export.statistics.config import CHUNK_SAMPLES, FRAME_SAMPLES, Recipe
from export.statistics.decision import Decision  # noqa: TC001 - a field of a dataclass
from streamer.inference.card import FittedDecision, History, ModelFile, StatisticsCard, load_any_card, sha256_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from export.corpora.readers import Corpus
    from export.statistics.material import Material, Part
    from export.statistics.to_onnx import Files

INTENDED_USE = (
    "Research, and support of people who talk: which emotion a voice expresses, as a probability, never what a person "
    "feels. In the European Union inferring emotions of people at work or in education is prohibited, save for medical "
    "or safety reasons (AI Act, Article 5(1)(f))."
)
LIMITS = (
    "Labels were acted. Ordinary speech counts as neutral, and in part as calm. Less than a second of speech has no "
    "answer. Languages and ways of speaking that are not named here were not measured."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Origins:
    """Where weights and recordings come from, and what may be done with them."""

    weights: str
    """The notice of the encoder's weights, with their licence."""
    own_licence: str = ""
    """Of one's own acted recordings."""
    ordinary_licence: str = ""
    """Of one's own ordinary speech."""
    language: str = ""
    """Of one's own acted recordings."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatisticsCardFacts:
    """What a card states beside what follows from files and data."""

    name: str
    version: str
    origins: Origins
    base_rates: Mapping[str, float]
    temperature: float
    claim_curve: list[tuple[float, float]]
    decision: Decision | None
    """Fitted on simulated calls; None where there were none."""
    quantization: Literal["fp32", "int8"]
    figures: Figures | None
    parity: Mapping[str, float]
    command: str
    recipe: Recipe
    figures_file: str = ""
    notes: Mapping[str, Any] = field(default_factory=dict)


def write_card(target: Path, files: Files, material: Material, facts: StatisticsCardFacts, n_features: int) -> Path:
    """Write the card and read it back; return its path. Raises ModelError where a file beside it is another."""
    recipe, labels = facts.recipe, list(material.labels)
    card = StatisticsCard(
        kind="statistics",
        name=facts.name,
        version=facts.version,
        encoder=ModelFile(files.encoder.name, sha256_of(files.encoder)),
        head=ModelFile(files.head.name, sha256_of(files.head)),
        labels=labels,
        sample_rate=16_000,
        chunk_ms=CHUNK_SAMPLES // 16,
        frame_ms=FRAME_SAMPLES // 16,
        n_features=n_features,
        pooling_ms=recipe.pooling_ms,
        history=History(max_speech_ms=recipe.history_max_ms),
        quantization=facts.quantization,
        base_rates={label: round(facts.base_rates[label], 4) for label in labels},
        claim_curve=facts.claim_curve,
        decision=_fitted(facts.decision, labels),
        metrics=metrics_of(facts.figures) if facts.figures else [],
        corpora=[_line(part, facts.origins) for part in material.parts if not part.measured_only],
        weights=[facts.origins.weights],
        licence=licence_of(material, facts.origins),
        intended_use=INTENDED_USE,
        limits=LIMITS,
        training={
            "made_by": facts.command,
            "temperature": round(facts.temperature, 4),
            "parity": dict(facts.parity),
            "recipe": msgspec.to_builtins(recipe),
            **({"figures": facts.figures_file} if facts.figures_file else {}),
            **facts.notes,
        },
    )
    write_json(target, card)
    load_any_card(target)
    return target


def _fitted(decision: Decision | None, labels: list[str]) -> FittedDecision | None:
    if decision is None:
        return None
    rates = zip(labels, decision.base_rates(labels).tolist(), strict=True)
    return FittedDecision(
        base_rates={label: round(rate, 6) for label, rate in rates},
        stickiness=decision.stickiness,
        evidence_exponent=decision.evidence_exponent,
    )


def licence_of(material: Material, origins: Origins) -> str:
    """Return the terms of use, by the licences of all recordings that a model learns from, and of the encoder."""
    known = {part.name: _corpus(part, origins) for part in material.parts if not part.measured_only}
    return f"{licence(list(known), '', known)} Encoder: {origins.weights}."


def _line(part: Part, origins: Origins) -> str:
    corpus = _corpus(part, origins)
    if part.kind == "acted":
        return corpus_line(corpus)
    what = (
        "ordinary speech: neutral, and in part calm"
        if part.kind == "ordinary"
        else "sound that is not speech: no label"
    )
    return f"{part.name} ({corpus.licence}): {what}"


def _corpus(part: Part, origins: Origins) -> Corpus:
    if part.name == EMOSPEECH.name:
        return EMOSPEECH
    known = about(part.name)
    if part.kind != "acted":
        stated = LICENCES.get(part.name) or (origins.ordinary_licence if part.kind == "ordinary" else "")
        return replace(known, title=part.name, licence=stated or "none stated")
    if part.name in CORPORA:
        return known
    language, own = origins.language or known.language, origins.own_licence or known.licence
    return replace(known, title=part.name, language=language, licence=own)
