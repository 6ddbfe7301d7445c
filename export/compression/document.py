"""``compression.json``: what a system was before it was distilled or quantised, and what it is after.

It lies in the folder of the system's study. A row is one form of the system, in ``what`` called so:

- ``teachers' mean`` (of several teachers only) and ``teacher NAME``: those who taught it;
- ``alone``: the same kind of network on the same clips, without teachers, where it was trained;
- ``distilled``: the network as it learnt from them;
- ``fp32`` and ``int8``: the same network, before and after it was quantised.

Rows of one step come after one another, its yardstick first: by that one's answers agreement is reckoned.
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
    """One form of a system."""

    step: StepName
    what: str
    bytes: int
    """Of the ONNX file, or of all the teachers' files."""
    latency_p50_ms: float
    latency_p99_ms: float
    """Of one window on one thread; the rows of a step were asked in turn."""
    uar: Estimate | None
    """Of the test clips, clean; None where nothing was judged yet, never in a file."""
    parameters: int | None = None
    """None where it is that of the row before."""
    agreement: Estimate | None = None
    """Share of test clips, clean, on which it decides as the step's first row does; None for that row itself."""
    uar_minus_first: Estimate | None = None
    """How much more UAR than the step's first row, paired."""


class StepMade(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What it takes to make the rows of a step again."""

    step: StepName
    date: str
    """ISO 8601."""
    code: Commit
    command: str
    seed: int
    kept_fp32: list[str] = []
    """Layers with weights that the step left as they were."""


class Compression(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """All that was done to one system."""

    format: Literal[1] = 1
    model: str
    split: str
    share: float
    """Of each training speaker's clips, from which it learnt."""
    corpus: str
    """On whose test clips the rows are judged."""
    steps: list[StepMade]
    rows: list[CompressionRow]


def load_compression(path: Path) -> Compression:
    """Read the document; raise TrainingError where it is missing or none."""
    return read_json(path, Compression, hint="`python -m export quantize --model` makes it")


def save_step(path: Path, done: Compression) -> Compression:
    """Write one step's rows; those of another step that are there stay, before them. Return what is in the file now.

    A student that is distilled again is another: what was quantised of the old one goes.
    """
    (step,) = done.steps
    if path.exists() and step.step == "quantize":
        before = load_compression(path)
        kept_steps = [one for one in before.steps if one.step != step.step]
        kept_rows = [row for row in before.rows if row.step != step.step]
        done = msgspec.structs.replace(done, steps=[*kept_steps, step], rows=[*kept_rows, *done.rows])
    write_json(path, done)
    return done
