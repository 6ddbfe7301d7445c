"""Embeddings of mn04 trained on AudioSet: means and deviations of several of its blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from torch import Tensor, nn

from export.classical.embedders import NetworkEmbedder
from export.errors import TrainingError
from export.models.mn04 import EmotionNet, ModelConfig, load_audioset, read_audioset

if TYPE_CHECKING:
    from pathlib import Path


class _Trunk(nn.Module):
    """EmotionNet without its head."""

    def __init__(self, network: EmotionNet) -> None:
        super().__init__()
        self.features = network.features
        self._embed = network.embed

    def forward(self, windows: Tensor) -> Tensor:  # (B, 298, 103) -> (B, 704)
        return self._embed(windows)


def mn04_embedder(weights: Path | None) -> NetworkEmbedder:
    """Return EfficientAT's ``mn04_as``, from the file of its weights.

    Raises TrainingError where the file is missing or is another.
    """
    if weights is None:
        raise TrainingError("embeddings of mn04: expected the file of its weights, --weights-folder mn04_as.pt")
    network = EmotionNet(ModelConfig())
    load_audioset(network, read_audioset(weights))
    width = sum(int(layer.num_features) for layer in network.head if isinstance(layer, nn.BatchNorm1d))
    return NetworkEmbedder(_Trunk(network), name="mn04", width=width, made_of=[weights])
