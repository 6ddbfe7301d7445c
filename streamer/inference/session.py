"""Opens ONNX Runtime sessions that compute in the calling thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

import onnxruntime

from streamer.core.errors import ModelError
from streamer.inference.external_data import external_tensors

if TYPE_CHECKING:
    from pathlib import Path


def open_session(path: Path) -> onnxruntime.InferenceSession:
    """Return a session on the CPU, without threads of its own.

    Raises ModelError if ONNX Runtime can't run the file, or if its weights are in other files, which no hash covers.
    """
    _check_self_contained(path)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.enable_cpu_mem_arena = False  # the arena keeps the memory of the largest batch ever seen
    options.log_severity_level = 3
    try:
        return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except Exception as error:  # ONNX Runtime raises a class of its own for each failure, with no common base
        raise ModelError(f"model {path} can't be run: {str(error).splitlines()[0]}") from error


def _check_self_contained(path: Path) -> None:
    try:
        external = external_tensors(path.read_bytes())
    except OSError as error:
        raise ModelError(f"model {path} can't be read: {error.strerror}") from error
    except ValueError as error:
        raise ModelError(f"model {path} can't be run: {error}") from error
    if external:
        raise ModelError(
            f"model {path} must hold its weights itself: no tensors with external data expected, "
            f"got {len(external)}, {external[0]} first"
        )
