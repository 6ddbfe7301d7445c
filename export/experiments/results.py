"""The results of an experiment: its files, and the documents of its training curve and its cost."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeVar

import msgspec

from export.evaluation.latency import TimedBy  # noqa: TC001 - msgspec reads the annotations when it decodes
from export.json_file import read_json, write_json
from export.provenance import Commit  # noqa: TC001 - msgspec reads the annotations when it decodes
from export.runs.files import RunFiles

if TYPE_CHECKING:
    from pathlib import Path

    from export.evaluation.figures import Precision
    from export.runs.files import Form

WHOLE = 1.0


class CurvePoint(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One epoch."""

    epoch: int
    """From 1."""
    loss: float
    """Mean over the augmented training windows of the epoch."""
    uar: float | None
    """Of the validation clips, clean, by the running mean of the weights; None without validation."""


class Curve(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The training curve; without points for a classical system."""

    format: Literal[1] = 1
    model: str
    split: str
    seed: int
    code: Commit
    watched: list[str]
    """``corpus/speaker`` of the validation clips."""
    n_watched: int
    """Number of validation clips."""
    points: list[CurvePoint]


class Cost(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What a system costs."""

    format: Literal[1] = 1
    model: str
    title: str
    split: str
    share: float
    """Of each training speaker's clips."""
    n_clips: int
    """That it was trained on."""
    seed: int
    code: Commit
    parameters: int
    onnx_bytes: int | None
    """None where there is no ONNX file."""
    no_onnx: str
    """Why; empty where there is one."""
    window_ms: int
    """Length of a window."""
    latency_p50_ms: float
    latency_p99_ms: float
    """Of one window on one CPU thread, by ONNX Runtime as in the daemon; by torch where there is no ONNX file."""
    training_seconds: float
    """Of all epochs, on ``device`` with ``threads`` cores, beside whatever else ran there."""
    epochs: int
    device: str
    threads: int
    machine: str = ""
    """The processor."""
    timed_by: TimedBy = "clock"
    """Both latencies; files without it are from before the processor's time was taken."""


@dataclass(frozen=True, slots=True)
class ExperimentFiles(RunFiles):
    """The files of one experiment."""

    @classmethod
    def of(cls, build: Path, model: str, split: str, share: float = WHOLE) -> ExperimentFiles:
        """Return ``build/study/<model>/<split>``, with ``-<share in %>`` for a share of the clips."""
        return cls(build / "study" / model / (split if share == WHOLE else f"{split}-{100 * share:g}"))

    @property
    def onnx(self) -> Path:
        """The fp32 model."""
        return self.model("fp32")

    @property
    def card(self) -> Path:
        return self.folder / "model.json"

    @property
    def curve(self) -> Path:
        return self.folder / "curve.json"

    @property
    def figures(self) -> Path:
        return self.folder / "figures.json"

    @property
    def cost(self) -> Path:
        return self.folder / "cost.json"

    @property
    def compression(self) -> Path:
        return self.folder / "compression.json"

    def model(self, form: Form) -> Path:
        """Return ``model.onnx``, or ``model.<form>.onnx`` for another form than fp32."""
        return self.folder / ("model.onnx" if form == "fp32" else f"model.{form}.onnx")

    def scores(self, condition: str, precision: Precision = "fp32") -> Path:
        """Return the scores of the test clips under a condition."""
        return self.folder / "scores" / f"{'' if precision == 'fp32' else f'{precision}.'}{condition}.npz"


Document = TypeVar("Document", Curve, Cost)


def save(path: Path, document: Curve | Cost) -> None:
    """Write a document."""
    write_json(path, document)


def load(path: Path, kind: type[Document]) -> Document:
    """Read a document; raise TrainingError where it is missing or invalid."""
    return read_json(path, kind, hint="`python -m export train --model` makes it")
