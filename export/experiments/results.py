"""What a study leaves beside its model: the documents of its training curve and of its cost, and where they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeVar

import msgspec

from export.json_file import read_json, write_json
from export.provenance import Commit  # noqa: TC001 - msgspec reads the annotations when it decodes

if TYPE_CHECKING:
    from pathlib import Path

    from export.evaluation.figures import Precision

WHOLE = 1.0


class CurvePoint(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One epoch."""

    epoch: int
    """From 1."""
    loss: float
    """Of the training windows, as they were augmented, while the network still changed."""
    uar: float | None
    """Of the watched clips, clean, by the mean of the weights; None where nobody is watched."""


class Curve(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How training went; of what learns in one go there are no points."""

    format: Literal[1] = 1
    model: str
    split: str
    seed: int
    code: Commit
    watched: list[str]
    """``corpus/speaker`` of the watched clips."""
    n_watched: int
    points: list[CurvePoint]


class Cost(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What a system takes."""

    format: Literal[1] = 1
    model: str
    title: str
    split: str
    share: float
    """Of each training speaker's clips."""
    n_clips: int
    """That were learnt from."""
    seed: int
    code: Commit
    parameters: int
    onnx_bytes: int | None
    """None where there is no ONNX file."""
    no_onnx: str
    """Why; empty where there is one."""
    window_ms: int
    """How much sound a window holds."""
    latency_p50_ms: float
    latency_p99_ms: float
    """Of one window, on one thread of a processor, as the daemon asks it; of torch where there is no ONNX file."""
    training_seconds: float
    """Of all epochs, on ``device`` with ``threads`` cores; what else ran there counts too."""
    epochs: int
    device: str
    threads: int


@dataclass(frozen=True, slots=True)
class ExperimentFiles:
    """Where the files of one study are."""

    folder: Path

    @classmethod
    def of(cls, build: Path, model: str, split: str, share: float = WHOLE) -> ExperimentFiles:
        """Return ``build/study/<model>/<split>``, with ``-<share in %>`` where not all was learnt from."""
        return cls(build / "study" / model / (split if share == WHOLE else f"{split}-{100 * share:g}"))

    @property
    def checkpoint(self) -> Path:
        return self.folder / "network.pt"

    @property
    def curve(self) -> Path:
        return self.folder / "curve.json"

    @property
    def onnx(self) -> Path:
        return self.folder / "model.onnx"

    @property
    def card(self) -> Path:
        return self.folder / "model.json"

    @property
    def figures(self) -> Path:
        return self.folder / "figures.json"

    @property
    def cost(self) -> Path:
        return self.folder / "cost.json"

    @property
    def compression(self) -> Path:
        return self.folder / "compression.json"

    def model(self, precision: Precision) -> Path:
        """Return where the ONNX file is: ``model.onnx``, or ``model.int8.onnx`` with its card."""
        return self.onnx if precision == "fp32" else self.folder / f"model.{precision}.onnx"

    def scores(self, condition: str, precision: Precision = "fp32") -> Path:
        """Return where the test clips' scores under a condition are."""
        return self.folder / "scores" / f"{'' if precision == 'fp32' else f'{precision}.'}{condition}.npz"


Document = TypeVar("Document", Curve, Cost)


def save(path: Path, document: Curve | Cost) -> None:
    """Write a document whole."""
    write_json(path, document)


def load(path: Path, kind: type[Document]) -> Document:
    """Read a document; raise TrainingError where it is missing or none."""
    return read_json(path, kind, hint="`python -m export train --model` makes it")
