"""Writes a model with its card, from the corpora, the figures and the caller's facts."""

from __future__ import annotations

import re
import shutil
from dataclasses import asdict, dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal, TypeVar

import msgspec

from export.atomic_file import write_atomically
from export.corpora.readers import CORPORA, LABELS, Corpus
from export.errors import TrainingError
from export.evaluation.figures import title_of
from export.json_file import write_json
from streamer.inference.card import Metric, ModelCard, StatisticsCard, load_any_card, sha256_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    from export.acoustics.input_spec import InputSpec
    from export.evaluation.bootstrap import Estimate
    from export.evaluation.figures import Figures, Result
    from export.packaging.parity import Parity
    from streamer.dsp.leg_normalization import LegNormalization
    from streamer.inference.card import AnyCard

Card = TypeVar("Card", ModelCard, StatisticsCard)
NOTHING: Mapping[str, Corpus] = MappingProxyType({})
"""Of own corpora."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class CardFacts:
    """The content of a card that doesn't follow from the figures."""

    version: str
    input_spec: InputSpec
    hop_ms: int
    temperature: float
    trained_on: Sequence[str]
    """Names of the corpora of the training clips; those that aren't in CORPORA are own recordings."""
    start_weights: str = ""
    """The notice that the licence of the start weights requires; empty for random ones."""
    intended_use: str
    limits: str
    """Follows a sentence on the speakers and languages of the corpora."""
    parity: Parity
    """From a passed check: there is no card without one."""
    fixed_audio_predictions: NDArray[np.float32]
    """Probabilities for ``parity.fixed_windows()``, shape (n, n_labels), to check the model in other runtimes."""
    recipe: object
    """All settings of the training; anything that msgspec encodes."""
    made_by: str
    """The command."""
    own: Mapping[str, Corpus] = field(default_factory=dict)
    """Corpora that aren't in CORPORA, by name; of others nothing is known."""
    corpus_parts: Mapping[str, str] = field(default_factory=dict)
    """By corpus, the part of it that was used, where that isn't all: ``first 2.0 s of each clip``."""
    leg_normalization: LegNormalization | None = None
    labels: Sequence[str] = LABELS
    quantization: Literal["fp32", "int8"] = "int8"
    name: str = ""
    """Of the model; empty for the name of its file."""
    figures_file: str = ""
    """Name of the file of figures beside the card; empty for ``figures_path``."""


def write_card(source: Path, target: Path, facts: CardFacts, figures: Figures | None) -> Path:
    """Copy the model ``source`` to ``target``, write its card beside it, read it back, return its path.

    ``figures``: None for a model that is only evaluated, such as one of a fold.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    with write_atomically(target) as partial:
        shutil.copyfile(source, partial)
    card = ModelCard(
        name=facts.name or target.stem,
        version=facts.version,
        file=target.name,
        sha256=sha256_of(target),
        labels=list(facts.labels),
        sample_rate=16_000,
        window_ms=facts.input_spec.window_ms,
        hop_ms=facts.hop_ms,
        front_end=facts.input_spec.front_end,
        temperature=round(facts.temperature, 4),
        quantization=facts.quantization,
        metrics=metrics_of(figures) if figures else [],
        corpora=[corpus_line(about(name, facts.own), facts.corpus_parts.get(name, "")) for name in facts.trained_on],
        licence=licence(facts.trained_on, facts.start_weights, facts.own),
        intended_use=facts.intended_use,
        limits=f"Learnt from {_who(facts.trained_on)}, in {_listed(languages(facts.trained_on, facts.own))}. "
        f"{facts.limits}",
        leg_normalization=facts.leg_normalization,
        training=_training(facts) | ({"figures": facts.figures_file or figures_path(target).name} if figures else {}),
    )
    return save_card(target.with_suffix(".json"), card)


def refreshed(card: Card, figures: Figures) -> Card:
    """Return the card, of either kind, with other figures. Raises TrainingError where these are another model's."""
    if (figures.model, figures.version) != (card.name, card.version):
        raise TrainingError(
            f"expected figures of {card.name} {card.version}, got those of {figures.model} {figures.version}"
        )
    return msgspec.structs.replace(card, metrics=metrics_of(figures))


def save_card(path: Path, card: AnyCard) -> Path:
    """Write a card and read it back. Raises ModelError where an ONNX file beside it is another."""
    write_json(path, card)
    load_any_card(path)
    return path


def rounded_rows(probabilities: NDArray[np.float32]) -> list[list[float]]:
    """Return probabilities (n, n_labels) as a card lists them."""
    return [[round(p, 4) for p in row] for row in probabilities.tolist()]


def figures_path(card: Path) -> Path:
    """Return the file of figures beside a card or an ONNX file."""
    return card.with_suffix(".figures.json")


# -- what follows from the corpora -----------------------------------------------------------------


def about(name: str, own: Mapping[str, Corpus] = NOTHING) -> Corpus:
    """Return a corpus by its name; without metadata where it is neither known nor in ``own``."""
    if name in CORPORA:
        return CORPORA[name]
    if name in own:
        return own[name]
    return Corpus(
        name=name,
        folder="",
        pattern=re.compile(""),
        labels={label: label for label in LABELS},
        title=f"{name} (own recordings)",
        language="an unstated language",
        licence="none stated",
        label_note="its own labels",
    )


def corpus_line(corpus: Corpus, part: str = "") -> str:
    """Return the card's line on a corpus: language, licence, and how its labels map on ours."""
    lacks = f"; it has no {_listed(corpus.lacks, 'or')}" if corpus.lacks else ""
    about = ", ".join(filter(None, (corpus.language, part, corpus.licence)))
    return f"{corpus.name} ({about}): {corpus.label_note}{lacks}"


def languages(corpora: Iterable[str], own: Mapping[str, Corpus] = NOTHING) -> list[str]:
    """Return the languages of these corpora, each once."""
    return list(dict.fromkeys(about(name, own).language for name in corpora))


def _who(corpora: Iterable[str]) -> str:
    return "actors" if all(name in CORPORA for name in corpora) else "speakers of whom nothing is stated"


def licence(corpora: Sequence[str], start_weights: str, own: Mapping[str, Corpus] = NOTHING) -> str:
    """Return the terms of use of a model trained on these corpora, by their licences."""
    known = [about(name, own) for name in corpora]
    kinds = (
        ("Non-commercial use only: trained on", [c for c in known if c.non_commercial]),
        ("Trained on data given to research:", [c for c in known if not c.non_commercial and c.for_research]),
        ("Trained on", [c for c in known if not c.non_commercial and not c.for_research]),
    )
    lines = [f"{what} {_listed([f'{c.title} ({c.licence})' for c in of])}." for what, of in kinds if of]
    if start_weights:
        lines.append(f"Start weights: {start_weights}.")
    return " ".join(lines)


# -- what follows from the figures -----------------------------------------------------------------


def metrics_of(figures: Figures) -> list[Metric]:
    """Return the figures as a card lists them; the document has more."""
    results = {result.name: result for result in figures.results}
    found = [metric for result in figures.results for metric in _metrics(result)]
    for comparison in figures.comparisons:
        a, b = results[comparison.a], results[comparison.b]
        if (a.precision, b.precision) == ("int8", "fp32"):
            found.append(_metric(a, "agreement_with_fp32", comparison.agreement))
    return found


def split_line(result: Result) -> str:
    """Return how speakers were kept apart, and which were held out."""
    groups = result.held_out
    if not groups:
        return f"{result.protocol}; {result.split}; no speaker held out"
    if all(len(group) == 1 for group in groups):
        held_out = "each alone" if len(groups) > 1 else groups[0][0]
    elif len(groups) == 1:
        held_out = "all at once"
    else:
        held_out = " ".join(f"{{{','.join(name.partition('/')[2] for name in group)}}}" for group in groups)
    through = "; through the daemon's own pipeline" if result.through == "daemon" else ""
    return f"{result.protocol}; {result.split}; {result.n_speakers} speakers held out: {held_out}{through}"


def _metrics(result: Result) -> list[Metric]:
    figures = {
        "uar": result.uar,
        "accuracy": result.accuracy,
        "expected_calibration_error": result.calibration_error,
        "accuracy_at_half_coverage": result.accuracy_at_half,
    }
    found = [_metric(result, name, estimate) for name, estimate in figures.items() if estimate is not None]
    return [*found, _metric(result, "confusion", result.confusion)]


def _metric(result: Result, name: str, figure: Estimate | list[list[int]]) -> Metric:
    return Metric(
        corpus=f"{title_of(result)}, {len(result.labels)} classes",
        split=split_line(result),
        unit=result.unit,
        condition=result.condition,
        precision=result.precision,
        name=name,
        value=figure if isinstance(figure, list) else round(figure.value, 4),
        low=None if isinstance(figure, list) else _rounded(figure.low),
        high=None if isinstance(figure, list) else _rounded(figure.high),
        normalization=result.normalization,
    )


def _rounded(figure: float | None) -> float | None:
    return None if figure is None else round(figure, 4)


def _training(facts: CardFacts) -> dict[str, Any]:
    return {
        "made_by": facts.made_by,
        "parity": asdict(facts.parity),
        "recipe": msgspec.to_builtins(facts.recipe),
        "fixed_audio_predictions": rounded_rows(facts.fixed_audio_predictions),
    }


def _listed(parts: Sequence[str], last: str = "and") -> str:
    return f" {last} ".join(filter(None, (", ".join(parts[:-1]), parts[-1])))
