"""The network that training starts from: what the shipped model knows of voices, with one's own labels on top."""

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
    """Return a network that answers ``labels``, in eval mode, on the CPU.

    ``start``: a model of ours, whose answers are kept for labels that it knows; weights of mn04 on AudioSet; or None.
    ``windows`` (B, n_frames, n_mels), of training clips: its norms begin with their statistics. Raises TrainingError
    or ModelError where the file is missing or holds something else.
    """
    torch.manual_seed(seed)
    if start is not None and start.suffix in MODEL_SUFFIXES:
        known = read_network(start)
        give_norms_statistics(known, windows)
        return _answering(known, labels)
    network = EmotionNet(ModelConfig(labels=labels))
    if start is not None:
        load_audioset(network, read_audioset(start))
    _settle_norms(network, windows)
    return network.eval()


def start_notice(start: Path | None) -> str:
    """Return what a model card must say of the weights that training started from; empty where these were random."""
    if start is None:
        return ""
    if start.suffix not in MODEL_SUFFIXES:
        return MN04_NOTICE
    card = load_card(card_of(start))
    return f"{card.name} {card.version}, under its own licence: {card.licence.rstrip('.')}"


def heard_by(start: Path | None) -> tuple[str, ...]:
    """Return the corpora that the start weights learnt emotions from, as their card lists them."""
    if start is None or start.suffix not in MODEL_SUFFIXES:
        return ()
    return tuple(line.partition(" ")[0] for line in load_card(card_of(start)).corpora)


def keep_network(network: EmotionNet, path: Path) -> None:
    """Write a network whole: what is begun on another number of threads would start from other last digits."""
    with write_atomically(path) as partial:
        torch.save({"hidden": network.config.hidden, "state": network.state_dict()}, partial)


def kept_network(path: Path, labels: tuple[str, ...]) -> EmotionNet:
    """Return what ``keep_network`` wrote."""
    saved = torch.load(path, weights_only=True)
    network = EmotionNet(ModelConfig(hidden=saved["hidden"], labels=labels))
    network.load_state_dict(saved["state"])
    return network.eval()


def _answering(known: EmotionNet, labels: tuple[str, ...]) -> EmotionNet:
    """Return ``known`` with other labels; what it says of those that it knows stays."""
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
def _settle_norms(network: EmotionNet, windows: Tensor) -> None:
    """Let the norms begin with the statistics of ``windows``; by themselves they take thousands of steps to."""
    norms = [one for one in network.modules() if isinstance(one, (nn.BatchNorm1d, nn.BatchNorm2d))]
    usual = [norm.momentum for norm in norms]
    for norm in norms:
        norm.momentum = 1.0
    network.train()
    network(windows)
    for norm, momentum in zip(norms, usual, strict=True):
        norm.momentum = momentum
