"""The document from which a report is made: every figure in it, with what it was made from. JSON that is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec
import numpy as np

from export.compression.document import Compression  # noqa: TC001 - msgspec reads the annotations when it decodes
from export.errors import TrainingError
from export.evaluation import metrics
from export.evaluation.bootstrap import Estimate  # noqa: TC001
from export.evaluation.figures import Made  # noqa: TC001
from export.experiments.results import WHOLE, CurvePoint
from export.json_file import read_json, write_json
from export.provenance import Commit  # noqa: TC001

if TYPE_CHECKING:
    from pathlib import Path

Kind = Literal["network", "classical", "shipped"]
RANDOM = "random"
POOLED = "pooled"
"""The split of a shipped model's published figures: the folds' models together."""


class Judged(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What a system answered on one corpus under one condition."""

    corpus: str
    corpus_title: str
    condition: str
    """As people read it: ``8 kHz mu-law``."""
    labels: list[str]
    n_clips: int
    n_speakers: int
    uar: Estimate
    accuracy: Estimate
    calibration_error: Estimate
    recall: list[Estimate | None]
    """By label; None where nobody acted it."""
    confusion: list[list[int]]
    """Row the true label, column the answer."""


class Takes(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What a system takes; see ``export.experiments.results.Cost``."""

    parameters: int
    onnx_bytes: int | None
    no_onnx: str
    window_ms: int
    latency_p50_ms: float
    latency_p99_ms: float
    n_clips: int | None
    """That were learnt from; None where it was more than one network's training."""
    training_seconds: float | None
    epochs: int | None
    usual_epochs: int | None
    """After which a network of its kind is trained to the end; None for what learns in one go."""
    device: str
    threads: int


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One system on one division of clips."""

    kind: Kind
    model: str
    title: str
    split: str
    """``fold-0`` .., ``random``, or ``pooled``."""
    share: float
    """Of each training speaker's clips."""
    protocol: str
    apart: str
    """How speakers were kept apart."""
    made: Made
    takes: Takes
    curve: list[CurvePoint]
    watched: list[str]
    """``corpus/speaker`` of those by whom the curve's UAR is reckoned."""
    judged: list[Judged]
    compression: Compression | None

    def under(self, corpus: str, condition: str = "clean") -> Judged | None:
        """Return what it answered; None where it wasn't asked."""
        return next((one for one in self.judged if (one.corpus, one.condition) == (corpus, condition)), None)

    @property
    def is_whole(self) -> bool:
        """Whether it learnt from all clips."""
        return self.share == WHOLE


class Pair(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How much more ``a`` has than ``b`` on the same clips; intervals are of the paired difference."""

    a: str
    b: str
    split: str
    corpus: str
    condition: str
    uar: Estimate
    accuracy: Estimate
    agreement: Estimate


class Collected(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How the document came about."""

    date: str
    """ISO 8601."""
    code: Commit
    command: str


class Results(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """All that a report says."""

    format: Literal[1] = 1
    collected: Collected
    entries: list[Entry]
    pairs: list[Pair]
    remarks: list[str]
    """What could not be had, and why."""


def save_results(path: Path, results: Results) -> None:
    """Write the document whole."""
    write_json(path, results)


def load_results(path: Path) -> Results:
    """Read the document; raise TrainingError where it is missing, is none, or contradicts itself."""
    results = read_json(path, Results, what="results")
    for entry in results.entries:
        for judged in entry.judged:
            fault = fault_of(judged)
            if fault:
                raise TrainingError(f"results {path} contradict themselves: {entry.model} {entry.split}: {fault}")
    return results


def fault_of(judged: Judged) -> str:
    """Return what a confusion matrix says otherwise than the figures beside it; empty where nothing."""
    n_labels, rows = len(judged.labels), judged.confusion
    if len(rows) != n_labels or {len(row) for row in rows} != {n_labels} or len(judged.recall) != n_labels:
        return f"{judged.condition}: a confusion matrix and a recall of {n_labels} labels expected"
    counts = np.array(rows, dtype=np.int64)
    found = float(np.nanmean(metrics.recall_by_label(counts)))
    if counts.sum() != judged.n_clips or abs(found - judged.uar.value) > 1e-4:
        return f"{judged.condition}: {judged.n_clips} clips, UAR {judged.uar.value}; by the matrix {found:.5f}"
    return ""
