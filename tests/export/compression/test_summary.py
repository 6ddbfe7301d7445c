"""The text about a step of compression."""

from __future__ import annotations

import msgspec
import pytest

from export.compression.summary import summary
from tests.export.report.reported import everything


@pytest.mark.parametrize(
    ("kept", "expected"),
    [
        ([], "no layer with weights"),
        (["gru (GRU)", "head (MatMul)"], "gru (GRU), head (MatMul)"),
        (
            [*(f"features.{i} (Conv)" for i in range(40)), "a/(b)/head (MatMul)"],
            "40 Conv, 1 MatMul; compression.json names them",
        ),
    ],
)
def test_layers_that_stay_are_named_and_many_are_counted(kept: list[str], expected: str) -> None:
    done = next(one.compression for one in everything().entries if one.compression)
    (step,) = done.steps
    lines = summary(msgspec.structs.replace(done, steps=[msgspec.structs.replace(step, kept_fp32=kept)]))
    assert lines[0] == "rnn, fold-0, quantize:"
    assert [line.split()[0] for line in lines[1:4]] == ["parameters", "fp32", "int8"]
    assert lines[4:] == [f"still fp32: {expected}"]
