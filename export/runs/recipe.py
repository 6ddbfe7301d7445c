"""The recipe of our network: all settings of its training, in one value that is saved with the model."""

from __future__ import annotations

from dataclasses import dataclass, field

from export.acoustics.channel import ChannelConfig
from export.corpora.splits import RAVDESS_FOLDS
from export.models.mn04 import ModelConfig
from export.training.config import TrainConfig

FEW = {"tess": 0.03, "nemo": 0.04, "ased": 0.04, "emodb": 0.15}
"""Shares of the other corpora's clips in an epoch of RAVDESS: they keep the network from forgetting those corpora."""
SOME = {"tess": 0.06, "nemo": 0.12, "ased": 0.12, "emodb": 0.4}

FIRST = TrainConfig(epochs=10)
"""On all corpora but RAVDESS, from the AudioSet weights."""
BASE = TrainConfig(epochs=64, label_smoothing=0.05, share=FEW)
MIXED = TrainConfig(epochs=64, label_smoothing=0.05, share=FEW, mixup=0.5, mix_style=0.4)
WIDE = TrainConfig(epochs=42, label_smoothing=0.05, share=SOME, mix_style=0.2)
STUDENT = TrainConfig(epochs=56, label_smoothing=0.05, share=SOME, mixup=0.5, mix_style=0.3, teacher_weight=0.8)
ROUNDED = TrainConfig(
    epochs=3,
    warmup_steps=10,
    learning_rate=1e-4,
    head_learning_rate=2e-4,
    ema_decay=0.98,
    share=SOME,
    teacher_weight=1.0,
)
"""The student again, with the rounding of int8 (export/training/rounding.py); its teacher is the student itself."""
FIRST_ELSEWHERE = TrainConfig(epochs=3)
"""On all corpora but one that isn't RAVDESS: shorter, as these models are evaluated and not shipped."""
SECOND_ELSEWHERE = TrainConfig(epochs=6, label_smoothing=0.05)


@dataclass(frozen=True, slots=True)
class Recipe:
    """All settings of the shipped model, and of the models that are only evaluated."""

    model: ModelConfig = field(default_factory=ModelConfig)
    channel: ChannelConfig = field(default_factory=ChannelConfig)
    first: TrainConfig = FIRST
    teachers: dict[str, TrainConfig] = field(default_factory=lambda: {"base": BASE, "mixed": MIXED, "wide": WIDE})
    """By name; trained on RAVDESS and some clips of the others. Their mean prediction is the student's target."""
    student: TrainConfig = STUDENT
    rounded: TrainConfig = ROUNDED
    first_elsewhere: TrainConfig = FIRST_ELSEWHERE
    second_elsewhere: TrainConfig = SECOND_ELSEWHERE
    folds: tuple[int, ...] = tuple(range(len(RAVDESS_FOLDS)))
    calibration_clips: int = 192
    hop_ms: int = 1000
    seed: int = 0
