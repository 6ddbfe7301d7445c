"""Reads checkpoints, and describes what a training starts from."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np
import torch
from torch import nn

from export.errors import TrainingError
from export.models.mn04 import EmotionNet, ModelConfig
from export.training.optimising import int8_layers

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from export.corpora.readers import Clip

Network = TypeVar("Network", bound=nn.Module)
RANGE_TOLERANCE = 1e-3
"""Of a rounding's ranges, relative: their last digits depend on the number of threads."""
SAVED = {"epoch", "network", "averaged", "optimizer", "model_config", "train_config", "origin"}
"""Keys of every checkpoint."""


@dataclass(frozen=True, slots=True)
class Epoch:
    """The state after one epoch."""

    loss: float
    """Mean over the epoch's batches of augmented windows."""
    score: float | None
    """The validation score of the running mean of the weights; None without validation."""
    seconds: float
    """Duration of the epoch without validation."""


def load_network(checkpoint: Path) -> EmotionNet:
    """Return the trained network in ``checkpoint``, on the CPU. Raises TrainingError as ``load_weights`` does."""
    saved = _finished(checkpoint)
    return _with_weights(EmotionNet(ModelConfig(**saved["model_config"])), saved, checkpoint)


def load_weights(network: Network, checkpoint: Path) -> Network:
    """Load the trained weights in ``checkpoint`` into ``network``, and return it in eval mode.

    Raises TrainingError where the checkpoint is missing, unfinished or of another network.
    """
    return _with_weights(network, _finished(checkpoint), checkpoint)


def read_epochs(checkpoint: Path) -> tuple[Epoch, ...]:
    """Return the training curve. Raises TrainingError as ``load_weights`` does."""
    return tuple(Epoch(**one) for one in _finished(checkpoint)["epochs"])


def read_checkpoint(checkpoint: Path, device: torch.device) -> dict[str, Any]:
    """Return all that is saved; raise TrainingError where the file is no checkpoint of ours."""
    try:
        saved = torch.load(checkpoint, weights_only=True, map_location=device)
    except Exception as error:  # torch raises errors of many kinds for a file that is something else
        raise TrainingError(f"{checkpoint} can't be read as a checkpoint; move it away to train anew") from error
    if not isinstance(saved, dict) or not saved.keys() >= SAVED:
        raise TrainingError(f"{checkpoint} is no checkpoint of ours; move it away to train anew")
    return saved


def origin_of(network: nn.Module, clips: Sequence[Clip], teachers: Sequence[nn.Module] = ()) -> dict[str, Any]:
    """Return what a training starts from: hashes of weights, clip paths and teachers; the ranges of the rounding."""
    roundings = [layer.rounding for layer in int8_layers(network)]
    return {
        "weights": _digest(network),
        "clips": hashlib.sha256("\n".join(clip.path.as_posix() for clip in clips).encode()).hexdigest(),
        "teachers": [_digest(teacher) for teacher in teachers],
        "rounding": [[*one.input_range, *(one.output_range or ())] if one else [] for one in roundings],
    }


def different_parts(one: dict[str, Any], other: dict[str, Any]) -> list[str]:
    """Return in which parts two values of ``origin_of`` differ."""
    parts = [name for name in ("weights", "clips", "teachers") if one[name] != other[name]]
    return parts if _same_ranges(one["rounding"], other["rounding"]) else [*parts, "rounding"]


def _finished(checkpoint: Path) -> dict[str, Any]:
    if not checkpoint.exists():
        raise TrainingError(f"{checkpoint} is missing: run `python -m export train` first")
    saved = read_checkpoint(checkpoint, torch.device("cpu"))
    if saved["epoch"] != saved["train_config"]["epochs"]:
        raise TrainingError(f"{checkpoint} is not finished: epoch {saved['epoch']}; run `python -m export train` again")
    return saved


def _with_weights(network: Network, saved: dict[str, Any], checkpoint: Path) -> Network:
    try:
        network.load_state_dict(saved["averaged"])
    except RuntimeError as error:
        raise TrainingError(f"{checkpoint} is of another network: {error}") from error
    return network.eval()


def _digest(network: nn.Module) -> str:
    digest = hashlib.sha256()
    for name, values in network.state_dict().items():
        digest.update(name.encode())
        digest.update(values.detach().cpu().contiguous().numpy().tobytes())
    return digest.hexdigest()


def _same_ranges(one: list[list[float]], other: list[list[float]]) -> bool:
    return [len(ranges) for ranges in one] == [len(ranges) for ranges in other] and all(
        np.allclose(a, b, rtol=RANGE_TOLERANCE, atol=RANGE_TOLERANCE) for a, b in zip(one, other, strict=True)
    )
