"""Trains a network on windows of clips, one stage at a time; the learning rate follows half a cosine.

A run that is killed goes on from its last saved epoch and ends with the same weights.
"""

from __future__ import annotations

import math
import time
from copy import deepcopy
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar, cast

import numpy as np
import torch
from torch import Tensor, nn
from tqdm import tqdm

from export.acoustics.dataset import TrainingSet
from export.acoustics.input_spec import LOG_MEL
from export.acoustics.window_store import VariedWindows
from export.atomic_file import write_atomically
from export.corpora.readers import LABELS
from export.errors import TrainingError
from export.models.mn04 import EmotionNet
from export.training.augment import change_level, mask_at_random, mask_waveforms, mix_style, mix_up
from export.training.checkpoint import Epoch, different_parts, origin_of, read_checkpoint
from export.training.graphed import Graphed
from export.training.losses import masked_cross_entropy, mean_probabilities, smooth_targets, soft_cross_entropy
from export.training.optimising import average, channels_last, parameter_groups, set_rates, train_mode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from export.acoustics.channel import RandomChannel
    from export.acoustics.dataset import Batch
    from export.acoustics.input_spec import InputSpec
    from export.corpora.readers import Clip
    from export.training.config import TrainConfig

Network = TypeVar("Network", bound=nn.Module)
SAVE_EVERY_S = 60.0


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
    validate: Callable[[nn.Module], float] | None = None,
    variants: int = 0,
    undisturbed: int = 0,
) -> Network:
    """Train a copy of ``network`` on the recordings of ``clips``; return the running mean of its weights.

    ``network`` takes windows of ``input_spec`` and gives logits of ``labels``; parameters under its attribute ``head``
    have a learning rate of their own. ``described``: plain values that identify it in the checkpoint; by default the
    configuration of an EmotionNet. ``validate``: called after each epoch with the running mean; ``read_epochs`` gives
    its scores. ``variants``: as many windows of each clip are drawn, once, and kept in ``cache``, with ``undisturbed``
    more that no noise, room or line changes; 0: each epoch draws others, and ``undisturbed`` has no meaning. ``config``
    masks and blends all windows; it changes level, slope and style of log-mel windows only.

    Training goes on from ``checkpoint`` where that exists. Raises TrainingError where the checkpoint has other
    settings, started from other weights, clips, teachers or rounding, and where there are fewer clips than a batch.
    """
    run = _Run.begin(network, config, clips, teachers=teachers, device=device, described=described)
    done = run.resume(checkpoint)
    if done == config.epochs:
        return cast("Network", run.averaged)
    drawn = TrainingSet(
        clips, cache, crop=config.crop, channel=channel, device=device, input_spec=input_spec, labels=labels
    )
    data = (
        VariedWindows(drawn, cache, variants=variants, seed=config.seed, undisturbed=undisturbed) if variants else drawn
    )
    n_batches = data.n_batches(batch_size=config.batch_size, share=config.share)
    if n_batches == 0:
        raise TrainingError(f"{title}: an epoch of these {len(clips)} clips has no batch of {config.batch_size}")
    steps = n_batches * config.epochs
    bar = tqdm(total=steps, initial=done * n_batches, desc=title, unit="step", mininterval=5)
    saved_at = time.monotonic()
    for epoch in range(done, config.epochs):
        torch.manual_seed(config.seed * 1000 + epoch)
        np.random.seed(config.seed * 1000 + epoch)  # transformers draws its masks from NumPy's global state
        batches = data.epoch((config.seed, epoch), batch_size=config.batch_size, share=config.share)
        begun_at = time.monotonic()
        loss = run.epoch(_counted(batches, bar), steps)
        if not math.isfinite(loss):
            raise TrainingError(f"{title}: the loss is {loss} in epoch {epoch + 1}")
        seconds = time.monotonic() - begun_at
        run.epochs.append(Epoch(loss, validate(run.averaged) if validate else None, seconds))
        bar.set_postfix(epoch=f"{epoch + 1}/{config.epochs}", loss=f"{loss:.3f}", refresh=False)
        if epoch + 1 == config.epochs or time.monotonic() - saved_at > SAVE_EVERY_S:
            run.save(checkpoint, epoch + 1)
            saved_at = time.monotonic()
    bar.close()
    return cast("Network", run.averaged)


def stepping(network: nn.Module, config: TrainConfig, *, device: torch.device) -> Callable[[Batch], float]:
    """Return a function that trains a copy of ``network`` on a batch, as ``train`` does, and returns its loss."""
    run = _Run.begin(network, config, (), teachers=(), device=device, described=None)
    return lambda batch: run.epoch((batch,), steps=config.epochs)


def _counted(batches: Iterable[Batch], bar: tqdm[Any]) -> Iterator[Batch]:
    for batch in batches:
        yield batch
        bar.update()


@dataclass(slots=True, eq=False)
class _Run:
    """The state of a training; a checkpoint holds all of it."""

    network: nn.Module
    averaged: nn.Module
    optimizer: torch.optim.Optimizer
    config: TrainConfig
    teachers: list[nn.Module]
    described: dict[str, Any]
    """Identifies the network in a checkpoint."""
    origin: dict[str, Any]
    """The value of ``origin_of``, and the kind of device."""
    epochs: list[Epoch] = field(default_factory=list)
    step: Callable[[Tensor, Tensor, Tensor], Tensor] = field(init=False)
    """Trains on one batch and returns its loss."""

    def __post_init__(self) -> None:
        # Other networks may do what a CUDA graph can't capture.
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
        identity = dict(described or {})
        if isinstance(network, EmotionNet) and described is None:
            identity = asdict(network.config)
        network = channels_last(deepcopy(network).to(device))
        groups = parameter_groups(network, config)
        for group in groups if device.type == "cuda" else ():
            group["lr"] = torch.tensor(group["lr"], device=device)  # a captured graph sees only tensors change
        optimizer = torch.optim.AdamW(groups, betas=(0.9, 0.98), fused=True, capturable=device.type == "cuda")
        moved = [channels_last(deepcopy(teacher).to(device)).eval() for teacher in teachers]
        return cls(network, deepcopy(network).eval(), optimizer, config, moved, identity, origin)

    def epoch(self, batches: Iterable[Batch], steps: int) -> float:
        """Train on each batch once; return the mean loss. ``steps``: number of batches in all epochs."""
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
        """Write the checkpoint atomically."""
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
        with write_atomically(checkpoint) as partial:
            torch.save(saved, partial)

    def resume(self, checkpoint: Path) -> int:
        """Load the state that an earlier run saved; return the epoch to go on with, 0 without a checkpoint."""
        if not checkpoint.exists():
            return 0
        saved = read_checkpoint(checkpoint, next(self.network.parameters()).device)
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
        if parts := different_parts(theirs, self.origin):
            raise TrainingError(
                f"{checkpoint} was started with other {' and other '.join(parts)}; move it away to train anew"
            )
