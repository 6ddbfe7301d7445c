"""Embeddings of HuBERT, wav2vec 2.0 or WavLM from a folder of weights: the mean over time of a hidden layer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from torch import Tensor, nn

from export.classical.embedders import NetworkEmbedder
from export.errors import TrainingError
from export.models.speech_transformer import SpeechTransformer, normalized

if TYPE_CHECKING:
    from pathlib import Path

    from export.models.speech_transformer import Kind

MADE_OF = ("*.safetensors", "pytorch_model*.bin", "config.json", "preprocessor_config.json")
"""The files that determine the rows."""
DEPTH = 2 / 3
"""Of the layers: those somewhat above the middle serve emotion best (Pepino et al., Interspeech 2021)."""


class HiddenMean(nn.Module):
    """Waveforms in, the mean over time of one hidden layer out."""

    def __init__(self, speech: SpeechTransformer, *, layer: int) -> None:
        """``layer``: 0 for the first layer's input, n for the n-th layer's output."""
        super().__init__()
        self.features = speech.features
        self.normalizes = speech.normalizes
        self.layer = layer

    def forward(self, samples: Tensor) -> Tensor:  # (B, n_samples), -1..1 -> (B, hidden)
        x = normalized(samples) if self.normalizes else samples
        hidden: Tensor = self.features(x, output_hidden_states=True).hidden_states[self.layer]  # (B, T, hidden)
        return hidden.mean(dim=1)


def speech_embedder(folder: Path | None, kind: Kind, *, layer: int | None = None) -> NetworkEmbedder:
    """Return the network in ``folder``, which is of ``kind``; ``layer`` None is the one at DEPTH.

    Raises TrainingError where the folder is missing, holds another network, or one for another sample rate.
    """
    if folder is None:
        raise TrainingError(f"embeddings of {kind}: expected a folder of its weights, --weights-folder FOLDER")
    speech = SpeechTransformer(2, kind, folder)
    config = speech.features.config
    chosen = round(DEPTH * config.num_hidden_layers) if layer is None else layer
    if not 0 <= chosen <= config.num_hidden_layers:
        raise TrainingError(f"{folder} has hidden layers 0 to {config.num_hidden_layers}, got {chosen}")
    made_of = [path for pattern in MADE_OF for path in folder.glob(pattern)]
    network = HiddenMean(speech, layer=chosen)
    return NetworkEmbedder(network, name=f"{kind}-{chosen}", width=config.hidden_size, made_of=made_of)
