"""Makes the frames of an RTP stream's legs: decodes, conceals losses, keeps the sample index. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import numpy as np

from streamer.core.audio import AudioFrame, AudioLost
from streamer.dsp.concealment import conceal, step_samples
from streamer.dsp.resample import Resampler

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from streamer.core.audio import LegOpened
    from streamer.sources.rtp.codecs import Decoder

LONGEST_CONCEALED_S = 1.0
"""A longer loss is left as a gap in the frames; the analyzer ends an utterance there."""
LONGEST_SILENCE_S = 2.0
"""A longer silence that becomes known afterwards is left as a gap too: nobody spoke."""


class FrameAssembler:
    """Makes the frames of the legs that one stream carries, one leg per channel."""

    def __init__(self, legs: Sequence[LegOpened]) -> None:
        """``legs``: all of the same sample rate, in the order of the channels."""
        self._legs = legs
        self._sample_rate = legs[0].sample_rate
        self._position = 0
        self._step = step_samples(self._sample_rate)
        self._last = np.zeros((0, len(legs)), np.float32)
        """The end of the newest audio, for concealment."""
        self._resamplers: dict[int, list[Resampler]] = {}
        """One per channel, by the rate of the decoder."""
        self._is_new_voice = False
        self._frames: list[AudioFrame] = []
        self._lost_samples = 0
        self._losses = 0
        self._flooded_samples = 0
        self._floods = 0

    @property
    def position_s(self) -> float:
        """Where the next audio begins: how much there was before, gaps included, in seconds."""
        return self._position / self._sample_rate

    def take(self) -> list[AudioFrame]:
        """Return the frames made since the last call."""
        frames, self._frames = self._frames, []
        return frames

    def take_losses(self) -> list[AudioLost]:
        """Return the losses since the last call: those on the network as one, those of floods as another."""
        losses = []
        if self._losses:
            losses.append(self._lost(self._lost_samples, self._losses, "concealed"))
        if self._floods:
            losses.append(self._lost(self._flooded_samples, self._floods, "overflow"))
        self._lost_samples = self._losses = self._flooded_samples = self._floods = 0
        return losses

    def add_audio(self, decoder: Decoder, payloads: Sequence[bytes], *, captured_at: float | None) -> None:
        """Add the audio in payloads of one codec, the last of which arrived at ``captured_at``."""
        samples = decoder.decode(payloads)
        if decoder.sample_rate != self._sample_rate:  # the codec changed in the middle of a call
            samples = self._resampled(samples, decoder.sample_rate)
        self._add(samples, captured_at)
        self._last = samples if len(samples) >= self._step else np.concatenate([self._last, samples])[-self._step :]

    def add_silence(self, seconds: float, *, captured_at: float | None) -> None:
        """Add silence; beyond `LONGEST_SILENCE_S` it is left as a gap."""
        n_samples = round(seconds * self._sample_rate)
        if seconds > LONGEST_SILENCE_S:
            self._position += n_samples
        elif n_samples:
            self._add(np.zeros((n_samples, len(self._legs)), np.float32), captured_at)
        self._last = self._last[:0]

    def leave_gap(self, seconds: float) -> None:
        """Leave a gap for audio that was not decoded; `skipped_loss` reports it."""
        self._position += round(seconds * self._sample_rate)
        self._resamplers.clear()
        self._last = self._last[:0]

    def skipped_loss(self, seconds: float) -> AudioLost:
        """Return the loss that stands for audio that arrived and was not decoded."""
        return self._lost(round(seconds * self._sample_rate), 1, "overflow")

    def add_loss(self, seconds: float, *, captured_at: float | None) -> None:
        """Conceal a loss, and count it; beyond `LONGEST_CONCEALED_S` it is left as a gap."""
        n_samples = round(seconds * self._sample_rate)
        self._losses += 1
        self._lost_samples += n_samples
        if seconds > LONGEST_CONCEALED_S:
            self._position += n_samples
        elif n_samples:
            filled = conceal(self._last, n_samples, sample_rate=self._sample_rate)
            self._add(filled, captured_at, concealed=n_samples)
        self._last = self._last[:0]

    def add_flood(self, seconds: float) -> None:
        """Count audio that came faster than it can have been spoken, and was dropped; the position stays."""
        self._floods += 1
        self._flooded_samples += round(seconds * self._sample_rate)

    def restart(self) -> None:
        """Count a loss of unknown length, after which somebody else may be speaking."""
        self._losses += 1
        self._is_new_voice = True
        self._resamplers.clear()
        self._last = self._last[:0]

    def _lost(self, samples: int, occurrences: int, reason: Literal["overflow", "concealed"]) -> AudioLost:
        leg_ids = tuple(leg.leg_id for leg in self._legs)
        return AudioLost(self._legs[0].source_id, leg_ids, samples, self._sample_rate, occurrences, reason)

    def _add(self, samples: NDArray[np.float32], captured_at: float | None, *, concealed: int = 0) -> None:
        for channel, leg in enumerate(self._legs):
            self._frames.append(
                AudioFrame(
                    leg_id=leg.leg_id,
                    samples=np.ascontiguousarray(samples[:, channel]),
                    sample_rate=self._sample_rate,
                    start=self._position,
                    captured_at=captured_at,
                    concealed=concealed,
                    is_new_voice=self._is_new_voice,
                )
            )
        self._position += len(samples)
        self._is_new_voice = False

    def _resampled(self, samples: NDArray[np.float32], rate_in: int) -> NDArray[np.float32]:
        """Resample the audio of another codec to the legs' rate."""
        if rate_in not in self._resamplers:
            self._resamplers[rate_in] = [Resampler(rate_in, self._sample_rate) for _ in self._legs]
        channels = zip(self._resamplers[rate_in], samples.T, strict=True)
        return np.stack([resampler.push(np.ascontiguousarray(channel)) for resampler, channel in channels], axis=1)
