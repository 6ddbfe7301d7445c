"""The document of a model's published figures: JSON, from which its card and the tables are made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import msgspec
import numpy as np
from msgspec import Meta

from export.corpora.readers import CORPORA
from export.corpora.together import TOGETHER
from export.errors import TrainingError
from export.evaluation import metrics
from export.evaluation.bootstrap import Estimate  # noqa: TC001 - msgspec reads the annotations when it decodes
from export.json_file import read_json, write_json
from export.provenance import Commit, DataDigest  # noqa: TC001 - msgspec reads the annotations when it decodes

if TYPE_CHECKING:
    from pathlib import Path

Precision = Literal["fp32", "int8"]
Normalization = Literal["none", "running"]
Share = Annotated[float, Meta(ge=0, le=1)]
SUFFIX = ".figures.json"
"""Of the document, beside the card."""


class Made(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The provenance of the figures."""

    date: Annotated[str, Meta(pattern=r"^\d{4}-\d\d-\d\d$")]
    code: Commit
    command: str
    seed: int
    data: dict[str, DataDigest]
    """By corpus: the clips that were used."""


class Segmentation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How the daemon's gate divided the clips into utterances."""

    missed: int
    """Clips without an utterance: they count as wrong."""
    split: int
    """Clips with several utterances."""


class LabelFigures(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The figures of one label."""

    n_clips: int
    recall: Estimate | None
    """None without clips of the label."""
    precision: float | None
    """None where it was never predicted."""
    f1: float | None


class CoveragePoint(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The accuracy on the clips with the highest top probabilities."""

    coverage: Share
    accuracy: Share
    threshold: Share
    """Least top probability among these clips."""


class Setting(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How predictions were made: what one must know to read a figure."""

    protocol: str
    """``five folds of Luna-Jimenez et al. 2021``, ``leave one corpus out, common classes`` ..."""
    split: str
    """How speakers were kept apart, and which models predicted."""
    held_out: list[list[str]]
    """``corpus/speaker``, in the groups that were held out in turn; empty where clips were held out, not speakers."""
    condition: str
    """``clean``, ``8 kHz mu-law``, ..."""
    precision: Precision
    normalization: Normalization
    temperature: float
    """Of the predictions; the mean over the folds where each has its own."""
    through: Literal["workshop", "daemon"] = "workshop"
    """``workshop``: speech spans of the recordings' cache; ``daemon``: files through ``emotion-streamer analyze``."""
    segmentation: Segmentation | None = None
    """Of results through the daemon."""
    part: str = ""
    """The part of the corpus, where it isn't whole: ``first 2.0 s of each clip``."""


class Result(Setting, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The figures of one model, or of the models of several folds pooled, on one corpus under one condition."""

    name: str
    corpus: str
    """Its short name in ``export.corpora.readers``."""
    unit: Literal["clip"] = "clip"
    labels: list[str]
    n_clips: int
    n_speakers: int
    uar: Estimate
    accuracy: Estimate
    calibration_error: Estimate
    accuracy_at_half: Estimate
    """On the half of the clips with the highest top probabilities."""
    by_label: dict[str, LabelFigures]
    confusion: list[list[int]]
    """Row the true label, column the predicted one."""
    coverage: list[CoveragePoint]


class Comparison(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The figures of ``a`` less those of ``b``, on the same clips, with intervals of the paired difference."""

    what: str
    """``int8 minus fp32``, ``mu-law minus clean`` ..."""
    a: str
    b: str
    uar: Estimate
    accuracy: Estimate
    calibration_error: Estimate
    agreement: Estimate
    """Share of clips with the same top label."""


class Figures(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """All figures of one model."""

    format: Literal[1] = 1
    model: str
    version: str
    made: Made
    results: list[Result]
    comparisons: list[Comparison]


def save_figures(path: Path, figures: Figures) -> None:
    """Write the document."""
    write_json(path, figures)


def load_figures(path: Path) -> Figures:
    """Read the document; raise TrainingError where it is missing, invalid, or contradicts itself."""
    figures = read_json(path, Figures, what="figures")
    for fault in _faults(figures):
        raise TrainingError(f"figures {path} contradict themselves: {fault}")
    return figures


def figures_in(models: Path) -> dict[str, Figures]:
    """Return all figures in the folder ``models``, by the name of the model."""
    names = sorted(path.name.removesuffix(SUFFIX) for path in models.glob(f"*{SUFFIX}"))
    return {name: load_figures(models / f"{name}{SUFFIX}") for name in names}


def title_of(result: Result) -> str:
    """Return the title of a result's clips."""
    if result.corpus == TOGETHER:
        return "all corpora together"
    title = CORPORA[result.corpus].title if result.corpus in CORPORA else result.corpus
    return f"{title}, {result.part}" if result.part else title


def lines_of(figures: Figures) -> list[str]:
    """Return the main figures, one line a result."""
    return [
        f"{one.name:28} UAR {100 * one.uar.value:5.1f} %  accuracy {100 * one.accuracy.value:5.1f} %  "
        f"ECE {100 * one.calibration_error.value:4.1f} %  at 50 % coverage {100 * one.accuracy_at_half.value:5.1f} %"
        for one in figures.results
    ]


def _faults(figures: Figures) -> list[str]:
    names = [result.name for result in figures.results]
    faults = [f"two results are called {name}" for name in sorted({n for n in names if names.count(n) > 1})]
    for result in figures.results:
        faults += _faults_of(result)
    for comparison in figures.comparisons:
        faults += [f"{comparison.what}: no result {name}" for name in (comparison.a, comparison.b) if name not in names]
    return faults


def _faults_of(result: Result) -> list[str]:
    n_labels = len(result.labels)
    if len(result.confusion) != n_labels or {len(row) for row in result.confusion} != {n_labels}:
        return [f"{result.name}: a confusion matrix of {n_labels} labels expected"]
    counts = np.array(result.confusion, dtype=np.int64)
    recalls = metrics.recall_by_label(counts)
    faults = []
    if counts.sum() != result.n_clips:
        faults.append(f"{result.name}: {result.n_clips} clips, {counts.sum()} in the confusion matrix")
    if list(result.by_label) != result.labels:
        faults.append(f"{result.name}: figures of the labels {', '.join(result.labels)} expected")
    for what, stated, found in (
        ("UAR", result.uar.value, np.nanmean(recalls)),
        ("accuracy", result.accuracy.value, counts.trace() / max(1, counts.sum())),
    ):
        if not abs(stated - found) < 1e-4:
            faults.append(f"{result.name}: {what} {stated}, {found:.5f} by the confusion matrix")
    return faults
