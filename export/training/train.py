"""Trains a network on windows of clips: one stage after another, each a cosine of the learning rate.

A run killed at any time goes on from its last saved epoch and ends with the same weights.
"""

from __future__ import annotations

import hashlib
import math
import time
from copy import deepcopy
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional
from tqdm import tqdm

from export.errors import WorkshopError
from export.models.mn04 import EmotionNet, ModelConfig
from export.sound.dataset import FRONT_END, CropConfig, TrainingSet
from export.training.graphed import Graphed
from export.whole import written_whole

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from export.corpora.readers import Clip
    from export.sound.channel import RandomChannel
    from export.sound.dataset import Batch

RANGE_TOLERANCE = 1e-3
"""Of a rounding's ranges, relative: their last digits depend on the number of threads."""
OUT_OF_REACH = -1e4
"""Logit of a label that a clip's corpus doesn't know."""
SAVE_EVERY_S = 60.0


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
    """Probability that a window's bands get a blend of their own and another window's means and deviations."""
    ema_decay: float = 0.99
    """Of the running mean of the weights, a step; that mean is the result."""
    gain_db: float = 6.0
    """Random level of a window, to either side, on top of the channel's."""
    tilt_db: float = 6.0
    """Random slope from the lowest to the highest band, to either side."""
    time_masks: int = 2
    longest_time_mask: int = 40
    """Frames."""
    band_masks: int = 2
    widest_band_mask: int = 14
    """Mel bands."""
    share: dict[str, float] = field(default_factory=dict)
    """Of a corpus's clips in an epoch; 1 for those not named."""
    teacher_weight: float = 0.0
    """Of the loss against the teachers' probabilities, where there are teachers; the rest is against the labels."""
    crop: CropConfig = field(default_factory=CropConfig)
    seed: int = 0


def train(
    network: EmotionNet,
    clips: Sequence[Clip],
    config: TrainConfig,
    *,
    channel: RandomChannel,
    cache: Path,
    checkpoint: Path,
    title: str,
    device: torch.device,
    teachers: Sequence[EmotionNet] = (),
) -> EmotionNet:
    """Train a copy of ``network`` on the recorded ``clips`` and return the mean of its last weights.

    ``checkpoint`` is written now and then and, where it exists, gone on from. Raises WorkshopError where it was
    made with other settings, from other weights, clips or teachers, or with another rounding, and where there are
    fewer clips than a batch has.
    """
    run = _Run.begin(network, config, clips, teachers, device)
    done = run.resume(checkpoint)
    if done == config.epochs:
        return run.averaged
    data = TrainingSet(clips, cache, crop=config.crop, channel=channel, device=device)
    n_batches = data.n_batches(batch_size=config.batch_size, share=config.share)
    if n_batches == 0:
        raise WorkshopError(f"{title}: an epoch of these {len(clips)} clips has no batch of {config.batch_size}")
    steps = n_batches * config.epochs
    bar = tqdm(total=config.epochs, initial=done, desc=title, unit="epoch", mininterval=5)
    saved_at = time.monotonic()
    for epoch in range(done, config.epochs):
        torch.manual_seed(config.seed * 1000 + epoch)
        batches = data.epoch((config.seed, epoch), batch_size=config.batch_size, share=config.share)
        loss = run.epoch(batches, steps)
        if not math.isfinite(loss):
            raise WorkshopError(f"{title}: the loss is {loss} in epoch {epoch + 1}")
        bar.update()
        bar.set_postfix(loss=f"{loss:.3f}", refresh=False)
        if epoch + 1 == config.epochs or time.monotonic() - saved_at > SAVE_EVERY_S:
            run.save(checkpoint, epoch + 1)
            saved_at = time.monotonic()
    bar.close()
    return run.averaged


def load_network(checkpoint: Path) -> EmotionNet:
    """Return the network that ``train`` left in ``checkpoint``, on the CPU."""
    if not checkpoint.exists():
        raise WorkshopError(f"{checkpoint} is missing: run `python -m export train` first")
    saved = torch.load(checkpoint, weights_only=True, map_location="cpu")
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
    teachers: list[EmotionNet]
    origin: dict[str, Any]
    """What ``origin_of`` says, and the kind of device."""
    step: Callable[[Tensor, Tensor, Tensor], Tensor] = field(init=False)
    """Learns from one batch and returns its loss."""

    def __post_init__(self) -> None:
        self.step = Graphed(self._step) if self.origin["device"] == "cuda" else self._step

    @classmethod
    def begin(
        cls,
        network: EmotionNet,
        config: TrainConfig,
        clips: Sequence[Clip],
        teachers: Sequence[EmotionNet],
        device: torch.device,
    ) -> _Run:
        origin = origin_of(network, clips, teachers) | {"device": device.type}
        network = _laid_out(deepcopy(network).to(device))
        groups = _groups(network, config)
        for group in groups if device.type == "cuda" else ():
            group["lr"] = torch.tensor(group["lr"], device=device)  # so that a graph sees it change
        optimizer = torch.optim.AdamW(groups, betas=(0.9, 0.98), fused=True, capturable=device.type == "cuda")
        moved = [_laid_out(deepcopy(teacher).to(device)).eval() for teacher in teachers]
        return cls(network, deepcopy(network).eval(), optimizer, config, moved, origin)

    def epoch(self, batches: Iterable[Batch], steps: int) -> float:
        """Learn from each batch once; ``steps`` is how many there are in all epochs. Return the mean loss."""
        _train_mode(self.network)
        losses = []
        for batch in batches:
            _set_rates(self.optimizer, self.config, steps)
            losses.append(self.step(batch.features, batch.targets, batch.masks).clone())
        return float(torch.stack(losses).mean()) if losses else 0.0

    def _step(self, features: Tensor, targets: Tensor, masks: Tensor) -> Tensor:
        self.optimizer.zero_grad(set_to_none=True)
        loss = self._loss(features, targets, masks)
        torch.autograd.backward(loss)
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), 5.0, foreach=True)
        self.optimizer.step()
        _average(self.averaged, self.network, self.config.ema_decay)
        return loss.detach()

    def _loss(self, features: Tensor, labels: Tensor, masks: Tensor) -> Tensor:
        config = self.config
        targets = smooth_targets(labels, masks, config.label_smoothing)
        features = mask_at_random(change_level(features, config), config)
        if config.mix_style > 0:
            features = mix_style(features, config.mix_style)
        if config.mixup > 0:
            features, targets, masks = mix_up(features, targets, masks, config.mixup)
        logits = self.network(features)
        loss = masked_cross_entropy(logits, targets, masks)
        if not self.teachers:
            return loss
        taught = soft_cross_entropy(logits, mean_probabilities(self.teachers, features))
        return config.teacher_weight * taught + (1 - config.teacher_weight) * loss

    def save(self, checkpoint: Path, epoch: int) -> None:
        """Write to a second file and rename: a kill leaves the old checkpoint or the new one, whole."""
        saved = {
            "epoch": epoch,
            "network": self.network.state_dict(),
            "averaged": self.averaged.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "model_config": asdict(self.network.config),
            "train_config": asdict(self.config),
            "origin": self.origin,
        }
        with written_whole(checkpoint) as partly:
            torch.save(saved, partly)

    def resume(self, checkpoint: Path) -> int:
        """Load what an earlier run left and return the epoch to go on with; 0 where there is nothing."""
        if not checkpoint.exists():
            return 0
        saved = torch.load(checkpoint, weights_only=True, map_location=next(self.network.parameters()).device)
        ours = (asdict(self.config), asdict(self.network.config))
        if (saved["train_config"], saved["model_config"]) != ours:
            raise WorkshopError(f"{checkpoint} was made with other settings; move it away to train anew")
        self._check_origin(checkpoint, saved["origin"])
        self.averaged.load_state_dict(saved["averaged"])
        if saved["epoch"] < self.config.epochs:
            self._check_device(checkpoint, saved["origin"]["device"])
            self.network.load_state_dict(saved["network"])
            self.optimizer.load_state_dict(saved["optimizer"])
        return int(saved["epoch"])

    def _check_device(self, checkpoint: Path, theirs: str) -> None:
        ours = self.origin["device"]
        if theirs != ours:
            raise WorkshopError(f"{checkpoint} was begun on {theirs}, this is {ours}; move it away to train anew")

    def _check_origin(self, checkpoint: Path, theirs: dict[str, Any]) -> None:
        differing = [name for name in ("weights", "clips", "teachers") if theirs[name] != self.origin[name]]
        if not _same_ranges(theirs["rounding"], self.origin["rounding"]):
            differing.append("rounding")
        if differing:
            raise WorkshopError(
                f"{checkpoint} was started with other {' and other '.join(differing)}; move it away to train anew"
            )


def origin_of(network: EmotionNet, clips: Sequence[Clip], teachers: Sequence[EmotionNet] = ()) -> dict[str, Any]:
    """Return what training starts from: hashes of weights, of the clips' paths, of teachers; the rounding's ranges."""
    roundings = [layer.rounding for layer in network.int8_layers()]
    return {
        "weights": _digest(network),
        "clips": hashlib.sha256("\n".join(clip.path.as_posix() for clip in clips).encode()).hexdigest(),
        "teachers": [_digest(teacher) for teacher in teachers],
        "rounding": [[*one.input_range, *(one.output_range or ())] if one else [] for one in roundings],
    }


def _digest(network: EmotionNet) -> str:
    told = hashlib.sha256()
    for name, values in network.state_dict().items():
        told.update(name.encode())
        told.update(values.detach().cpu().contiguous().numpy().tobytes())
    return told.hexdigest()


def _same_ranges(one: list[list[float]], other: list[list[float]]) -> bool:
    return [len(ranges) for ranges in one] == [len(ranges) for ranges in other] and all(
        np.allclose(a, b, rtol=RANGE_TOLERANCE, atol=RANGE_TOLERANCE) for a, b in zip(one, other, strict=True)
    )


# -- losses ----------------------------------------------------------------------------------------


def masked_cross_entropy(logits: Tensor, targets: Tensor, masks: Tensor) -> Tensor:
    """Return the mean cross-entropy where each clip's softmax is over its corpus's own labels.

    ``logits``, ``targets`` (probabilities) and ``masks`` (True: known) have shape (B, n_labels).
    """
    log_p = functional.log_softmax(logits.masked_fill(~masks, OUT_OF_REACH), dim=1)
    return -(targets * log_p.masked_fill(~masks, 0.0)).sum(dim=1).mean()


def soft_cross_entropy(logits: Tensor, targets: Tensor) -> Tensor:
    """Return the mean cross-entropy against probabilities over all labels, both (B, n_labels)."""
    return -(targets * functional.log_softmax(logits, dim=1)).sum(dim=1).mean()


@torch.no_grad()
def mean_probabilities(teachers: Sequence[EmotionNet], features: Tensor) -> Tensor:
    """Return what an ensemble says about windows, shape (B, n_labels)."""
    return torch.stack([torch.softmax(teacher(features), dim=1) for teacher in teachers]).mean(dim=0)


def smooth_targets(targets: Tensor, masks: Tensor, smoothing: float) -> Tensor:
    """Return probabilities (B, n_labels): 1 - smoothing on the target, the rest even over known labels."""
    even = masks / masks.sum(dim=1, keepdim=True)
    return (1 - smoothing) * functional.one_hot(targets, masks.shape[1]) + smoothing * even


# -- augmentation of features ----------------------------------------------------------------------


def mix_up(features: Tensor, targets: Tensor, masks: Tensor, probability: float) -> tuple[Tensor, Tensor, Tensor]:
    """Blend some windows with others of the batch (Zhang et al., ICLR 2018); a blend knows both's labels."""
    weight = _blends(len(features), probability, features.device)
    other = _permutation(len(features), features.device)
    blended = weight[:, None, None] * features + (1 - weight)[:, None, None] * features[other]
    return blended, weight[:, None] * targets + (1 - weight)[:, None] * targets[other], masks | masks[other]


def mix_style(features: Tensor, probability: float) -> Tensor:
    """Give the bands of some windows a blend of their own and another window's mean and deviation over time.

    Freq-MixStyle: Zhou et al., ICLR 2021; Schmid et al., DCASE 2022. Another microphone, another voice.
    """
    weight = _blends(len(features), probability, features.device)[:, None, None]
    other = _permutation(len(features), features.device)
    mean = features.mean(dim=1, keepdim=True)  # (B, 1, n_mels)
    deviation = (features.var(dim=1, keepdim=True) + 1e-4).sqrt()
    blended_mean = weight * mean + (1 - weight) * mean[other]
    blended_deviation = weight * deviation + (1 - weight) * deviation[other]
    return (features - mean) / deviation * blended_deviation + blended_mean


def change_level(features: Tensor, config: TrainConfig) -> Tensor:
    """Make windows louder or quieter, and brighter or duller, at random; the floor of the logarithm stays."""
    n, n_mels = features.shape[0], features.shape[2]
    level, slope = 2 * torch.rand(2, n, 1, 1, device=features.device) - 1
    bands = torch.linspace(-0.5, 0.5, n_mels, device=features.device)
    gain = 10 ** ((level * config.gain_db + slope * config.tilt_db * bands) / 10)  # (B, 1, n_mels)
    power = (torch.exp(features * FRONT_END.std + FRONT_END.mean) - FRONT_END.floor).clamp_min(0.0)
    return (torch.log(power * gain + FRONT_END.floor) - FRONT_END.mean) / FRONT_END.std


def mask_at_random(features: Tensor, config: TrainConfig) -> Tensor:
    """Hide stretches of time and bands (SpecAugment, Park et al., 2019) behind each window's mean."""
    n, n_frames, n_mels = features.shape
    hidden = torch.zeros(n, n_frames, n_mels, dtype=torch.bool, device=features.device)
    for _ in range(config.time_masks):
        hidden |= _stretches(n, n_frames, config.longest_time_mask, features.device)[:, :, None]
    for _ in range(config.band_masks):
        hidden |= _stretches(n, n_mels, config.widest_band_mask, features.device)[:, None, :]
    return torch.where(hidden, features.mean(dim=(1, 2), keepdim=True), features)


def _stretches(n: int, size: int, longest: int, device: torch.device) -> Tensor:
    """Return bool (n, size): one stretch a row, 0 to ``longest`` long."""
    length = (torch.rand(n, 1, device=device) * (min(longest, size) + 1)).long()
    start = (torch.rand(n, 1, device=device) * (size - length + 1)).long()
    position = torch.arange(size, device=device)
    return (position >= start) & (position < start + length)


def _blends(n: int, probability: float, device: torch.device) -> Tensor:
    """Return how much of itself each window keeps, (n,): half to all where it is blended, else all."""
    weight = 0.5 + 0.5 * torch.rand(n, device=device)
    return torch.where(torch.rand(n, device=device) < probability, weight, 1.0)


def _permutation(n: int, device: torch.device) -> Tensor:
    return torch.rand(n, device=device).argsort()  # unlike randperm, a CUDA graph can hold it


# -- optimisation ----------------------------------------------------------------------------------


def _train_mode(network: EmotionNet) -> None:
    """With rounding, norms keep their statistics: they'll be folded into the rounded weights."""
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
        rate = group["peak"] * warm * 0.5 * (1 + math.cos(math.pi * min(1.0, step / steps)))
        if isinstance(group["lr"], Tensor):
            group["lr"].fill_(rate)
        else:
            group["lr"] = rate
        group["step"] = step + 1


@torch.no_grad()
def _average(averaged: EmotionNet, network: EmotionNet, decay: float) -> None:
    means, values = list(averaged.state_dict().values()), list(network.state_dict().values())
    floating = [i for i, mean in enumerate(means) if mean.is_floating_point()]
    torch._foreach_lerp_([means[i] for i in floating], [values[i] for i in floating], 1 - decay)
    for mean, value in zip(means, values, strict=True):
        if not mean.is_floating_point():
            mean.copy_(value)


def _laid_out(network: EmotionNet) -> EmotionNet:
    """Lay the kernels out as a CPU likes them best, channels last: 1.7 times faster training."""
    for parameter in network.parameters():
        if parameter.dim() == 4 and not parameter.is_cuda:
            parameter.data = parameter.data.contiguous(memory_format=torch.channels_last)
    return network
