"""Writes the model that a pipeline ends with: the ONNX file, its card, and a configuration that runs it."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import TYPE_CHECKING

from export.acoustics.input_spec import LOG_MEL
from export.atomic_file import write_atomically
from export.corpora.readers import CORPORA
from export.errors import TrainingError
from export.evaluation.evaluate import onnx_scorer
from export.evaluation.figures import save_figures
from export.packaging.model_card import CardFacts, about, figures_path, write_card
from export.packaging.parity import fixed_windows
from export.pipeline.init_weights import start_notice

if TYPE_CHECKING:
    from pathlib import Path

    from export.corpora.readers import Corpus
    from export.evaluation.figures import CoveragePoint, Figures, Precision
    from export.pipeline.plan import Plan
    from export.pipeline.training_run import TrainingRun

HOP_MS = 1000
ANSWERED = 0.8
"""Of the held-out clips: the daemon is set to abstain from the others, of which the model is least sure."""
INTENDED_USE = (
    "Estimating which of {n} emotions a voice expresses, in windows of up to 3 s of speech of one person, as the "
    "people did whose recordings it learnt from. An answer says what the voice expresses, never what a person feels."
)
LIMITS = (
    "Voices, rooms and languages that are not in these recordings were never judged. Not for inferring emotions of "
    "people at work or in education (EU AI Act, Art. 5(1)(f)), and not for any decision about a person."
)


def write_model(making: TrainingRun, figures: Figures, temperature: float) -> tuple[Path, str]:
    """Write the model of ``making`` with its card and figures; return the card and why it isn't int8, if it isn't.

    Raises TrainingError where ONNX does not say what was trained.
    """
    plan = making.plan
    why_not = _why_not_int8(making)
    source = making.fp32 if why_not else making.int8
    corpora = sorted({clip.corpus for clip in making.clips})
    facts = CardFacts(
        version=plan.version,
        input_spec=LOG_MEL,
        hop_ms=HOP_MS,
        temperature=temperature,
        trained_on=corpora,
        start_weights=start_notice(plan.start),
        own={name: stated(plan, name) for name in corpora if name not in CORPORA},
        intended_use=INTENDED_USE.format(n=len(making.labels)),
        limits=LIMITS,
        parity=making.parity(int8=not why_not),
        fixed_audio_answers=onnx_scorer(source)(fixed_windows()),
        recipe=asdict(plan.recipe(len(making.clips))),
        made_by=plan.command,
        labels=making.labels,
        quantization="fp32" if why_not else "int8",
    )
    save_figures(figures_path(plan.model), figures)
    return write_card(source, plan.model, facts, figures), why_not


def write_config(plan: Plan, hint: CoveragePoint) -> Path:
    """Write a configuration that runs the model, beside it; return its path."""
    path = plan.model.with_suffix(".toml")
    with write_atomically(path) as partial:
        partial.write_text(
            f"# Runs {plan.name}: emotion-streamer run --config {path.name}\n"
            f'[model]\ncard = "{plan.model.with_suffix(".json").name}"\n\n'
            "[decision]\n"
            f"# Of clips of voices it never heard, the model was as sure as this of {100 * hint.coverage:.0f} %, and "
            f"{100 * hint.accuracy:.1f} % of these were right.\n"
            f"min_confidence = {hint.threshold}\n",
            encoding="utf-8",
        )
    return path


def abstention(figures: Figures, precision: Precision) -> CoveragePoint:
    """Return from what probability on the model should answer, by the first corpus's clean speech."""
    result = next(one for one in figures.results if one.precision == precision and one.condition == "clean")
    return next(point for point in result.coverage if point.coverage == ANSWERED)


def _why_not_int8(making: TrainingRun) -> str:
    try:
        making.parity(int8=True)
    except TrainingError as error:
        return str(error)
    return ""


def stated(plan: Plan, name: str) -> Corpus:
    """Return what the command said of somebody's own recordings."""
    unknown = about(name)
    language, licence = plan.language or unknown.language, plan.licence or unknown.licence
    return replace(unknown, title=name, language=language, licence=licence)
