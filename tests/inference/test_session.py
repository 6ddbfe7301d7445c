"""Only files that ONNX Runtime can run are opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from streamer.core.errors import ModelError
from streamer.inference.session import open_session
from tests.support.models import write_model

if TYPE_CHECKING:
    from pathlib import Path


def test_a_session_runs_in_one_thread_on_the_cpu(tmp_path: Path) -> None:
    session = open_session(write_model(tmp_path).with_suffix(".onnx"))
    options = session.get_session_options()
    assert session.get_providers() == ["CPUExecutionProvider"]
    assert (options.intra_op_num_threads, options.inter_op_num_threads) == (1, 1)


@pytest.mark.parametrize("content", [b"", b"not a model"])
def test_a_file_that_is_no_model_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "bad.onnx"
    path.write_bytes(content)
    with pytest.raises(ModelError, match=r"bad\.onnx can't be run: "):
        open_session(path)
