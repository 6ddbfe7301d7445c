"""Lets the ears of the daemon's gate hear whole sounds, and finds the utterances that some thresholds make of them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from streamer.core.audio import CHUNK_MS, SAMPLE_RATE
from streamer.dsp.gate import Gate, GateConfig, SpeechEnded, SpeechStarted
from streamer.dsp.resample import NARROW_RATE, resample
from streamer.inference.vad import VAD_BLOCK_MS, Silero, TwoStageVad
from streamer.protocol.g711 import MU_LAW

if TYPE_CHECKING:
    from collections.abc import Sequence

    from export.vad.not_speech import Samples
    from streamer.core.vad import VadCoroutine

CONFIG = Path(__file__).resolve().parents[2] / "config.toml"
SAMPLES_A_MS = SAMPLE_RATE // 1000
CHUNK_SAMPLES = CHUNK_MS * SAMPLES_A_MS
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Heard:
    """What the gate found in one sound."""

    utterances: tuple[Span, ...]
    """Start and end of each, in samples at 16 kHz."""
    n_samples: int
    """Of the sound, at 16 kHz."""

    @property
    def speech_share(self) -> float:
        """The share of the time that lies in utterances."""
        return sum(end - start for start, end in self.utterances) / max(1, self.n_samples)


class DefaultGate:
    """The gate of ``config.toml``, with other thresholds where they are given; for one leg after another."""

    def __init__(self, silero: Silero, *, rate: int, thresholds: tuple[float, float] | None = None) -> None:
        """``rate``: 8,000 or 16,000 Hz, at which legs are kept; ``thresholds``: of speech, and of silence."""
        gate = tomllib.loads(CONFIG.read_text(encoding="utf-8"))["gate"]
        speech, silence = thresholds or (gate["speech_threshold"], gate["silence_threshold"])
        self._silero = silero
        self._look_samples = rate * VAD_BLOCK_MS // 1000
        self._config = GateConfig(
            speech_threshold=speech,
            silence_threshold=silence,
            onset_samples=gate["onset_ms"] * SAMPLES_A_MS,
            onset_gap_samples=gate["onset_gap_ms"] * SAMPLES_A_MS,
            hangover_samples=gate["hangover_ms"] * SAMPLES_A_MS,
        )
        self._vad = TwoStageVad(
            silero,
            rate=rate,
            mode=gate["webrtc_mode"],
            frame_ms=gate["webrtc_frame_ms"],
            hold_ms=gate["webrtc_hold_ms"],
            warm_up_ms=gate["warm_up_ms"],
            sure=speech,
        )

    def hear(self, samples: Samples) -> Heard:
        """Hear a whole leg, shape (n,), -1..1, from its start; a last part of a look is left out."""
        self._vad.reset()
        probabilities: list[float] = []
        for start in range(0, len(samples) - self._look_samples + 1, self._look_samples):
            recent = samples[max(0, start - self._vad.history_samples) : start + self._look_samples]
            probabilities += self._answered(self._vad.listen(recent, 1))
        return Heard(tuple(utterances(probabilities, self._config)), CHUNK_SAMPLES * len(probabilities))

    def _answered(self, listening: VadCoroutine) -> Sequence[float]:
        try:
            question = next(listening)
            while True:
                question = listening.send(self._silero.answer([question])[0])
        except StopIteration as done:
            found: Sequence[float] = done.value
            return found


def utterances(probabilities: Sequence[float], config: GateConfig) -> list[Span]:
    """Return start and end, in samples at 16 kHz, of what the gate makes of the probabilities of chunks."""
    gate = Gate(config)
    boundaries = [*(gate.push(probability, CHUNK_SAMPLES) for probability in probabilities), gate.finish()]
    starts = [boundary.at for boundary in boundaries if isinstance(boundary, SpeechStarted)]
    ends = [boundary.at for boundary in boundaries if isinstance(boundary, SpeechEnded)]
    return list(zip(starts, ends, strict=True))


def on_line(samples: Samples, rate: int) -> Samples:
    """Return ``samples``, 16 kHz, as a leg brings them: at 16 kHz as they are, at 8 kHz through G.711 mu-law."""
    if rate != NARROW_RATE:
        return samples
    narrow = np.clip(np.rint(resample(samples, SAMPLE_RATE, rate) * 32768.0), -32768, 32767)
    arrived: Samples = MU_LAW.decode(MU_LAW.encode(narrow.astype(np.int16))).astype(np.float32) / np.float32(32768)
    return arrived
