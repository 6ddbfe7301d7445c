"""Voice activity detection in two stages: WebRTC VAD activates Silero VAD, which decides.

WebRTC VAD (https://webrtc.org, through py-webrtcvad) is cheap and lets much through that is not speech. Silero VAD 5
(https://github.com/snakers4/silero-vad) is a recurrent network, run for many legs in one batch.
"""

from __future__ import annotations

import threading
import weakref
from collections import defaultdict
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import webrtcvad

from streamer.core.audio import CHUNK_MS, VAD_BLOCK_CHUNKS
from streamer.core.vad import VadRequest
from streamer.inference.session import open_session

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from streamer.core.vad import VadCoroutine

RATES = (8_000, 16_000)
"""Hz; Silero has one network per rate."""
MAX_BATCH = 64
"""Requests per call of the network; larger batches leave the processor's caches and take longer per request."""
STATE_UNITS = 128
"""Size of the hidden state and of the cell state of Silero's LSTM."""
VAD_BLOCK_MS = VAD_BLOCK_CHUNKS * CHUNK_MS
NO_SPEECH = (0.0,) * VAD_BLOCK_CHUNKS
"""The probabilities of a VAD block that only the first stage processed."""


class Silero:
    """Silero VAD 5: one network per rate for all legs.

    An answer does not depend on the other requests of a batch, nor on how many VAD blocks a request holds, bit by bit.
    """

    def __init__(self) -> None:
        """Raise ModelError if ONNX Runtime can't run a network."""
        self._networks = {rate: _Network(rate) for rate in RATES}

    def leg(self, rate: int) -> SileroLeg:
        """Return the state of a new leg at ``rate``, 8,000 or 16,000 Hz."""
        return SileroLeg(self._networks[rate])

    def answer(self, requests: Sequence[VadRequest]) -> list[list[float]]:
        """Return, for each request, the probability of speech, 0..1, in each of its chunks.

        At most one request per leg. It may be called in several threads at once, for different legs.
        """
        alike: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
        for number, request in enumerate(requests):
            alike[request.rate, len(request.samples)].append(number)
        answers: list[list[float]] = [[]] * len(requests)
        for (rate, _), numbers in alike.items():
            for first in range(0, len(numbers), MAX_BATCH):
                batch = numbers[first : first + MAX_BATCH]
                found = self._networks[rate].answer([requests[number] for number in batch])
                for number, probabilities in zip(batch, found, strict=True):
                    answers[number] = probabilities
        return answers


class _Network:
    """One ONNX session, and the recurrent state of every leg at its rate."""

    def __init__(self, rate: int) -> None:
        self.rate = rate
        chunk_samples = rate * CHUNK_MS // 1000
        self.block_samples = VAD_BLOCK_CHUNKS * chunk_samples
        self.context_samples = chunk_samples // 8
        """Silero takes the end of the chunk before as context."""
        package = Path(str(resources.files("streamer.inference")))
        self._session = open_session(package / f"silero_vad_{rate // 1000}k.onnx")
        self._state = np.zeros((2, 0, STATE_UNITS), dtype=np.float32)
        """Shape (2, n_slots, STATE_UNITS): hidden and cell state."""
        self._free: list[int] = []
        self._lock = threading.Lock()
        """Held while states are read, written or moved: requests are answered in several threads."""

    def take_slot(self, owner: object) -> int:
        """Return a state slot, which becomes free again when ``owner`` is garbage-collected."""
        if not self._free:
            n = self._state.shape[1]
            more = max(16, n // 2)
            with self._lock:
                self._state = np.concatenate([self._state, np.zeros((2, more, STATE_UNITS), dtype=np.float32)], axis=1)
            self._free += range(n, n + more)
        slot = self._free.pop()
        weakref.finalize(owner, self._free.append, slot)
        return slot

    def reset(self, slot: int) -> None:
        with self._lock:
            self._state[:, slot] = 0

    def answer(self, requests: Sequence[VadRequest]) -> list[list[float]]:
        samples = np.concatenate([request.samples for request in requests]).reshape(len(requests), -1)
        slots = [request.state_slot for request in requests]
        with self._lock:
            state = self._state[:, slots]
        speech, state = self._session.run(None, {"samples": samples, "memory": state})
        with self._lock:
            self._state[:, slots] = state
        probabilities: list[list[float]] = speech.tolist()
        return probabilities


class SileroLeg:
    """The second stage of one leg: builds its requests and owns its state slot."""

    def __init__(self, network: _Network) -> None:
        self._network = network
        self.block_samples = network.block_samples
        self.context_samples = network.context_samples
        self._request = VadRequest(network.rate, network.take_slot(self), np.zeros(0, np.float32))
        self.reset()

    def request(self, recent: NDArray[np.float32], n_blocks: int) -> VadRequest:
        """Return the request for the last ``n_blocks`` VAD blocks of ``recent``, shape (n,), -1..1.

        The same object is returned at every call; it is valid until the next one.
        """
        wanted = self.context_samples + n_blocks * self.block_samples
        samples = recent[-wanted:]
        if len(samples) < wanted:
            samples = np.concatenate([np.zeros(wanted - len(samples), dtype=np.float32), samples])
        self._request.samples = samples
        return self._request

    def reset(self) -> None:
        """Forget all earlier audio."""
        self._network.reset(self._request.state_slot)


class TwoStageVad:
    """Voice activity detection of one leg: Silero runs only where WebRTC detected a voice.

    WebRTC alone takes ringback, DTMF and loud noise for speech; Silero is more accurate and costs more. A VAD block in
    which WebRTC detects a voice activates Silero, which first processes the blocks just before it (warm-up) and stays
    active for the hold time after the last block with a voice. While Silero itself finds speech, WebRTC does not run.
    """

    def __init__(
        self,
        silero: Silero,
        *,
        rate: int,
        mode: int,
        frame_ms: int,
        hold_ms: int,
        warm_up_ms: int,
        speech_threshold: float,
    ) -> None:
        """``rate``: 8,000 or 16,000 Hz. ``mode``: of WebRTC, 0 (detects most) to 3. ``frame_ms``: 10, 20 or 30.

        ``speech_threshold``: at or above this probability, 0..1, a chunk is speech, whatever WebRTC says.
        """
        self._second = silero.leg(rate)
        self._block_samples = self._second.block_samples
        self._warm_up_blocks = warm_up_ms // VAD_BLOCK_MS
        self.history_samples = self._warm_up_blocks * self._block_samples + self._second.context_samples
        self._first = _FirstStage(rate, mode=mode, frame_ms=frame_ms, block_samples=self._block_samples)
        self._hold_blocks = hold_ms / VAD_BLOCK_MS
        self._speech_threshold = speech_threshold
        self._active_blocks = 0.0
        """For how many more blocks Silero stays active if no voice is detected in them."""

    def set_threshold(self, speech: float) -> None:
        """Take another speech threshold, 0..1."""
        self._speech_threshold = speech

    def listen(self, recent: NDArray[np.float32], n_blocks: int) -> VadCoroutine:
        """Return the probability of speech in each chunk of the last ``n_blocks`` blocks; 0 while Silero is inactive.

        ``recent``: shape (n,), -1..1; ``history_samples`` samples, or as many as there are, and then the blocks.
        """
        found: list[float] = []
        while n_blocks:
            activates = self._active_blocks <= 0
            if activates:
                quiet = self._first.quiet_blocks(recent[-n_blocks * self._block_samples :])
                found += quiet * NO_SPEECH
                n_blocks -= quiet
                if not n_blocks:
                    break
            probabilities = yield from self._run_second_stage(recent, n_blocks, activates=activates)
            found += probabilities
            n_blocks -= len(probabilities) // VAD_BLOCK_CHUNKS
        return found

    def reset(self) -> None:
        """Forget all earlier audio."""
        self._first.reset()
        self._second.reset()
        self._active_blocks = 0.0

    def _run_second_stage(self, recent: NDArray[np.float32], n_blocks: int, *, activates: bool) -> VadCoroutine:
        """Return Silero's probabilities for the blocks up to the one after which it becomes inactive.

        One request holds all blocks. Silero's state and probabilities for later blocks have no effect: at its next
        activation the state is reset and the blocks just before are processed again.
        """
        warm_up = 0
        if activates:
            self._second.reset()
            warm_up = min(len(recent) // self._block_samples - n_blocks, self._warm_up_blocks)
        answers = (yield self._second.request(recent, warm_up + n_blocks))[warm_up * VAD_BLOCK_CHUNKS :]
        for n_done in range(1, n_blocks + 1):
            probabilities = answers[(n_done - 1) * VAD_BLOCK_CHUNKS : n_done * VAD_BLOCK_CHUNKS]
            if max(probabilities) >= self._speech_threshold:
                self._first.interrupt()
                self._active_blocks = self._hold_blocks
            elif (activates and n_done == 1) or self._is_voiced(recent, n_blocks - n_done):
                self._active_blocks = self._hold_blocks
            else:
                self._active_blocks -= 1
            if self._active_blocks <= 0:
                return answers[: n_done * VAD_BLOCK_CHUNKS]
        return answers

    def _is_voiced(self, recent: NDArray[np.float32], n_after: int) -> bool:
        """Return whether WebRTC detects a voice in the block that has ``n_after`` blocks after it."""
        end = len(recent) - n_after * self._block_samples
        return not self._first.quiet_blocks(recent[end - self._block_samples : end])


class _FirstStage:
    """WebRTC VAD over whole VAD blocks."""

    def __init__(self, rate: int, *, mode: int, frame_ms: int, block_samples: int) -> None:
        self._rate = rate
        self._mode = mode
        self._frame_bytes = 2 * rate * frame_ms // 1000
        self._block_bytes = 2 * block_samples
        self.reset()

    def reset(self) -> None:
        """Forget all earlier audio."""
        self._webrtc = webrtcvad.Vad(self._mode)
        self._pending = b""

    def interrupt(self) -> None:
        """Note that the next block does not follow the last one."""
        self._pending = b""

    def quiet_blocks(self, samples: NDArray[np.float32]) -> int:
        """Return the number of blocks before the first one with a voice; blocks after that one are not processed."""
        scaled = samples * np.float32(32767)
        np.minimum(np.maximum(scaled, -32767, out=scaled), 32767, out=scaled)  # as np.clip, in a third of the time
        pcm = self._pending + scaled.astype("<i2").tobytes()
        earlier, size = len(self._pending), self._frame_bytes
        n_blocks = (len(pcm) - earlier) // self._block_bytes
        end, voiced_in = 0, n_blocks
        while end + size <= len(pcm):
            block = (end + size - earlier - 1) // self._block_bytes
            if block > voiced_in:
                break
            if self._webrtc.is_speech(pcm[end : end + size], self._rate):
                voiced_in = block
            end += size
        self._pending = pcm[end : earlier + min(voiced_in + 1, n_blocks) * self._block_bytes]
        return voiced_in
