"""Silero as we run it says what Silero says, at both rates."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import onnx
import pytest
import soxr

from export.vad.silero import BRANCHES, FOLDER, FastSilero, original, read_weights, write
from streamer.core.audio import VAD_BLOCK_CHUNKS
from streamer.inference.session import open_session
from tests.support.speech import RATE, conversation

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from numpy.typing import NDArray


def ours(path: Path, samples: NDArray[np.float32], *, context: int, chunk: int) -> list[float]:
    session, memory = open_session(path), np.zeros((2, 1, 128), dtype=np.float32)
    padded, look = np.concatenate([np.zeros(context, dtype=np.float32), samples]), VAD_BLOCK_CHUNKS * chunk
    found: list[float] = []
    for start in range(0, len(samples) - look + 1, look):
        inputs = padded[np.newaxis, start : start + context + look]
        speech, memory = session.run(None, {"samples": inputs, "memory": memory})
        found += speech[0].tolist()
    return found


def theirs(samples: NDArray[np.float32], *, rate: int, context: int, chunk: int) -> list[float]:
    session, state = open_session(original()), np.zeros((2, 1, 128), dtype=np.float32)
    padded = np.concatenate([np.zeros(context, dtype=np.float32), samples])
    found: list[float] = []
    for start in range(0, len(samples) - chunk + 1, chunk):
        inputs = {"input": padded[np.newaxis, start : start + context + chunk], "state": state, "sr": np.array(rate)}
        speech, state = session.run(None, inputs)
        found.append(float(speech[0, 0]))
    return found


@pytest.fixture(scope="module")
def talk(tmp_path_factory: pytest.TempPathFactory, needs_program: Callable[[str], str]) -> NDArray[np.float32]:
    return conversation(needs_program("espeak-ng"), tmp_path_factory.mktemp("speech"))


@pytest.mark.parametrize("rate", BRANCHES)
def test_the_shipped_network_says_what_the_original_says(talk: NDArray[np.float32], rate: int) -> None:
    context, chunk = rate // 250, rate * 32 // 1000
    samples = np.asarray(soxr.resample(talk, RATE, rate), dtype=np.float32)
    samples = samples[: len(samples) // (VAD_BLOCK_CHUNKS * chunk) * VAD_BLOCK_CHUNKS * chunk]
    expected = theirs(samples, rate=rate, context=context, chunk=chunk)
    found = ours(FOLDER / f"silero_vad_{rate // 1000}k.onnx", samples, context=context, chunk=chunk)
    assert max(expected) > 0.5
    np.testing.assert_allclose(found, expected, atol=1e-4)


@pytest.mark.parametrize("rate", BRANCHES)
def test_what_is_shipped_is_what_the_script_writes(tmp_path: Path, rate: int) -> None:
    write(FastSilero(read_weights(original(), rate)), tmp_path / "vad.onnx")
    written, shipped = onnx.load(tmp_path / "vad.onnx"), onnx.load(FOLDER / f"silero_vad_{rate // 1000}k.onnx")
    assert [node.op_type for node in written.graph.node] == [node.op_type for node in shipped.graph.node]
    assert "MIT License" in shipped.doc_string
