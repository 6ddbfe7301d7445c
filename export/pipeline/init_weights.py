"""The network that a pipeline's training starts from: the shipped model's weights, with the pipeline's own labels."""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch
from torch import nn

from export.atomic_file import write_atomically
from export.models.families import MN04_NOTICE
from export.models.from_onnx import give_norms_statistics, read_network
from export.models.mn04 import EmotionNet, ModelConfig, load_audioset, read_audioset
from streamer.inference.card import card_of, load_card

if TYPE_CHECKING:
    from pathlib import Path

    from torch import Tensor

MODEL_SUFFIXES = frozenset({".onnx", ".json"})


def start_network(start: Path | None, labels: tuple[str, ...], windows: Tensor, *, seed: int) -> EmotionNet:
    """Return a network with an output for each of ``labels``, in eval mode, on the CPU.

    ``start``: a model of ours, whose outputs stay for the labels that it has; weights of mn04 on AudioSet; or None.
    ``windows`` (B, n_frames, n_mels): training clips, from which the norms take their statistics. Raises TrainingError
    or ModelError where the file is missing or holds something else.
    """
    torch.manual_seed(seed)
    if start is not None and start.suffix in MODEL_SUFFIXES:
        known = read_network(start)
        give_norms_statistics(known, windows)
        return _with_labels(known, labels)
    network = EmotionNet(ModelConfig(labels=labels))
    if start is not None:
        load_audioset(network, read_audioset(start))
    _set_norm_statistics(network, windows)
    return network.eval()


def start_notice(start: Path | None) -> str:
    """Return the notice for a model card about the weights that training started from; empty for random weights."""
    if start is None:
        return ""
    if start.suffix not in MODEL_SUFFIXES:
        return MN04_NOTICE
    card = load_card(card_of(start))
    return f"{card.name} {card.version}, under its own licence: {card.licence.rstrip('.')}"


def start_corpora(start: Path | None) -> tuple[str, ...]:
    """Return the corpora that the start weights were trained on for emotions, by their card."""
    if start is None or start.suffix not in MODEL_SUFFIXES:
        return ()
    return tuple(line.partition(" ")[0] for line in load_card(card_of(start)).corpora)


def save_initial(network: EmotionNet, path: Path) -> None:
    """Write a network: built again with another number of threads, it would differ in the last digits."""
    with write_atomically(path) as partial:
        torch.save({"hidden": network.config.hidden, "state": network.state_dict()}, partial)


def load_initial(path: Path, labels: tuple[str, ...]) -> EmotionNet:
    """Read what ``save_initial`` wrote."""
    saved = torch.load(path, weights_only=True)
    network = EmotionNet(ModelConfig(hidden=saved["hidden"], labels=labels))
    network.load_state_dict(saved["state"])
    return network.eval()


def _with_labels(known: EmotionNet, labels: tuple[str, ...]) -> EmotionNet:
    """Return ``known`` with other labels; the outputs of the labels that it has stay."""
    network = EmotionNet(ModelConfig(hidden=known.config.hidden, labels=labels))
    last = f"head.{len(network.head) - 1}."
    state = known.state_dict()
    ours = network.state_dict()
    for name in (f"{last}weight", f"{last}bias"):
        values = ours[name].clone()
        for row, label in enumerate(labels):
            if label in known.config.labels:
                values[row] = state[name][known.config.labels.index(label)]
        state[name] = values
    network.load_state_dict(state)
    return network.eval()


@torch.no_grad()
def _set_norm_statistics(network: EmotionNet, windows: Tensor) -> None:
    """Set the norms' statistics to those of ``windows``; training alone would take thousands of steps for that."""
    norms = [one for one in network.modules() if isinstance(one, (nn.BatchNorm1d, nn.BatchNorm2d))]
    usual = [norm.momentum for norm in norms]
    for norm in norms:
        norm.momentum = 1.0
    network.train()
    network(windows)
    for norm, momentum in zip(norms, usual, strict=True):
        norm.momentum = momentum
