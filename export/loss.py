"""A loss for speech synthesis, high where the speech expresses another emotion than the target.

    critic = EmotionLoss.from_model(Path("models/ser-mn04.onnx"), sample_rate=24000)
    loss = reconstruction + 0.1 * critic(generated, critic.targets(["happy", "sad"]))

Gradients reach the samples through the daemon's own features. Inaudible changes can fool a network, and a generator
that is trained on this loss alone learns such changes. The loss is therefore the mean over several versions of each
waveform, at random levels and offsets and with noise (expectation over transformations, Athalye et al., ICML 2018). Use
it beside other losses, and let people judge the result.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import torch
from torch import Tensor, nn
from torch.nn import functional

from export.acoustics.front_end import TorchLogMel
from export.errors import TrainingError
from export.models.from_onnx import read_network
from streamer.core.audio import SAMPLE_RATE
from streamer.inference.card import LogMelFrontEnd, card_of, load_card

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from export.models.mn04 import EmotionNet
    from streamer.dsp.features import LogMelConfig


@dataclass(frozen=True, slots=True)
class Augmentation:
    """The random versions of each waveform in training mode."""

    times: int = 4
    """Number of versions."""
    level_db: float = 6.0
    """Largest change of the level, up or down."""
    longest_shift_ms: int = 50
    """Most that is cut off the start."""
    snr_db: tuple[float, float] = (20.0, 40.0)
    """Lowest and highest ratio of the speech to the white noise that is added."""


class EmotionLoss(nn.Module):
    """Cross-entropy between target emotions and the predictions of an emotion network, whose weights are frozen.

    In training mode it is the mean over random versions of each waveform (``Augmentation``); in eval mode it takes the
    waveform as it is.
    """

    def __init__(
        self,
        network: EmotionNet,
        *,
        window_ms: int,
        front_end: LogMelConfig,
        sample_rate: int = SAMPLE_RATE,
        temperature: float = 1.0,
        augmentation: Augmentation | None = None,
    ) -> None:
        """``sample_rate``: of the waveforms, Hz; ``temperature``: from the model's card."""
        super().__init__()
        if sample_rate < 8000:
            raise TrainingError(f"sample_rate: expected 8000 Hz or more, got {sample_rate}")
        self.labels = tuple(network.config.labels)
        self.sample_rate = sample_rate
        self.temperature = temperature
        self.augmentation = augmentation or Augmentation()
        self._window_frames = front_end.n_frames(window_ms * SAMPLE_RATE // 1000)
        self._log_mel = TorchLogMel(front_end)
        self._network = network.requires_grad_(False).eval()

    @classmethod
    def from_model(
        cls, model: Path, *, sample_rate: int = SAMPLE_RATE, augmentation: Augmentation | None = None
    ) -> EmotionLoss:
        """Return the loss by a model of ours, such as ``models/ser-mn04.onnx`` with its card beside it.

        Raises TrainingError for another kind of network, ModelError where file or card can't be read.
        """
        card = load_card(card_of(model))
        if not isinstance(card.front_end, LogMelFrontEnd):
            raise TrainingError(f"{model}: expected a model of log-mel windows")
        return cls(
            read_network(model),
            window_ms=card.window_ms,
            front_end=card.front_end.parameters,
            sample_rate=sample_rate,
            temperature=card.temperature,
            augmentation=augmentation,
        )

    def train(self, mode: bool = True) -> EmotionLoss:
        """Set whether waveforms are augmented; the network itself stays in eval mode."""
        super().train(mode)
        self._network.eval()
        return self

    def targets(self, labels: Sequence[str]) -> Tensor:
        """Return the indices (B,) of emotions by name; raise TrainingError for one that is no label of the network."""
        unknown = sorted(set(labels) - set(self.labels))
        if unknown:
            raise TrainingError(f"expected labels out of {', '.join(self.labels)}, got {', '.join(unknown)}")
        return torch.tensor([self.labels.index(label) for label in labels], device=self._log_mel.window.device)

    def forward(self, waveforms: Tensor, targets: Tensor, lengths: Tensor | None = None) -> Tensor:
        """Return the loss, a scalar, 0 or more.

        ``waveforms``: speech without silence around it, shape (B, n), -1..1, at ``sample_rate``; ``lengths`` (B,):
        samples of speech in each row; None: all. ``targets``: indices (B,), or probabilities (B, n_labels).
        """
        versions: list[tuple[Tensor, Tensor | None]] = [(waveforms, lengths)]
        if self.training:
            versions = [self._augmented(waveforms, lengths) for _ in range(self.augmentation.times)]
        return torch.stack([_cross_entropy(self.log_probabilities(*one), targets) for one in versions]).mean()

    def log_probabilities(self, waveforms: Tensor, lengths: Tensor | None = None) -> Tensor:
        """Return the network's log probabilities, shape (B, n_labels), of the mean over windows, as of an utterance."""
        ends = [waveforms.shape[1]] * len(waveforms) if lengths is None else [int(n) for n in lengths]
        rows = []
        for waveform, end in zip(waveforms, ends, strict=True):
            windows = self._windows(waveform[:end])
            p = torch.softmax(self._network(windows) / self.temperature, dim=1)
            rows.append(p.mean(dim=0).clamp_min(1e-8).log())
        return torch.stack(rows)

    def _windows(self, waveform: Tensor) -> Tensor:
        """Return full windows end to end and one of the last frames; short speech is repeated to fill one window."""
        samples: Tensor = resample(waveform[None], self.sample_rate, SAMPLE_RATE)
        shortest = self._log_mel.config.win_samples
        if samples.shape[1] < shortest:
            raise TrainingError(
                f"expected {1000 * shortest // SAMPLE_RATE} ms of speech or more, got {len(waveform)} samples"
            )
        frames: Tensor = self._log_mel(samples)[0]  # (T, n_mels)
        n, size = len(frames), self._window_frames
        if n <= size:
            return frames[torch.arange(size, device=frames.device) % n][None]
        starts = [*range(0, n - size, size), n - size]
        return torch.stack([frames[start : start + size] for start in starts])

    def _augmented(self, waveforms: Tensor, lengths: Tensor | None) -> tuple[Tensor, Tensor]:
        """Return waveforms from a random offset on, at a random level and with noise, and their lengths."""
        its, n = self.augmentation, len(waveforms)
        ends = torch.full((n,), waveforms.shape[1]) if lengths is None else lengths.cpu()
        longest = min(its.longest_shift_ms * self.sample_rate // 1000, int(ends.min()) // 4)
        shift = int(torch.randint(longest + 1, ()))
        shifted = waveforms[:, shift:]
        level_db, snr = torch.rand(2, n, 1, device=waveforms.device)
        gain = 10 ** ((2 * level_db - 1) * its.level_db / 20)
        snr_db = its.snr_db[0] + (its.snr_db[1] - its.snr_db[0]) * snr
        rms = shifted.detach().square().mean(dim=1, keepdim=True).sqrt()
        noise = torch.randn_like(shifted) * rms * 10 ** (-snr_db / 20)
        return (shifted + noise) * gain, ends - shift


EmotionCritic = EmotionLoss
"""The former name."""


def _cross_entropy(log_p: Tensor, targets: Tensor) -> Tensor:
    return functional.nll_loss(log_p, targets) if targets.dim() == 1 else -(targets * log_p).sum(dim=1).mean()


def resample(samples: Tensor, rate: int, wanted: int) -> Tensor:
    """Return (B, n) at another rate, differentiable: its spectrum, cut off or extended with zeros."""
    if rate == wanted:
        return samples
    n = samples.shape[1]
    seconds = -(-n // rate) + 1  # a second of silence keeps the end from ringing into the start
    padded = functional.pad(samples, (0, seconds * rate - n))
    spectrum = torch.fft.rfft(padded)
    bins = seconds * wanted // 2 + 1
    kept = spectrum[:, :bins] if bins <= spectrum.shape[1] else functional.pad(spectrum, (0, bins - spectrum.shape[1]))
    resampled: Tensor = torch.fft.irfft(kept, n=seconds * wanted) * (wanted / rate)
    return resampled[:, : n * wanted // rate]
