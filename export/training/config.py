"""The settings of one stage of training."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from export.acoustics.dataset import CropConfig

AVERAGED = 0.05
"""The running mean of the weights reaches back over about this share of all steps."""
LONGEST_MEMORY = 100.0
"""Steps over which the running mean reaches back, at most."""


@dataclass(frozen=True, slots=True)
class TrainConfig:
    """One stage of training; saved with the weights."""

    epochs: int = 10
    batch_size: int = 64
    learning_rate: float = 1e-3
    head_learning_rate: float = 2e-3
    warmup_steps: int = 50
    weight_decay: float = 0.02
    label_smoothing: float = 0.1
    mixup: float = 0.0
    """Probability that a window is blended with another."""
    mix_style: float = 0.0
    """Probability that the mean and deviation of a window's bands are blended with another window's."""
    ema_decay: float = 0.99
    """Decay per step of the running mean of the weights; that mean is the result."""
    gain_db: float = 6.0
    """Largest random change of a window's level, up or down, on top of the channel's."""
    tilt_db: float = 6.0
    """Largest random slope from the lowest to the highest band, up or down."""
    time_masks: int = 2
    longest_time_mask: int = 40
    """Frames; of a waveform as many hops."""
    band_masks: int = 2
    widest_band_mask: int = 14
    """Mel bands, of a waveform too."""
    share: dict[str, float] = field(default_factory=dict)
    """Share of a corpus's clips in an epoch; 1 for corpora that are not named."""
    teacher_weight: float = 0.0
    """Weight of the loss against the teachers' probabilities, where there are teachers; the rest is on the labels."""
    crop: CropConfig = field(default_factory=CropConfig)
    seed: int = 0

    def for_clips(self, n_clips: int, *, epochs: int, batch_size: int, seed: int) -> TrainConfig:
        """Return these settings with batches, warm-up and running mean for ``epochs`` epochs of ``n_clips`` clips."""
        batch_size = min(batch_size, n_clips)
        steps = epochs * (n_clips // batch_size)
        memory = min(LONGEST_MEMORY, max(1.0, AVERAGED * steps))
        return replace(
            self,
            epochs=epochs,
            batch_size=batch_size,
            warmup_steps=min(50, max(1, steps // 10)),
            ema_decay=1 - 1 / memory,
            seed=seed,
        )
