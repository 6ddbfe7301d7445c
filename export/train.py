"""Trains the network: on all corpora but RAVDESS, then on RAVDESS and a little of the rest, then once more rounded.

A run killed at any time goes on from its last finished epoch and ends with the same weights.
"""

from __future__ import annotations

import hashlib
import logging
import math
from copy import deepcopy
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional
from tqdm import tqdm

from export.dataset import CropConfig, TrainingSet
from export.errors import WorkshopError
from export.model import EmotionNet, ModelConfig

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from export.corpora import Clip
    from export.dataset import Batch

_log = logging.getLogger(__name__)

RANGE_TOLERANCE = 1e-3
"""Of a rounding's ranges, relative: their last digits depend on the number of threads."""
OUT_OF_REACH = -1e4
"""Logit of a label that a clip's corpus doesn't know."""


@dataclass(frozen=True, slots=True)
class TrainConfig:
    """One stage of training; saved with the weights."""

    epochs: int = 24
    batch_size: int = 64
    learning_rate: float = 1e-3
    head_learning_rate: float = 2e-3
    warmup_steps: int = 50
    weight_decay: float = 0.02
    label_smoothing: float = 0.1
    mixup: float = 0.3
    """Parameter of the Beta distribution; 0 turns it off."""
    ema_decay: float = 0.99
    """Of the running mean of the weights, a step; that mean is the result."""
    gain_db: float = 6.0
    """Random level of a window, to either side, on top of what the caches hold."""
    time_masks: int = 2
    longest_time_mask: int = 40
    """Frames."""
    band_masks: int = 2
    widest_band_mask: int = 14
    """Mel bands."""
    clean_share: float = 0.3
    """Of windows from clips as they were recorded; the others have a random condition."""
    share: dict[str, float] = field(default_factory=dict)
    """Of a corpus's clips in an epoch; 1 for those not named."""
    crop: CropConfig = field(default_factory=CropConfig)
    seed: int = 0


FIRST_STAGE = TrainConfig(epochs=10)
SECOND_STAGE = TrainConfig(
    epochs=24,
    batch_size=32,
    learning_rate=7e-4,
    head_learning_rate=1.5e-3,
    ema_decay=0.995,
    share={"tess": 0.03, "nemo": 0.04, "ased": 0.04, "emodb": 0.15},
)
THIRD_STAGE = TrainConfig(
    epochs=2,
    batch_size=32,
    warmup_steps=10,
    learning_rate=1e-4,
    head_learning_rate=2e-4,
    ema_decay=0.98,
    share=SECOND_STAGE.share,
)
"""With the rounding of int8 (export/rounding.py)."""


def train(
    network: EmotionNet, clips: Sequence[Clip], config: TrainConfig, *, cache: Path, checkpoint: Path, title: str
) -> EmotionNet:
    """Train a copy of ``network`` on the cached ``clips`` and return the mean of its last weights.

    ``checkpoint`` is written after every epoch and, where it exists, gone on from. Raises WorkshopError
    where it was made with other settings, from other weights or clips, or with another rounding.
    """
    data = TrainingSet(clips, cache, crop=config.crop, clean_share=config.clean_share)
    steps = max(1, data.n_batches(batch_size=config.batch_size, share=config.share)) * config.epochs
    run = _Run.begin(network, config, clips)
    for epoch in range(run.resume(checkpoint), config.epochs):
        rng = np.random.default_rng((config.seed, epoch))
        torch.manual_seed(config.seed * 1000 + epoch)
        batches = data.epoch(rng, batch_size=config.batch_size, share=config.share)
        bar = tqdm(batches, desc=f"{title} {epoch + 1}/{config.epochs}", unit="batch", mininterval=5)
        bar.total = steps // config.epochs
        loss = run.epoch(bar, steps)
        if not math.isfinite(loss):
            raise WorkshopError(f"{title}: the loss is {loss} in epoch {epoch + 1}")
        run.save(checkpoint, epoch + 1)
    return run.averaged


def load_network(checkpoint: Path) -> EmotionNet:
    """Return the network that ``train`` left in ``checkpoint``."""
    if not checkpoint.exists():
        raise WorkshopError(f"{checkpoint} is missing: run `python -m export train` first")
    saved = torch.load(checkpoint, weights_only=True)
    if saved["epoch"] != saved["train_config"]["epochs"]:
        raise WorkshopError(f"{checkpoint} is not finished: epoch {saved['epoch']}; run `python -m export train` again")
    network = EmotionNet(ModelConfig(**saved["model_config"]))
    network.load_state_dict(saved["averaged"])
    return network.eval()


@dataclass(slots=True, eq=False)
class _Run:
    """What changes while a network learns; all of it is in a checkpoint."""

    network: EmotionNet
    averaged: EmotionNet
    optimizer: torch.optim.Optimizer
    config: TrainConfig
    origin: dict[str, Any] | None
    """What ``origin_of`` says; None where an old checkpoint, which lacks it, was gone on from."""

    @classmethod
    def begin(cls, network: EmotionNet, config: TrainConfig, clips: Sequence[Clip]) -> _Run:
        origin = origin_of(network, clips)
        network = _channels_last(deepcopy(network))
        optimizer = torch.optim.AdamW(_groups(network, config), betas=(0.9, 0.98))
        return cls(network, deepcopy(network).eval(), optimizer, config, origin)

    def epoch(self, bar: tqdm[Batch], steps: int) -> float:
        """Learn from each batch once; ``steps`` is how many there are in all epochs. Return the mean loss."""
        _train_mode(self.network)
        losses = []
        for batch in bar:
            _set_rates(self.optimizer, self.config, steps)
            loss = _loss(self.network, batch, self.config)
            self.optimizer.zero_grad(set_to_none=True)
            torch.autograd.backward(loss)
            torch.nn.utils.clip_grad_norm_(self.network.parameters(), 5.0)
            self.optimizer.step()
            _average(self.averaged, self.network, self.config.ema_decay)
            losses.append(loss.item())
            bar.set_postfix(loss=f"{np.mean(losses[-20:]):.3f}", refresh=False)
        return float(np.mean(losses)) if losses else 0.0

    def save(self, checkpoint: Path, epoch: int) -> None:
        """Write to a second file and rename: a kill leaves the old checkpoint or the new one, whole."""
        checkpoint.parent.mkdir(parents=True, exist_ok=True)
        partial = checkpoint.with_suffix(".partial")
        saved = {
            "epoch": epoch,
            "network": self.network.state_dict(),
            "averaged": self.averaged.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "model_config": asdict(self.network.config),
            "train_config": asdict(self.config),
            "origin": self.origin,
        }
        torch.save(saved, partial)
        partial.replace(checkpoint)

    def resume(self, checkpoint: Path) -> int:
        """Load what an earlier run left and return the epoch to go on with; 0 where there is nothing."""
        if not checkpoint.exists():
            return 0
        saved = torch.load(checkpoint, weights_only=True)
        ours = (asdict(self.config), asdict(self.network.config))
        if (saved["train_config"], saved["model_config"]) != ours:
            raise WorkshopError(f"{checkpoint} was made with other settings; move it away to train anew")
        self._check_origin(checkpoint, saved.get("origin"))
        self.network.load_state_dict(saved["network"])
        self.averaged.load_state_dict(saved["averaged"])
        self.optimizer.load_state_dict(saved["optimizer"])
        return int(saved["epoch"])

    def _check_origin(self, checkpoint: Path, theirs: dict[str, Any] | None) -> None:
        if theirs is None or self.origin is None:
            _log.warning("%s does not say what it was started from; it is taken as it is", checkpoint)
            self.origin = None
            return
        differing = [name for name in ("weights", "clips") if theirs[name] != self.origin[name]]
        if not _same_ranges(theirs["rounding"], self.origin["rounding"]):
            differing.append("rounding")
        if differing:
            raise WorkshopError(
                f"{checkpoint} was started with other {' and other '.join(differing)}; move it away to train anew"
            )


def origin_of(network: EmotionNet, clips: Sequence[Clip]) -> dict[str, Any]:
    """Return what training starts from: SHA-256 of the weights and of the clips' paths, and the rounding's ranges."""
    weights = hashlib.sha256()
    for name, values in network.state_dict().items():
        weights.update(name.encode())
        weights.update(values.detach().cpu().numpy().tobytes())
    roundings = [layer.rounding for layer in network.int8_layers()]
    return {
        "weights": weights.hexdigest(),
        "clips": hashlib.sha256("\n".join(clip.path.as_posix() for clip in clips).encode()).hexdigest(),
        "rounding": [[*one.input_range, *(one.output_range or ())] if one else [] for one in roundings],
    }


def _same_ranges(one: list[list[float]], other: list[list[float]]) -> bool:
    return [len(ranges) for ranges in one] == [len(ranges) for ranges in other] and all(
        np.allclose(a, b, rtol=RANGE_TOLERANCE, atol=RANGE_TOLERANCE) for a, b in zip(one, other, strict=True)
    )


def _loss(network: EmotionNet, batch: Batch, config: TrainConfig) -> Tensor:
    features = torch.from_numpy(batch.features)  # (B, 298, 103)
    masks = torch.from_numpy(batch.masks)  # (B, n_labels)
    targets = smooth_targets(torch.from_numpy(batch.targets), masks, config.label_smoothing)
    features = mask_at_random(change_gain(features, config.gain_db), config)
    if config.mixup > 0:
        features, targets, masks = mix_up(features, targets, masks, config.mixup)
    return masked_cross_entropy(network(features), targets, masks)


def masked_cross_entropy(logits: Tensor, targets: Tensor, masks: Tensor) -> Tensor:
    """Return the mean cross-entropy where each clip's softmax is over its corpus's own labels.

    ``logits``, ``targets`` (probabilities) and ``masks`` (True: known) have shape (B, n_labels).
    """
    log_p = functional.log_softmax(logits.masked_fill(~masks, OUT_OF_REACH), dim=1)
    return -(targets * log_p.masked_fill(~masks, 0.0)).sum(dim=1).mean()


def smooth_targets(targets: Tensor, masks: Tensor, smoothing: float) -> Tensor:
    """Return probabilities (B, n_labels): 1 - smoothing on the target, the rest even over known labels."""
    even = masks / masks.sum(dim=1, keepdim=True)
    return (1 - smoothing) * functional.one_hot(targets, masks.shape[1]) + smoothing * even


def mix_up(features: Tensor, targets: Tensor, masks: Tensor, alpha: float) -> tuple[Tensor, Tensor, Tensor]:
    """Blend each window with another of the batch (Zhang et al., ICLR 2018); a blend knows both's labels."""
    weight = torch.distributions.Beta(alpha, alpha).sample((len(features),))
    weight = torch.maximum(weight, 1 - weight)
    other = torch.randperm(len(features))
    blended = weight[:, None, None] * features + (1 - weight)[:, None, None] * features[other]
    return blended, weight[:, None] * targets + (1 - weight)[:, None] * targets[other], masks | masks[other]


def change_gain(features: Tensor, gain_db: float) -> Tensor:
    """Return windows as if recorded up to ``gain_db`` louder or softer, floor of the logarithm respected."""
    gain = 10 ** ((torch.rand(len(features), 1, 1) * 2 - 1) * gain_db / 10)
    power = (torch.exp(features * 5.0 - 4.5) - 1e-5).clamp_min(0.0)
    return (torch.log(power * gain + 1e-5) + 4.5) / 5.0


def mask_at_random(features: Tensor, config: TrainConfig) -> Tensor:
    """Blank out stretches of time and of mel bands (SpecAugment; Park et al., Interspeech 2019)."""
    features = features.clone()
    for window in features:  # (T, n_mels)
        for _ in range(config.time_masks):
            start, length = _stretch(window.shape[0], config.longest_time_mask)
            window[start : start + length] = 0.0
        for _ in range(config.band_masks):
            start, length = _stretch(window.shape[1], config.widest_band_mask)
            window[:, start : start + length] = 0.0
    return features


def _stretch(size: int, longest: int) -> tuple[int, int]:
    length = int(torch.randint(0, min(longest, size) + 1, ()))
    return int(torch.randint(0, size - length + 1, ())), length


def _train_mode(network: EmotionNet) -> None:
    """Let ``network`` learn; where it rounds, its norms stay: they will be folded into the rounded weights."""
    network.train()
    for layer in network.modules():
        if isinstance(layer, nn.BatchNorm2d) and any(one.rounding is not None for one in network.int8_layers()):
            layer.eval()


def _groups(network: EmotionNet, config: TrainConfig) -> list[dict[str, Any]]:
    """Weights decay; biases and norms don't. The head learns faster than the trunk."""
    groups: list[dict[str, Any]] = []
    for part, rate in ((network.features, config.learning_rate), (network.head, config.head_learning_rate)):
        matrices = [p for p in part.parameters() if p.dim() > 1]
        vectors = [p for p in part.parameters() if p.dim() <= 1]
        groups.append({"params": matrices, "lr": rate, "peak": rate, "weight_decay": config.weight_decay, "step": 0})
        groups.append({"params": vectors, "lr": rate, "peak": rate, "weight_decay": 0.0, "step": 0})
    return groups


def _set_rates(optimizer: torch.optim.Optimizer, config: TrainConfig, steps: int) -> None:
    """Linear warm-up, then half a cosine down to nothing."""
    for group in optimizer.param_groups:
        step = group["step"]
        warm = min(1.0, (step + 1) / config.warmup_steps)
        group["lr"] = group["peak"] * warm * 0.5 * (1 + math.cos(math.pi * min(1.0, step / steps)))
        group["step"] = step + 1


@torch.no_grad()
def _average(averaged: EmotionNet, network: EmotionNet, decay: float) -> None:
    theirs = network.state_dict()
    for name, mean in averaged.state_dict().items():
        if mean.is_floating_point():
            mean.lerp_(theirs[name], 1 - decay)
        else:
            mean.copy_(theirs[name])


def _channels_last(network: EmotionNet) -> EmotionNet:
    """Lay the kernels out as the processor likes them best: 1.7 times faster training."""
    for parameter in network.parameters():
        if parameter.dim() == 4:
            parameter.data = parameter.data.contiguous(memory_format=torch.channels_last)
    return network
