"""Opens ONNX Runtime sessions that compute in the calling thread."""

from __future__ import annotations

import hashlib
from functools import partial
from typing import TYPE_CHECKING

import onnxruntime

from streamer.core.errors import ModelError
from streamer.inference.deadline import OPEN_S, first_line, within
from streamer.inference.external_data import external_tensors
from streamer.inference.files import check_hash, read_model

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

FLOAT = "tensor(float)"
"""The type of all inputs and outputs, as ONNX Runtime calls it."""


def open_session(path: Path, *, sha256: str | None = None) -> onnxruntime.InferenceSession:
    """Return a session on the CPU, without threads of its own.

    ``sha256``: of the file, in hexadecimal; None where nobody knows it. The bytes that are checked are those that run,
    whatever happens to the file meanwhile. Raises ModelError if the file is another one, if ONNX Runtime can't run it
    or takes too long to open it, or if its weights are in other files, which no hash covers.
    """
    data = read_model(path)
    if sha256 is not None:
        check_hash(path, hashlib.sha256(data).hexdigest(), expected=sha256)
    _check_self_contained(path, data)
    options = _options()
    try:
        session = within(
            OPEN_S,
            lambda: onnxruntime.InferenceSession(data, options, providers=["CPUExecutionProvider"]),
            cancel=partial(options.set_load_cancellation_flag, True),
            what=f"model {path} can't be run: it can't be opened within",
        )
    except ModelError:
        raise
    except Exception as error:  # ONNX Runtime raises a class of its own for each failure, with no common base
        raise ModelError(f"model {path} can't be run: {first_line(error)}") from error
    vars(session).pop("_model_bytes", None)  # kept for a change of providers, which nobody asks for
    return session


def check_types(file: str, nodes: Sequence[onnxruntime.NodeArg]) -> None:
    """Raise ModelError where an input or output is something else than a tensor of 32-bit numbers of known rank."""
    for node in nodes:
        if node.type != FLOAT or not node.shape:
            raise ModelError(
                f"model {file} does not fit its card: {node.name} must be a {FLOAT} of known shape, got {node.type}"
            )


def _options() -> onnxruntime.SessionOptions:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.add_session_config_entry("session.load_model_format", "ONNX")  # not ORT's own, which nothing here can read
    options.enable_cpu_mem_arena = False  # the arena keeps the memory of the largest batch ever seen
    options.log_severity_level = 3
    return options


def _check_self_contained(path: Path, data: bytes) -> None:
    try:
        external = external_tensors(data)
    except ValueError as error:
        raise ModelError(f"model {path} can't be run: {error}") from error
    if external:
        raise ModelError(
            f"model {path} must hold its weights itself: no tensors with external data expected, "
            f"got {len(external)}, {external[0]} first"
        )
