"""Embeddings of Whisper's encoder: the mean and deviation over time of a hidden layer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from export.classical.embedders import NetworkEmbedder
from export.errors import TrainingError
from export.models.whisper import WhisperStatistics, weight_files

if TYPE_CHECKING:
    from pathlib import Path

DEPTH = 2 / 3
"""Of its layers, as of those of HuBERT (``export.classical.speech_embedder``)."""


def whisper_embedder(folder: Path | None) -> NetworkEmbedder:
    """Return the encoder in ``folder``; raise TrainingError where it is missing or is another network."""
    if folder is None:
        raise TrainingError("embeddings of whisper: expected a folder of its encoder, --weights-folder FOLDER")
    network = WhisperStatistics(folder, depth=DEPTH)
    return NetworkEmbedder(
        network, name=f"whisper-{len(network.encoder.layers)}", width=network.width, made_of=weight_files(folder)
    )
