"""``compression.json`` in the folder of an experiment: its system before and after distillation and quantisation.

A row is one variant of the system; ``what`` names it:

- ``teachers' mean`` (of several teachers only) and ``teacher NAME``: the teachers;
- ``alone``: the same kind of network on the same clips, without teachers, where it was trained;
- ``distilled``: the network as trained with the teachers;
- ``fp32`` and ``int8``: the same network, before and after quantisation.

The first row of each step is its reference: agreement and differences of the other rows are with that one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from export.evaluation.bootstrap import Estimate  # noqa: TC001 - msgspec reads the annotations when it decodes
from export.json_file import read_json, write_json
from export.provenance import Commit  # noqa: TC001 - msgspec reads the annotations when it decodes

if TYPE_CHECKING:
    from pathlib import Path

StepName = Literal["distill", "quantize"]


class CompressionRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One variant of a system."""

    step: StepName
    what: str
    bytes: int
    """Of the ONNX file, or of all the teachers' files."""
    latency_p50_ms: float
    latency_p99_ms: float
    """Of one window on one thread; the rows of a step were timed in turn."""
    uar: Estimate | None
    """Of the test clips, clean; None, never in a file, where there are no predictions yet."""
    parameters: int | None = None
    """Number of weights; None where it is that of the row before."""
    agreement: Estimate | None = None
    """Share of test clips, clean, with the same top label as the step's first row; None for that row itself."""
    uar_minus_first: Estimate | None = None
    """UAR less that of the step's first row, paired."""


class StepMade(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The provenance of a step's rows."""

    step: StepName
    date: str
    """ISO 8601."""
    code: Commit
    command: str
    seed: int
    kept_fp32: list[str] = []
    """Layers with weights that the step left in fp32."""


class Compression(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """All steps of one system."""

    format: Literal[1] = 1
    model: str
    split: str
    share: float
    """Of each training speaker's clips."""
    corpus: str
    """Corpus of the test clips."""
    steps: list[StepMade]
    rows: list[CompressionRow]


def load_compression(path: Path) -> Compression:
    """Read the document; raise TrainingError where it is missing or invalid."""
    return read_json(path, Compression, hint="`python -m export quantize --model` makes it")


def save_step(path: Path, done: Compression) -> Compression:
    """Write the rows of one step after those of earlier steps; return the document.

    Distillation makes another model: rows of the quantisation of an earlier one are dropped.
    """
    (step,) = done.steps
    if path.exists() and step.step == "quantize":
        before = load_compression(path)
        earlier_steps = [one for one in before.steps if one.step != step.step]
        earlier_rows = [row for row in before.rows if row.step != step.step]
        done = msgspec.structs.replace(done, steps=[*earlier_steps, step], rows=[*earlier_rows, *done.rows])
    write_json(path, done)
    return done
