"""Trains a network on windows of clips: one stage after another, each a cosine of the learning rate.

A run killed at any time goes on from its last saved epoch and ends with the same weights.
"""

from __future__ import annotations

import hashlib
import math
import time
from copy import deepcopy
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar, cast

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional
from tqdm import tqdm

from export.acoustics.dataset import CropConfig, TrainingSet
from export.acoustics.input_spec import LOG_MEL
from export.atomic_file import write_atomically
from export.corpora.readers import LABELS
from export.errors import TrainingError
from export.models.mn04 import EmotionNet, ModelConfig
from export.training.augment import change_level, mask_at_random, mask_waveforms, mix_style, mix_up
from export.training.graphed import Graphed
from export.training.optimising import average, int8_layers, laid_out, parameter_groups, set_rates, train_mode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from export.acoustics.channel import RandomChannel
    from export.acoustics.dataset import Batch
    from export.acoustics.input_spec import InputSpec
    from export.corpora.readers import Clip

Network = TypeVar("Network", bound=nn.Module)
RANGE_TOLERANCE = 1e-3
"""Of a rounding's ranges, relative: their last digits depend on the number of threads."""
OUT_OF_REACH = -1e4
"""Logit of a label that a clip's corpus doesn't know."""
SAVE_EVERY_S = 60.0
SAVED = {"epoch", "network", "averaged", "optimizer", "model_config", "train_config", "origin"}
"""What every checkpoint has."""


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
    """Frames; of a waveform as many hops."""
    band_masks: int = 2
    widest_band_mask: int = 14
    """Mel bands, of a waveform too."""
    share: dict[str, float] = field(default_factory=dict)
    """Of a corpus's clips in an epoch; 1 for those not named."""
    teacher_weight: float = 0.0
    """Of the loss against the teachers' probabilities, where there are teachers; the rest is against the labels."""
    crop: CropConfig = field(default_factory=CropConfig)
    seed: int = 0


@dataclass(frozen=True, slots=True)
class Epoch:
    """How far a network was after one epoch."""

    loss: float
    """Mean over the epoch's batches, of windows as they were augmented."""
    score: float | None
    """What ``judge`` said of the mean of the weights; None where there was none."""
    seconds: float
    """Which the epoch took, without the judging."""


def train(
    network: Network,
    clips: Sequence[Clip],
    config: TrainConfig,
    *,
    channel: RandomChannel,
    cache: Path,
    checkpoint: Path,
    title: str,
    device: torch.device,
    teachers: Sequence[nn.Module] = (),
    input_spec: InputSpec = LOG_MEL,
    labels: Sequence[str] = LABELS,
    described: Mapping[str, Any] | None = None,
    judge: Callable[[nn.Module], float] | None = None,
) -> Network:
    """Train a copy of ``network`` on the recorded ``clips`` and return the mean of its last weights.

    ``network``: takes windows as ``ears`` hears them and gives logits of ``labels``; what is under its attribute
    ``head`` has a learning rate of its own. ``described``: what a checkpoint says of it, plain values; without it an
    EmotionNet describes itself. ``judge``: asked after each epoch about the mean of the weights, see ``read_epochs``.
    Of what ``config`` changes in windows, waveforms are masked and blended; level, slope and style are of log-mel
    windows. ``judge`` hears windows as they are.

    ``checkpoint`` is written now and then and, where it exists, gone on from. Raises TrainingError where it was
    made with other settings, from other weights, clips or teachers, or with another rounding, and where there are
    fewer clips than a batch has.
    """
    run = _Run.begin(network, config, clips, teachers=teachers, device=device, described=described)
    done = run.resume(checkpoint)
    if done == config.epochs:
        return cast("Network", run.averaged)
    data = TrainingSet(clips, cache, crop=config.crop, channel=channel, device=device, ears=input_spec, labels=labels)
    n_batches = data.n_batches(batch_size=config.batch_size, share=config.share)
    if n_batches == 0:
        raise TrainingError(f"{title}: an epoch of these {len(clips)} clips has no batch of {config.batch_size}")
    steps = n_batches * config.epochs
    bar = tqdm(total=steps, initial=done * n_batches, desc=title, unit="step", mininterval=5)
    saved_at = time.monotonic()
    for epoch in range(done, config.epochs):
        torch.manual_seed(config.seed * 1000 + epoch)
        np.random.seed(config.seed * 1000 + epoch)  # transformers' masks are drawn by it
        batches = data.epoch((config.seed, epoch), batch_size=config.batch_size, share=config.share)
        begun_at = time.monotonic()
        loss = run.epoch(_counted(batches, bar), steps)
        if not math.isfinite(loss):
            raise TrainingError(f"{title}: the loss is {loss} in epoch {epoch + 1}")
        seconds = time.monotonic() - begun_at
        run.epochs.append(Epoch(loss, judge(run.averaged) if judge else None, seconds))
        bar.set_postfix(epoch=f"{epoch + 1}/{config.epochs}", loss=f"{loss:.3f}", refresh=False)
        if epoch + 1 == config.epochs or time.monotonic() - saved_at > SAVE_EVERY_S:
            run.save(checkpoint, epoch + 1)
            saved_at = time.monotonic()
    bar.close()
    return cast("Network", run.averaged)


def load_network(checkpoint: Path) -> EmotionNet:
    """Return the network that ``train`` left in ``checkpoint``, on the CPU."""
    network = EmotionNet(ModelConfig(**_finished(checkpoint)["model_config"]))
    return load_weights(network, checkpoint)


def load_weights(network: Network, checkpoint: Path) -> Network:
    """Give ``network`` the weights that ``train`` left in ``checkpoint``, and return it.

    Raises TrainingError where the checkpoint is missing, not finished or of another network.
    """
    try:
        network.load_state_dict(_finished(checkpoint)["averaged"])
    except RuntimeError as error:
        raise TrainingError(f"{checkpoint} is of another network: {error}") from error
    return network.eval()


def read_epochs(checkpoint: Path) -> tuple[Epoch, ...]:
    """Return how training went, epoch by epoch. Raises TrainingError as ``load_weights`` does."""
    return tuple(Epoch(**one) for one in _finished(checkpoint)["epochs"])


def _finished(checkpoint: Path) -> dict[str, Any]:
    if not checkpoint.exists():
        raise TrainingError(f"{checkpoint} is missing: run `python -m export train` first")
    saved = _read(checkpoint, torch.device("cpu"))
    if saved["epoch"] != saved["train_config"]["epochs"]:
        raise TrainingError(f"{checkpoint} is not finished: epoch {saved['epoch']}; run `python -m export train` again")
    return saved


def _read(checkpoint: Path, device: torch.device) -> dict[str, Any]:
    try:
        saved = torch.load(checkpoint, weights_only=True, map_location=device)
    except Exception as error:  # a file that is something else makes its reader stumble over anything
        raise TrainingError(f"{checkpoint} can't be read as a checkpoint; move it away to train anew") from error
    if not isinstance(saved, dict) or not saved.keys() >= SAVED:
        raise TrainingError(f"{checkpoint} is no checkpoint of ours; move it away to train anew")
    return saved


def _counted(batches: Iterable[Batch], bar: tqdm[Any]) -> Iterator[Batch]:
    for batch in batches:
        yield batch
        bar.update()


@dataclass(slots=True, eq=False)
class _Run:
    """What changes while a network learns; all of it is in a checkpoint."""

    network: nn.Module
    averaged: nn.Module
    optimizer: torch.optim.Optimizer
    config: TrainConfig
    teachers: list[nn.Module]
    described: dict[str, Any]
    """What the network is, in a checkpoint's words."""
    origin: dict[str, Any]
    """What ``origin_of`` says, and the kind of device."""
    epochs: list[Epoch] = field(default_factory=list)
    step: Callable[[Tensor, Tensor, Tensor], Tensor] = field(init=False)
    """Learns from one batch and returns its loss."""

    def __post_init__(self) -> None:
        # Others may not bear it.
        is_ours = all(isinstance(one, EmotionNet) for one in (self.network, *self.teachers))
        graphed = self.origin["device"] == "cuda" and is_ours
        self.step = Graphed(self._step) if graphed else self._step

    @classmethod
    def begin(
        cls,
        network: nn.Module,
        config: TrainConfig,
        clips: Sequence[Clip],
        *,
        teachers: Sequence[nn.Module],
        device: torch.device,
        described: Mapping[str, Any] | None,
    ) -> _Run:
        origin = origin_of(network, clips, teachers) | {"device": device.type}
        told = dict(described or {})
        if isinstance(network, EmotionNet) and described is None:
            told = asdict(network.config)
        network = laid_out(deepcopy(network).to(device))
        groups = parameter_groups(network, config)
        for group in groups if device.type == "cuda" else ():
            group["lr"] = torch.tensor(group["lr"], device=device)  # so that a graph sees it change
        optimizer = torch.optim.AdamW(groups, betas=(0.9, 0.98), fused=True, capturable=device.type == "cuda")
        moved = [laid_out(deepcopy(teacher).to(device)).eval() for teacher in teachers]
        return cls(network, deepcopy(network).eval(), optimizer, config, moved, told, origin)

    def epoch(self, batches: Iterable[Batch], steps: int) -> float:
        """Learn from each batch once; ``steps`` is how many there are in all epochs. Return the mean loss."""
        train_mode(self.network)
        losses = []
        for batch in batches:
            set_rates(self.optimizer, self.config, steps)
            losses.append(self.step(batch.features, batch.targets, batch.masks).clone())
        return float(torch.stack(losses).mean()) if losses else 0.0

    def _step(self, features: Tensor, targets: Tensor, masks: Tensor) -> Tensor:
        self.optimizer.zero_grad(set_to_none=True)
        loss = self._loss(features, targets, masks)
        torch.autograd.backward(loss)
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), 5.0, foreach=True)
        self.optimizer.step()
        average(self.averaged, self.network, self.config.ema_decay)
        return loss.detach()

    def _loss(self, features: Tensor, labels: Tensor, masks: Tensor) -> Tensor:
        config = self.config
        targets = smooth_targets(labels, masks, config.label_smoothing)
        if features.dim() == 3:
            features = mask_at_random(change_level(features, config), config)
            if config.mix_style > 0:
                features = mix_style(features, config.mix_style)
        else:
            features = mask_waveforms(features, config)
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
            "model_config": self.described,
            "train_config": asdict(self.config),
            "origin": self.origin,
            "epochs": [asdict(one) for one in self.epochs],
        }
        with write_atomically(checkpoint) as partly:
            torch.save(saved, partly)

    def resume(self, checkpoint: Path) -> int:
        """Load what an earlier run left and return the epoch to go on with; 0 where there is nothing."""
        if not checkpoint.exists():
            return 0
        saved = _read(checkpoint, next(self.network.parameters()).device)
        ours = (asdict(self.config), self.described)
        if (saved["train_config"], saved["model_config"]) != ours:
            raise TrainingError(f"{checkpoint} was made with other settings; move it away to train anew")
        self._check_origin(checkpoint, saved["origin"])
        self.averaged.load_state_dict(saved["averaged"])
        self.epochs = [Epoch(**one) for one in saved.get("epochs", [])]  # older checkpoints have none
        if saved["epoch"] < self.config.epochs:
            self._check_device(checkpoint, saved["origin"]["device"])
            self.network.load_state_dict(saved["network"])
            self.optimizer.load_state_dict(saved["optimizer"])
        return int(saved["epoch"])

    def _check_device(self, checkpoint: Path, theirs: str) -> None:
        ours = self.origin["device"]
        if theirs != ours:
            raise TrainingError(f"{checkpoint} was begun on {theirs}, this is {ours}; move it away to train anew")

    def _check_origin(self, checkpoint: Path, theirs: dict[str, Any]) -> None:
        differing = [name for name in ("weights", "clips", "teachers") if theirs[name] != self.origin[name]]
        if not _same_ranges(theirs["rounding"], self.origin["rounding"]):
            differing.append("rounding")
        if differing:
            raise TrainingError(
                f"{checkpoint} was started with other {' and other '.join(differing)}; move it away to train anew"
            )


def origin_of(network: nn.Module, clips: Sequence[Clip], teachers: Sequence[nn.Module] = ()) -> dict[str, Any]:
    """Return what training starts from: hashes of weights, of the clips' paths, of teachers; the rounding's ranges."""
    roundings = [layer.rounding for layer in int8_layers(network)]
    return {
        "weights": _digest(network),
        "clips": hashlib.sha256("\n".join(clip.path.as_posix() for clip in clips).encode()).hexdigest(),
        "teachers": [_digest(teacher) for teacher in teachers],
        "rounding": [[*one.input_range, *(one.output_range or ())] if one else [] for one in roundings],
    }


def _digest(network: nn.Module) -> str:
    told = hashlib.sha256()
    for name, values in network.state_dict().items():
        told.update(name.encode())
        told.update(values.detach().cpu().contiguous().numpy().tobytes())
    return told.hexdigest()


def _same_ranges(one: list[list[float]], other: list[list[float]]) -> bool:
    return [len(ranges) for ranges in one] == [len(ranges) for ranges in other] and all(
        np.allclose(a, b, rtol=RANGE_TOLERANCE, atol=RANGE_TOLERANCE) for a, b in zip(one, other, strict=True)
    )


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
def mean_probabilities(teachers: Sequence[nn.Module], features: Tensor) -> Tensor:
    """Return what an ensemble says about windows, shape (B, n_labels)."""
    return torch.stack([torch.softmax(teacher(features), dim=1) for teacher in teachers]).mean(dim=0)


def smooth_targets(targets: Tensor, masks: Tensor, smoothing: float) -> Tensor:
    """Return probabilities (B, n_labels): 1 - smoothing on the target, the rest even over known labels."""
    even = masks / masks.sum(dim=1, keepdim=True)
    return (1 - smoothing) * functional.one_hot(targets, masks.shape[1]) + smoothing * even
