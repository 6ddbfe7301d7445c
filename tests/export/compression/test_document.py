"""``compression.json``: what stays in it when a step is done again, and what is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from export.compression.document import Compression, CompressionRow, StepMade, StepName, load_compression, save_step
from export.errors import TrainingError
from export.evaluation.bootstrap import Estimate
from export.provenance import Commit

if TYPE_CHECKING:
    from pathlib import Path


def done(step: StepName, *names: str, n_bytes: int = 1000) -> Compression:
    half = Estimate(0.5, 0.4, 0.6)
    rows = [
        CompressionRow(
            step=step,
            what=name,
            bytes=n_bytes,
            latency_p50_ms=0.5,
            latency_p99_ms=0.75,
            uar=half,
            agreement=half if files else None,
            uar_minus_first=Estimate(0.0, -0.1, 0.1) if files else None,
        )
        for files, name in enumerate(names)
    ]
    made = StepMade(step=step, date="2026-11-20", code=Commit("0" * 40, dirty=False), command="", seed=0)
    return Compression(model="small", split="fold-0", share=1.0, corpus="ravdess", steps=[made], rows=rows)


def test_a_student_that_is_quantised_keeps_what_distilling_said_of_it(tmp_path: Path) -> None:
    path = tmp_path / "compression.json"
    save_step(path, done("distill", "teacher gru", "distilled"))
    save_step(path, done("quantize", "fp32", "int8"))
    again = save_step(path, done("quantize", "fp32", "int8", n_bytes=900))
    assert load_compression(path) == again
    assert [(row.what, row.bytes) for row in again.rows] == [
        ("teacher gru", 1000),
        ("distilled", 1000),
        ("fp32", 900),
        ("int8", 900),
    ]
    assert [step.step for step in again.steps] == ["distill", "quantize"]


def test_a_student_that_is_distilled_again_is_another(tmp_path: Path) -> None:
    path = tmp_path / "compression.json"
    save_step(path, done("quantize", "fp32", "int8"))
    assert save_step(path, done("distill", "teacher gru", "distilled")).rows == load_compression(path).rows
    assert [row.what for row in load_compression(path).rows] == ["teacher gru", "distilled"]


def test_a_document_that_is_none_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "compression.json"
    with pytest.raises(TrainingError, match=r"compression\.json can't be read: .*quantize --model"):
        load_compression(path)
    path.write_text('{"format": 2}')
    with pytest.raises(TrainingError, match=r"compression\.json is not valid"):
        load_compression(path)
