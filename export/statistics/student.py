"""Trains a small encoder to hear what a large one hears, without labels.

The small one is of the same kind, so all that follows, heads, evaluation and export, is the same for both.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

import torch
from safetensors.torch import save_file
from torch import Tensor, nn
from tqdm import tqdm

from export.atomic_file import write_atomically
from export.errors import TrainingError
from export.statistics.encoder import FILES, HOP_NAME, Shape, WhisperEncoder
from export.statistics.lessons import statistics_of

if TYPE_CHECKING:
    from pathlib import Path

    from export.statistics.lessons import Lesson, Lessons

CHECKPOINT = "checkpoint.pt"
LARGEST_GRADIENT = 1.0
MEMORY = 0.98
"""Of the running mean of the losses that is shown."""


@dataclass(frozen=True, slots=True)
class StudentConfig:
    """The small encoder, and how it learns."""

    shape: Shape = field(default_factory=lambda: Shape(width=160, heads=4, hidden=480, n_layers=2, n_mels=64, hop=320))
    frames_weight: float = 0.5
    """Of the loss of single frames, beside that of the statistics of stretches."""
    steps: int = 1_500
    stretches: int = 32
    """In a step."""
    learning_rate: float = 2e-3
    warm_up: float = 0.05
    """Share of the steps."""
    weight_decay: float = 0.01
    save_every: int = 100
    seed: int = 0


class Pupil(nn.Module):
    """The small encoder, and linear maps from its frames and statistics to those of the large one."""

    def __init__(self, shape: Shape, n_features: int) -> None:
        """``n_features``: of the large encoder."""
        super().__init__()
        self.encoder = WhisperEncoder(shape, tuple(range(shape.n_layers + 1)))
        nn.init.normal_(self.encoder.positions, std=0.02)
        self.frames = nn.Linear(self.encoder.n_features, n_features)
        self.statistics = nn.Linear(2 * self.encoder.n_features, 2 * n_features)

    def forward(self, lesson: Lesson) -> tuple[Tensor, Tensor]:
        """Return the mean squared errors of statistics and frames; 1 is what a constant would have."""
        features = self.encoder.features(lesson.samples)
        statistics = self.statistics(statistics_of(features, lesson.mask))
        frames = self.frames(features[lesson.mask > 0])
        return (statistics - lesson.statistics).square().mean(), (frames - lesson.frames).square().mean()


def teach(lessons: Lessons, config: StudentConfig, folder: Path) -> dict[str, float]:
    """Train a small encoder and save it in ``folder``; return the last losses of statistics and frames.

    It goes on from the last step that was saved there. Raises TrainingError where other settings were.
    """
    torch.manual_seed(config.seed)
    run = _Run(config, Pupil(config.shape, lessons.n_features), folder / CHECKPOINT)
    first = run.resume()
    with tqdm(range(first, config.steps), initial=first, total=config.steps, unit="step", desc="teach") as steps:
        for step in steps:
            run.learn(lessons.draw(config.stretches, step))
            steps.set_postfix({name: f"{loss:.3f}" for name, loss in run.losses.items()}, refresh=False)
            if (step + 1) % config.save_every == 0 or step + 1 == config.steps:
                run.save(step + 1)
    save_encoder(run.pupil.encoder, config.shape, folder)
    return run.losses


class _Run:
    """The state of a training; the checkpoint holds all of it."""

    def __init__(self, config: StudentConfig, pupil: Pupil, checkpoint: Path) -> None:
        self.pupil = pupil
        self.losses: dict[str, float] = {}
        """Running means."""
        self._config, self._checkpoint = config, checkpoint
        self._optimizer = torch.optim.AdamW(
            pupil.parameters(), lr=config.learning_rate, weight_decay=config.weight_decay
        )
        self._schedule = torch.optim.lr_scheduler.OneCycleLR(
            self._optimizer, config.learning_rate, total_steps=config.steps, pct_start=config.warm_up
        )
        self._parts: dict[str, Any] = {"pupil": pupil, "optimizer": self._optimizer, "schedule": self._schedule}

    def learn(self, lesson: Lesson) -> None:
        """Take one step."""
        statistics, frames = self.pupil(lesson)
        self._optimizer.zero_grad()
        torch.autograd.backward(statistics + self._config.frames_weight * frames)
        nn.utils.clip_grad_norm_(self.pupil.parameters(), LARGEST_GRADIENT)
        self._optimizer.step()
        self._schedule.step()
        for name, loss in (("statistics", float(statistics.detach())), ("frames", float(frames.detach()))):
            self.losses[name] = MEMORY * self.losses.get(name, loss) + (1 - MEMORY) * loss

    def save(self, step: int) -> None:
        """Write the checkpoint; ``step`` is the next one."""
        saved = {name: part.state_dict() for name, part in self._parts.items()}
        self._checkpoint.parent.mkdir(parents=True, exist_ok=True)
        with write_atomically(self._checkpoint) as partial:
            torch.save({"step": step, "losses": self.losses, "config": asdict(self._config), **saved}, partial)

    def resume(self) -> int:
        """Load what was saved; return the next step."""
        if not self._checkpoint.is_file():
            return 0
        saved = torch.load(self._checkpoint, weights_only=True)
        if saved["config"] != asdict(self._config):
            raise TrainingError(f"{self._checkpoint} was made with other settings: move it away to train anew")
        for name, part in self._parts.items():
            part.load_state_dict(saved[name])
        self.losses = saved["losses"]
        return int(saved["step"])


def save_encoder(encoder: WhisperEncoder, shape: Shape, folder: Path) -> None:
    """Write an encoder as ``load_encoder`` reads it."""
    weights = {name: value for name, value in encoder.state_dict().items() if not name.startswith("log_mel.")}
    weights["embed_positions.weight"] = weights.pop("positions")
    for name in ("conv1", "conv2"):
        weight = weights[f"{name}.weight"]
        weights[f"{name}.weight"] = weight.view(len(weight), 3, -1).permute(0, 2, 1)  # (out, in, 3)
    about = {
        "d_model": shape.width,
        "encoder_attention_heads": shape.heads,
        "encoder_ffn_dim": shape.hidden,
        "encoder_layers": shape.n_layers,
        "num_mel_bins": shape.n_mels,
        HOP_NAME: shape.hop,
    }
    folder.mkdir(parents=True, exist_ok=True)
    with write_atomically(folder / FILES[0]) as partial:
        partial.write_text(json.dumps(about, indent=2) + "\n", encoding="utf-8")
    with write_atomically(folder / FILES[1]) as partial:
        save_file({name: value.contiguous() for name, value in weights.items()}, partial)
