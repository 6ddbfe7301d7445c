"""Draws training windows: random stretches of random clips, through a random channel, as the daemon's features."""

from __future__ import annotations

import copy
import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import Tensor

from export.acoustics.channel import change_pace
from export.acoustics.front_end import TorchLogMel
from export.acoustics.input_spec import FRONT_END, LEAST_VARIANCE, LOG_MEL, SAMPLES_A_MS, WINDOW_MS
from export.corpora.readers import CORPORA, LABELS
from export.corpora.recordings import find_recordings
from export.errors import TrainingError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from export.acoustics.channel import RandomChannel
    from export.acoustics.input_spec import InputSpec
    from export.corpora.readers import Clip

BATCHES_AT_ONCE = 8


@dataclass(frozen=True, slots=True)
class CropConfig:
    """How a training window is cut from a clip."""

    window_ms: int = WINDOW_MS
    """The network's window; shorter stretches are repeated to fill it."""
    shortest_ms: int = 1000
    longest_margin_ms: int = 500
    """The most that a crop has of the audio before and after the speech."""
    full_window: float = 0.5
    """Share of crops as long as a window; the lengths of the others are uniform."""
    tempo: float = 0.5
    """Probability of another tempo at the same pitch."""
    tempo_range: tuple[float, float] = (0.88, 1.14)

    @property
    def window_samples(self) -> int:
        return self.window_ms * SAMPLES_A_MS

    @property
    def window_frames(self) -> int:
        return FRONT_END.n_frames(self.window_samples)


@dataclass(frozen=True, slots=True, eq=False)
class Batch:
    """The input of one training step."""

    features: Tensor
    """Log-mel windows, shape (B, window_frames, n_mels), or waveforms, (B, window_samples)."""
    targets: Tensor
    """Shape (B,), indices into the labels."""
    masks: Tensor
    """Shape (B, n_labels): the labels that the clip's corpus has."""


class TrainingSet:
    """The samples of some clips on the training device, and windows of them."""

    def __init__(
        self,
        clips: Sequence[Clip],
        cache: Path,
        *,
        crop: CropConfig,
        channel: RandomChannel,
        device: torch.device,
        input_spec: InputSpec = LOG_MEL,
        labels: Sequence[str] = LABELS,
    ) -> None:
        """Raise TrainingError where there are no clips, or one whose label is not in ``labels``."""
        if not clips:
            raise TrainingError("there are no clips to train on")
        if input_spec.window_ms != crop.window_ms:
            raise TrainingError(
                f"expected crops as long as a window, {input_spec.window_ms} ms, got {crop.window_ms} ms"
            )
        self._clips = tuple(clips)
        self._crop = crop
        self._channel = channel
        self._device = device
        self._input_spec = input_spec
        self._log_mel = TorchLogMel(FRONT_END).to(device)
        samples, starts, lengths, spans = _gather(clips, cache)
        self._samples = torch.from_numpy(samples).to(device)  # (sum of samples,) int16
        self._starts, self._lengths, self._spans = (torch.from_numpy(x).to(device) for x in (starts, lengths, spans))
        masks = label_masks(clips, labels)
        self._targets = torch.tensor([labels.index(clip.label) for clip in clips], device=device)
        self._masks = torch.tensor([masks[clip.corpus] for clip in clips], device=device)

    @property
    def n_clips(self) -> int:
        """Number of clips."""
        return len(self._clips)

    @property
    def device(self) -> torch.device:
        """Where windows are made."""
        return self._device

    def undisturbed(self) -> TrainingSet:
        """Return the same clips; windows are as long as clips allow and pass ``RandomChannel.undisturbed``."""
        clean = copy.copy(self)
        clean._crop = replace(self._crop, full_window=1.0)  # noqa: SLF001 - its own copy
        clean._channel = self._channel.undisturbed()  # noqa: SLF001 - as above
        return clean

    def digest(self) -> str:
        """Return a hash of everything but the seed that determines its windows: clips, crops, channel, front-end."""
        digest = hashlib.blake2b(digest_size=16)
        for values in (self._samples, self._starts, self._lengths, self._spans):
            digest.update(values.cpu().numpy().tobytes())
        about = (self._crop, self._input_spec, FRONT_END, self._channel.digest(), self._device.type)
        digest.update(repr(about).encode())
        return digest.hexdigest()

    def n_batches(self, *, batch_size: int, share: Mapping[str, float]) -> int:
        """Return about how many batches an epoch has."""
        return int(sum(share.get(clip.corpus, 1.0) for clip in self._clips)) // batch_size

    def epoch(self, seed: tuple[int, ...], *, batch_size: int, share: Mapping[str, float]) -> Iterator[Batch]:
        """Yield the clips in random order; of a corpus in ``share`` only that share of its clips.

        A last, smaller batch is left out: batch statistics of a few clips are noise.
        """
        rng = np.random.default_rng(seed)
        order = torch.from_numpy(self.order(rng, share)).to(self._device)
        generator = torch.Generator(self._device).manual_seed(int(rng.integers(2**62)))
        whole = len(order) // batch_size * batch_size
        for start in range(0, whole, self._drawn_at_once(batch_size)):
            drawn = self.batch(order[start : min(start + self._drawn_at_once(batch_size), whole)], generator)
            for i in range(0, len(drawn.targets), batch_size):
                part = slice(i, i + batch_size)
                yield Batch(drawn.features[part], drawn.targets[part], drawn.masks[part])

    def order(self, rng: np.random.Generator, share: Mapping[str, float]) -> NDArray[np.int64]:
        """Return the numbers of an epoch's clips, in random order."""
        chosen = [i for i, clip in enumerate(self._clips) if rng.random() < share.get(clip.corpus, 1.0)]
        return rng.permutation(np.array(chosen, dtype=np.int64))

    def _drawn_at_once(self, batch_size: int) -> int:
        """Return how many windows are made together; on a GPU many, since its time goes into kernel launches."""
        return batch_size * (BATCHES_AT_ONCE if self._device.type == "cuda" else 1)

    def batch(self, chosen: Tensor, generator: torch.Generator) -> Batch:
        """Return one window of each of the ``chosen`` clips (B,)."""
        return self.labelled(self.windows(chosen, generator), chosen)

    def labelled(self, features: Tensor, chosen: Tensor) -> Batch:
        """Return windows of the ``chosen`` clips (B,) with what their clips are labelled as."""
        chosen = chosen.to(self._device)
        return Batch(features.to(self._device), targets=self._targets[chosen], masks=self._masks[chosen])

    def windows(self, chosen: Tensor, generator: torch.Generator) -> Tensor:
        """Return a random window of each of the ``chosen`` clips, shape (B, *input_spec.shape)."""
        samples, n_samples = self._stretches(chosen, generator)
        rms = (samples.square().sum(dim=1) / n_samples).sqrt()
        received: Tensor = self._channel(samples, rms, generator)  # (B, window_samples)
        if self._input_spec.kind == "waveform":
            return self._filled(received, n_samples)
        frames: Tensor = self._log_mel(received)  # (B, T, n_mels)
        n_frames = (n_samples - FRONT_END.win_samples) // FRONT_END.hop_samples + 1
        tempo = self._factor(self._crop.tempo, self._crop.tempo_range, len(chosen), generator)
        steps = torch.arange(self._crop.window_frames, device=self._device)
        index = (steps * tempo[:, None]).long() % n_frames[:, None]  # (B, T): repeated to fill the window
        return frames.gather(1, index[..., None].expand(-1, -1, frames.shape[2]))

    def _filled(self, samples: Tensor, n_samples: Tensor) -> Tensor:
        """Return stretches (B, window_samples), each normalised separately and repeated to fill the window.

        The tempo stays: on waveforms it would change the pitch, as the pace does already.
        """
        steps = torch.arange(samples.shape[1], device=self._device)
        if self._input_spec.normalize == "zero_mean_unit_variance":
            inside, n = steps < n_samples[:, None], n_samples[:, None]
            samples = samples - (samples * inside).sum(dim=1, keepdim=True) / n
            variance = (samples.square() * inside).sum(dim=1, keepdim=True) / n
            samples = samples / (variance + LEAST_VARIANCE).sqrt()
        return samples.gather(1, steps % n_samples[:, None])

    def _stretches(self, chosen: Tensor, generator: torch.Generator) -> tuple[Tensor, Tensor]:
        """Return (B, window_samples), zero after the stretch, and how long each stretch is (B,)."""
        c, n = self._crop, len(chosen)
        margins = torch.rand(2, n, device=self._device, generator=generator) * c.longest_margin_ms * SAMPLES_A_MS
        begin = (self._spans[chosen, 0] - margins[0].long()).clamp_min(0)
        end = torch.minimum(self._spans[chosen, 1] + margins[1].long(), self._lengths[chosen])
        pace = self._factor(self._channel.config.pace, self._channel.config.pace_range, n, generator)
        available = ((end - begin) / pace).long()
        longest = available.clamp(FRONT_END.win_samples, c.window_samples)
        shortest = torch.minimum(longest, torch.tensor(c.shortest_ms * SAMPLES_A_MS, device=self._device))
        some = shortest + (self._uniform(n, generator) * (longest - shortest + 1)).long()
        n_samples = torch.where(self._uniform(n, generator) < c.full_window, longest, some)
        offset = self._uniform(n, generator) * (available - n_samples).clamp_min(0) * pace
        start = self._starts[chosen] + begin + offset.long()
        samples = change_pace(self._samples, start, c.window_samples, pace) / 32768
        inside = torch.arange(c.window_samples, device=self._device) < n_samples[:, None]
        return samples * inside, n_samples

    def _factor(self, probability: float, ends: tuple[float, float], n: int, generator: torch.Generator) -> Tensor:
        factor = ends[0] + (ends[1] - ends[0]) * self._uniform(n, generator)
        return torch.where(self._uniform(n, generator) < probability, factor, 1.0)

    def _uniform(self, n: int, generator: torch.Generator) -> Tensor:
        return torch.rand(n, device=self._device, generator=generator)


def label_masks(clips: Sequence[Clip], labels: Sequence[str]) -> dict[str, tuple[bool, ...]]:
    """Return, by corpus, which of ``labels`` it has; of a corpus that isn't in CORPORA, those of its clips.

    Raises TrainingError for a clip whose label is not in ``labels``.
    """
    unknown = sorted({clip.label for clip in clips} - set(labels))
    if unknown:
        raise TrainingError(f"expected clips of {', '.join(labels)}, got some of {', '.join(unknown)}")
    masks = {}
    for corpus in {clip.corpus for clip in clips}:
        theirs = {clip.label for clip in clips if clip.corpus == corpus}
        known = theirs if corpus not in CORPORA else set(CORPORA[corpus].labels.values())
        masks[corpus] = tuple(label in known for label in labels)
    return masks


def _gather(clips: Sequence[Clip], cache: Path) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Return all clips' samples one after another, where each starts, how long it is, and its speech (n, 2)."""
    found = find_recordings(cache, clips)
    parts = [its.samples[its.offsets[i] : its.offsets[i + 1]] for its, i in found]
    lengths = np.array([len(part) for part in parts])
    spans = np.stack([its.spans[i] for its, i in found])
    return np.concatenate(parts), np.cumsum([0, *lengths[:-1]]), lengths, spans
