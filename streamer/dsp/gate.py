"""Finds where speech begins and ends in a stream of speech probabilities."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SpeechStarted:
    """Speech began at sample ``at``, which is where it was, not where it was confirmed."""

    at: int


@dataclass(frozen=True, slots=True)
class SpeechEnded:
    """The last speech ended at sample ``at``, which is where it was, not where that was certain."""

    at: int


Boundary = SpeechStarted | SpeechEnded


@dataclass(frozen=True, slots=True)
class GateConfig:
    """Hysteresis of the gate."""

    speech_threshold: float = 0.5
    """A probability at or above it is speech."""
    silence_threshold: float = 0.35
    """A probability below it is silence; between the two, what was goes on."""
    onset_samples: int = 2_560
    """So much speech confirms an onset."""
    onset_gap_samples: int = 1_600
    """A pause of this length starts the count for an onset anew."""
    hangover_samples: int = 8_000
    """So much silence confirms the end."""


class Gate:
    """The gate of one leg. Time is the sum of ``n_samples`` pushed since ``start``."""

    def __init__(self, config: GateConfig, *, start: int = 0) -> None:
        self._config = config
        self.position = start
        """Index after the last sample pushed."""
        self.is_speech = False
        """Whether the last chunk counted as speech."""
        self._speaking = False
        self._onset_at = start
        self._onset_speech = 0
        self._speech_end = start

    @property
    def silent_samples(self) -> int:
        """How long it has been silent."""
        return self.position - self._speech_end

    def push(self, probability: float, n_samples: int) -> Boundary | None:
        """Take the speech probability of the next ``n_samples`` samples; return a boundary found."""
        threshold = self._config.silence_threshold if self.is_speech else self._config.speech_threshold
        self.is_speech = probability >= threshold
        start = self.position
        self.position = start + n_samples
        return self._on_speech(start) if self.is_speech else self._on_silence()

    def finish(self) -> SpeechEnded | None:
        """End the stream here; return the end of an utterance that was still open."""
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
