"""Voice activity in two stages: WebRTC wakes, Silero confirms; the questions of many legs are answered together."""

from __future__ import annotations

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
"""Hz; Silero has a network of its own for each."""
MAX_BATCH = 64
"""Questions in one call; a larger one leaves the processor's caches and takes longer for each."""
UNITS = 128
"""Numbers in each half of Silero's memory."""
VAD_BLOCK_MS = VAD_BLOCK_CHUNKS * CHUNK_MS
SILENCE = (0.0,) * VAD_BLOCK_CHUNKS


class Silero:
    """Silero VAD 5, one network a rate for all legs.

    An answer does not depend on what else is asked with it, nor on how many looks are asked about at once, bit by bit.
    """

    def __init__(self) -> None:
        self._networks = {rate: _Network(rate) for rate in RATES}

    def leg(self, rate: int) -> SileroLeg:
        """Return the memory of one more leg at ``rate``, 8,000 or 16,000 Hz."""
        return SileroLeg(self._networks[rate])

    def answer(self, requests: Sequence[VadRequest]) -> list[list[float]]:
        """Return, for each question, the probability of speech in each of its chunks; no leg may ask twice."""
        alike: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
        for number, request in enumerate(requests):
            alike[request.rate, len(request.samples)].append(number)
        answers: list[list[float]] = [[]] * len(requests)
        for (rate, _), numbers in alike.items():
            for first in range(0, len(numbers), MAX_BATCH):
                some = numbers[first : first + MAX_BATCH]
                found = self._networks[rate].answer([requests[number] for number in some])
                for number, probabilities in zip(some, found, strict=True):
                    answers[number] = probabilities
        return answers


class _Network:
    """One session, and what it remembers of each leg."""

    def __init__(self, rate: int) -> None:
        self.rate = rate
        chunk_samples = rate * CHUNK_MS // 1000
        self.block_samples = VAD_BLOCK_CHUNKS * chunk_samples
        self.context_samples = chunk_samples // 8
        """Silero sees the end of the chunk before, too."""
        package = Path(str(resources.files("streamer.inference")))
        self._session = open_session(package / f"silero_vad_{rate // 1000}k.onnx")
        self._memory = np.zeros((2, 0, UNITS), dtype=np.float32)
        self._free: list[int] = []

    def take_slot(self, owner: object) -> int:
        """Return a place in the memory that is free again when ``owner`` is gone."""
        if not self._free:
            n = self._memory.shape[1]
            more = max(16, n // 2)
            self._memory = np.concatenate([self._memory, np.zeros((2, more, UNITS), dtype=np.float32)], axis=1)
            self._free += range(n, n + more)
        slot = self._free.pop()
        weakref.finalize(owner, self._free.append, slot)
        return slot

    def forget(self, slot: int) -> None:
        self._memory[:, slot] = 0

    def answer(self, requests: Sequence[VadRequest]) -> list[list[float]]:
        samples = np.concatenate([request.samples for request in requests]).reshape(len(requests), -1)
        slots = [request.state_slot for request in requests]
        memory = self._memory[:, slots]
        speech, self._memory[:, slots] = self._session.run(None, {"samples": samples, "memory": memory})
        probabilities: list[list[float]] = speech.tolist()
        return probabilities


class SileroLeg:
    """What Silero remembers of one leg."""

    def __init__(self, network: _Network) -> None:
        self._network = network
        self.block_samples = network.block_samples
        self.context_samples = network.context_samples
        self._question = VadRequest(network.rate, network.take_slot(self), np.zeros(0, np.float32))
        self.reset()

    def ask(self, recent: NDArray[np.float32], n_blocks: int) -> VadRequest:
        """Return the question about the looks at the end of ``recent``, shape (n,), -1..1, valid until the next."""
        wanted = self.context_samples + n_blocks * self.block_samples
        samples = recent[-wanted:]
        if len(samples) < wanted:
            samples = np.concatenate([np.zeros(wanted - len(samples), dtype=np.float32), samples])
        self._question.samples = samples
        return self._question

    def reset(self) -> None:
        """Forget what was heard."""
        self._network.forget(self._question.state_slot)


class TwoStageVad:
    """The gate's ears for one leg: Silero is asked only where WebRTC hears something like a voice.

    WebRTC alone calls ring-back, DTMF and loud noise speech; Silero is asked about what it lets through, and costs
    more. When WebRTC wakes up, Silero first hears the looks just before. While Silero is sure that somebody speaks,
    WebRTC isn't asked.
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
        sure: float,
    ) -> None:
        """``rate`` 8,000 or 16,000 Hz, ``mode`` 0 (lets most through) to 3, ``frame_ms`` 10, 20 or 30.

        ``sure``: a probability at or above it is speech, whatever WebRTC says.
        """
        self._second = silero.leg(rate)
        self._look_samples = self._second.block_samples
        self._warm_up_looks = warm_up_ms // VAD_BLOCK_MS
        self.history_samples = self._warm_up_looks * self._look_samples + self._second.context_samples
        self._first = _FirstStage(rate, mode=mode, frame_ms=frame_ms, block_samples=self._look_samples)
        self._hold_looks = hold_ms / VAD_BLOCK_MS
        self._sure = sure
        self._awake_looks = 0.0
        """For how long Silero goes on listening if nothing else is heard."""

    def listen(self, recent: NDArray[np.float32], n_blocks: int) -> VadCoroutine:
        """Return the probability of speech in each chunk of the looks at the end of ``recent``; 0 while asleep.

        ``recent``: shape (n,), -1..1; the looks and, as far as there is, ``history_samples`` before them.
        """
        found: list[float] = []
        while n_blocks:
            wakes = self._awake_looks <= 0
            if wakes:
                asleep = self._first.quiet_blocks(recent[-n_blocks * self._look_samples :])
                found += asleep * SILENCE
                n_blocks -= asleep
                if not n_blocks:
                    break
            heard = yield from self._listen_awake(recent, n_blocks, wakes=wakes)
            found += heard
            n_blocks -= len(heard) // VAD_BLOCK_CHUNKS
        return found

    def reset(self) -> None:
        """Forget what was heard."""
        self._first.reset()
        self._second.reset()
        self._awake_looks = 0.0

    def _listen_awake(self, recent: NDArray[np.float32], n_blocks: int, *, wakes: bool) -> VadCoroutine:
        """Return what Silero says of the looks, up to that after which it falls asleep.

        It is asked about all of them at once. What it says and remembers of those after that counts nothing: when it
        wakes the next time it forgets, and hears again what was just before.
        """
        warm_up = 0
        if wakes:
            self._second.reset()
            warm_up = min(len(recent) // self._look_samples - n_blocks, self._warm_up_looks)
        answers = (yield self._second.ask(recent, warm_up + n_blocks))[warm_up * VAD_BLOCK_CHUNKS :]
        for n_heard in range(1, n_blocks + 1):
            probabilities = answers[(n_heard - 1) * VAD_BLOCK_CHUNKS : n_heard * VAD_BLOCK_CHUNKS]
            if max(probabilities) >= self._sure:
                self._first.interrupt()
                self._awake_looks = self._hold_looks
            elif (wakes and n_heard == 1) or self._is_voiced(recent, n_blocks - n_heard):
                self._awake_looks = self._hold_looks
            else:
                self._awake_looks -= 1
            if self._awake_looks <= 0:
                return answers[: n_heard * VAD_BLOCK_CHUNKS]
        return answers

    def _is_voiced(self, recent: NDArray[np.float32], n_after: int) -> bool:
        """Return whether WebRTC hears a voice in the look that has so many after it."""
        end = len(recent) - n_after * self._look_samples
        return not self._first.quiet_blocks(recent[end - self._look_samples : end])


class _FirstStage:
    """WebRTC's voice activity over whole looks."""

    def __init__(self, rate: int, *, mode: int, frame_ms: int, block_samples: int) -> None:
        self._rate = rate
        self._mode = mode
        self._frame_bytes = 2 * rate * frame_ms // 1000
        self._look_bytes = 2 * block_samples
        self.reset()

    def reset(self) -> None:
        """Forget what was heard."""
        self._webrtc = webrtcvad.Vad(self._mode)
        self._pending = b""

    def interrupt(self) -> None:
        """Note that the next look does not follow on the one before."""
        self._pending = b""

    def quiet_blocks(self, samples: NDArray[np.float32]) -> int:
        """Return how many looks come before the first in which a voice is heard; those after it aren't looked at."""
        loud = samples * np.float32(32767)
        np.minimum(np.maximum(loud, -32767, out=loud), 32767, out=loud)  # as np.clip, in a third of the time
        pcm = self._pending + loud.astype("<i2").tobytes()
        earlier, size = len(self._pending), self._frame_bytes
        n_blocks = (len(pcm) - earlier) // self._look_bytes
        end, voiced_in = 0, n_blocks
        while end + size <= len(pcm):
            look = (end + size - earlier - 1) // self._look_bytes
            if look > voiced_in:
                break
            if self._webrtc.is_speech(pcm[end : end + size], self._rate):
                voiced_in = look
            end += size
        self._pending = pcm[end : earlier + min(voiced_in + 1, n_blocks) * self._look_bytes]
        return voiced_in
