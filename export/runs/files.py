"""Where the files of one model's run are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from pathlib import Path

    from export.evaluation.figures import Precision

Form = Literal["fp32", "grid", "int8"]
"""Of an ONNX file; ``grid`` is fp32 with its weights on the grid of int8."""


@dataclass(frozen=True, slots=True)
class RunFiles:
    """``<stage>.pt``, ``<form>.onnx`` and ``scores/<precision>.<condition>.npz`` in a folder."""

    folder: Path
    stem: str = ""
    """Precedes every name, for several runs in one folder."""

    def checkpoint(self, stage: str = "") -> Path:
        """Return the checkpoint of a stage of training."""
        return self.folder / self._named(stage, "pt")

    def model(self, form: Form) -> Path:
        """Return the ONNX file of a form."""
        return self.folder / self._named(form, "onnx")

    def scores(self, condition: str, precision: Precision = "fp32") -> Path:
        """Return the scores of the test clips under a condition."""
        return self.folder / "scores" / self._named(precision, condition, "npz")

    def _named(self, *parts: str) -> str:
        return ".".join(filter(None, (self.stem, *parts)))
