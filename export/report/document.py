"""The JSON document from which a report is made: every figure in it, with how it was produced."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec
import numpy as np

from export.compression.document import Compression  # noqa: TC001 - msgspec reads the annotations when it decodes
from export.corpora.together import TOGETHER
from export.errors import TrainingError
from export.evaluation import metrics
from export.evaluation.bootstrap import Estimate  # noqa: TC001
from export.evaluation.figures import Made  # noqa: TC001
from export.evaluation.latency import TimedBy  # noqa: TC001
from export.experiments.results import WHOLE, CurvePoint
from export.json_file import read_json, write_json
from export.provenance import Commit  # noqa: TC001

if TYPE_CHECKING:
    from pathlib import Path

Kind = Literal["network", "classical", "shipped"]
RANDOM = "random"
BY_CLIPS = (RANDOM, TOGETHER)
"""Splits whose test speakers are known from the training."""
POOLED = "pooled"
"""The split of a shipped model's published figures: the folds' models together."""


class ConditionResult(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How a system did on one corpus under one condition."""

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
    """By label; None where no clip has it."""
    confusion: list[list[int]]
    """Row the true label, column the prediction."""


class SystemCost(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What a system costs to train and to run; see ``export.experiments.results.Cost``."""

    parameters: int
    onnx_bytes: int | None
    no_onnx: str
    window_ms: int
    latency_p50_ms: float
    latency_p99_ms: float
    n_clips: int | None
    """Of the training; None where more than one network was trained."""
    training_seconds: float | None
    epochs: int | None
    usual_epochs: int | None
    """The full training of a network of its kind; None for classifiers, which have no epochs."""
    device: str
    threads: int
    machine: str = ""
    """The processor it was trained on; empty where it was not recorded."""
    timed_by: TimedBy = "clock"
    """Both latencies."""

    @property
    def has_latency(self) -> bool:
        """Whether its latencies may stand beside others': those by the clock have other programs' time in them."""
        return self.timed_by == "processor"


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
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
    """How test speakers were separated from training speakers."""
    made: Made
    cost: SystemCost
    curve: list[CurvePoint]
    watched: list[str]
    """``corpus/speaker`` of those on whom the curve's UAR is measured."""
    results: list[ConditionResult]
    compression: Compression | None
    claims: str = ""
    """What it claims of ordinary speech in an hour, as a sentence; empty where that was not measured."""
    licence: str = ""
    """Of a shipped model, in short."""

    def result(self, corpus: str, condition: str = "clean") -> ConditionResult | None:
        """Return the result of one corpus and condition; None where it was not evaluated there."""
        return next((one for one in self.results if (one.corpus, one.condition) == (corpus, condition)), None)

    @property
    def is_whole(self) -> bool:
        """Whether it was trained on all clips."""
        return self.share == WHOLE

    @property
    def is_short(self) -> bool:
        """Whether a network was trained for fewer epochs than its kind usually is."""
        cost = self.cost
        return cost.usual_epochs is not None and cost.epochs is not None and cost.epochs < cost.usual_epochs


class Pair(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """``a`` minus ``b`` on the same clips; intervals are of the paired difference."""

    a: str
    b: str
    split: str
    corpus: str
    condition: str
    uar: Estimate
    accuracy: Estimate
    agreement: Estimate


class Collected(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How the document was made."""

    date: str
    """ISO 8601."""
    code: Commit
    command: str


class Results(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Everything that a report shows."""

    format: Literal[1] = 1
    collected: Collected
    entries: list[Entry]
    pairs: list[Pair]
    remarks: list[str]
    """What is missing, and why."""


def save_results(path: Path, results: Results) -> None:
    """Write the document atomically."""
    write_json(path, results)


def load_results(path: Path) -> Results:
    """Read the document; raise TrainingError where it is missing, invalid, or contradicts itself."""
    results = read_json(path, Results, what="results")
    for entry in results.entries:
        for result in entry.results:
            fault = fault_of(result)
            if fault:
                raise TrainingError(f"results {path} contradict themselves: {entry.model} {entry.split}: {fault}")
    return results


def fault_of(result: ConditionResult) -> str:
    """Return where a confusion matrix contradicts the figures beside it; empty where it does not."""
    n_labels, rows = len(result.labels), result.confusion
    if len(rows) != n_labels or {len(row) for row in rows} != {n_labels} or len(result.recall) != n_labels:
        return f"{result.condition}: a confusion matrix and a recall of {n_labels} labels expected"
    counts = np.array(rows, dtype=np.int64)
    found = float(np.nanmean(metrics.recall_by_label(counts)))
    if counts.sum() != result.n_clips or abs(found - result.uar.value) > 1e-4:
        return f"{result.condition}: {result.n_clips} clips, UAR {result.uar.value}; by the matrix {found:.5f}"
    return ""
