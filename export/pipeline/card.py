"""Writes the model of a pipeline: the ONNX file, its card, and a configuration that runs it."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import TYPE_CHECKING

from export.atomic_file import write_atomically
from export.corpora.readers import CORPORA
from export.errors import TrainingError
from export.evaluation.figures import save_figures
from export.packaging.model_card import about, figures_path
from export.pipeline.init_weights import start_notice

if TYPE_CHECKING:
    from pathlib import Path

    from export.corpora.readers import Corpus
    from export.evaluation.figures import CoveragePoint, Figures, Precision
    from export.pipeline.plan import Plan
    from export.pipeline.training_run import TrainingRun

HOP_MS = 1000
COVERAGE = 0.8
"""Share of the held-out clips on which the daemon is set to answer: it abstains on those of the lowest probability."""
INTENDED_USE = (
    "Estimating which of {n} emotions a voice expresses, in windows of up to 3 s of speech of one person, as the "
    "people did whose recordings it learnt from. An answer says what the voice expresses, never what a person feels."
)
LIMITS = (
    "Voices, rooms and languages that are not in these recordings were not evaluated. Not for inferring emotions of "
    "people at work or in education (EU AI Act, Art. 5(1)(f)), and not for any decision about a person."
)


def write_model(run: TrainingRun, figures: Figures, temperature: float) -> tuple[Path, str]:
    """Write the model of ``run`` with its card and figures; return the card, and why it is fp32 where it isn't int8.

    Raises TrainingError where ONNX predicts something else than the trained network.
    """
    plan, labels = run.plan, run.workspace.labels
    why_not = _why_not_int8(run)
    corpora = {clip.corpus for clip in run.clips}
    facts = run.facts(
        "fp32" if why_not else "int8",
        run.clips,
        version=plan.version,
        hop_ms=HOP_MS,
        temperature=temperature,
        start_weights=start_notice(plan.start),
        own={name: own_corpus(plan, name) for name in corpora if name not in CORPORA},
        intended_use=INTENDED_USE.format(n=len(labels)),
        limits=LIMITS,
        parity=run.taught_parity(int8=not why_not),
        recipe=asdict(run.recipe),
        made_by=plan.command,
    )
    save_figures(figures_path(plan.model), figures)
    return run.write_card(plan.model, facts, figures), why_not


def write_config(plan: Plan, point: CoveragePoint) -> Path:
    """Write a configuration that runs the model, beside it; return its path. ``point``: where it abstains."""
    path = plan.model.with_suffix(".toml")
    with write_atomically(path) as partial:
        partial.write_text(
            f"# Runs {plan.name}: emotion-streamer run --config {path.name}\n"
            f'[model]\ncard = "{plan.model.with_suffix(".json").name}"\n\n'
            "[decision]\n"
            f"# On {100 * point.coverage:.0f} % of the test clips, of other voices, the model was at least this sure; "
            f"{100 * point.accuracy:.1f} % of these predictions were right.\n"
            f"min_confidence = {point.threshold}\n",
            encoding="utf-8",
        )
    return path


def abstention(figures: Figures, precision: Precision) -> CoveragePoint:
    """Return the probability from which the model should answer, by the first corpus's clean speech."""
    result = next(one for one in figures.results if one.precision == precision and one.condition == "clean")
    return next(point for point in result.coverage if point.coverage == COVERAGE)


def own_corpus(plan: Plan, name: str) -> Corpus:
    """Return one's own corpus with the language and licence that the command names."""
    unknown = about(name)
    language, licence = plan.language or unknown.language, plan.licence or unknown.licence
    return replace(unknown, title=name, language=language, licence=licence)


def _why_not_int8(run: TrainingRun) -> str:
    try:
        run.taught_parity(int8=True)
    except TrainingError as error:
        return str(error)
    return ""
