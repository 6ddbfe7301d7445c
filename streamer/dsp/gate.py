"""Finds where speech starts and ends in a stream of speech probabilities."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class SpeechStarted:
    """Speech started at sample ``at``: the onset itself, not the later sample at which it is confirmed."""

    at: int


@dataclass(frozen=True, slots=True)
class SpeechEnded:
    """Speech ended at sample ``at``: the end itself, not the later sample at which it is confirmed."""

    at: int


Boundary = SpeechStarted | SpeechEnded


@dataclass(frozen=True, slots=True)
class GateConfig:
    """Thresholds and times of the gate's hysteresis."""

    speech_threshold: float = 0.5
    """A probability at or above it is speech, 0..1."""
    silence_threshold: float = 0.35
    """A probability below it is silence, 0..1; between the two thresholds the last class stays."""
    onset_samples: int = 2_560
    """This much speech confirms an onset."""
    onset_gap_samples: int = 1_600
    """A pause of this length before the onset is confirmed restarts the count of speech."""
    hangover_samples: int = 8_000
    """This much silence confirms the end of speech."""


class Gate:
    """The gate of one leg. Time is ``start`` plus the samples pushed."""

    def __init__(self, config: GateConfig, *, start: int = 0) -> None:
        self._config = config
        self.position = start
        """Index after the last sample pushed."""
        self.is_speech = False
        """Whether the last chunk was classified as speech."""
        self._speaking = False
        self._onset_at = start
        self._onset_speech = 0
        self._speech_end = start

    def set_thresholds(self, *, speech: float, silence: float) -> None:
        """Take other thresholds from the next chunk on; probabilities, 0..1."""
        self._config = replace(self._config, speech_threshold=speech, silence_threshold=silence)

    @property
    def silent_samples(self) -> int:
        """Samples since the last speech."""
        return self.position - self._speech_end

    def push(self, probability: float, n_samples: int) -> Boundary | None:
        """Take the speech probability, 0..1, of the next ``n_samples`` samples; return the boundary confirmed by it."""
        threshold = self._config.silence_threshold if self.is_speech else self._config.speech_threshold
        self.is_speech = probability >= threshold
        start = self.position
        self.position = start + n_samples
        return self._on_speech(start) if self.is_speech else self._on_silence()

    def run_of_speech(self, probabilities: Sequence[float]) -> int:
        """Return how many of the next chunks, from the first, only go on with speech whose onset is confirmed."""
        if not (self._speaking and self.is_speech):
            return 0
        threshold = self._config.silence_threshold
        if min(probabilities) >= threshold:
            return len(probabilities)
        return next(number for number, probability in enumerate(probabilities) if probability < threshold)

    def go_on(self, n_samples: int) -> None:
        """Take the samples of chunks that `run_of_speech` counts, at least one, at once."""
        self.position += n_samples
        self._speech_end = self.position

    def finish(self) -> SpeechEnded | None:
        """End the stream at this position; return the end of speech if it has not been confirmed yet."""
        if not self._speaking:
            return None
        self._speaking = False
        return SpeechEnded(self._speech_end)

    def _on_speech(self, start: int) -> SpeechStarted | None:
        if self._onset_speech == 0:
            self._onset_at = start
        self._speech_end = self.position
        if self._speaking:
            return None
        self._onset_speech += self.position - start
        if self._onset_speech < self._config.onset_samples:
            return None
        self._speaking = True
        return SpeechStarted(self._onset_at)

    def _on_silence(self) -> SpeechEnded | None:
        if not self._speaking:
            if self.silent_samples >= self._config.onset_gap_samples:
                self._onset_speech = 0
            return None
        if self.silent_samples < self._config.hangover_samples:
            return None
        self._speaking = False
        self._onset_speech = 0
        return SpeechEnded(self._speech_end)
