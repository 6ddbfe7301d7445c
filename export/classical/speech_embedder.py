"""Embeddings of HuBERT, wav2vec 2.0 or WavLM from a folder of weights: the mean over time of a hidden layer.

Nothing is fetched: the folder is what ``save_pretrained`` writes, ``config.json`` with ``model.safetensors`` (or
``pytorch_model.bin``), and ``preprocessor_config.json`` where the model wants its waveforms normalised.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Literal

import torch
from torch import Tensor, nn

from export.classical.embedders import NetworkEmbedder
from export.errors import WorkshopError
from streamer.types import SAMPLE_RATE

if TYPE_CHECKING:
    from pathlib import Path

Kind = Literal["hubert", "wav2vec2", "wavlm"]
CONFIG, PREPROCESSOR = "config.json", "preprocessor_config.json"
WEIGHTS = ("*.safetensors", "pytorch_model*.bin")
DEPTH = 2 / 3
"""Of the layers: in the middle and somewhat above, emotion is told best (Pepino et al., Interspeech 2021)."""
VARIANCE_FLOOR = 1e-7
"""As in transformers' Wav2Vec2FeatureExtractor."""


class HiddenMean(nn.Module):
    """Waveforms in, the mean over time of one hidden layer out."""

    def __init__(self, model: nn.Module, *, layer: int, normalize: bool) -> None:
        """Take a model of transformers.

        ``layer``: 0 for what goes into the first, n for what the n-th gives. ``normalize``: each window by itself.
        """
        super().__init__()
        self.model = model
        self.layer = layer
        self.normalize = normalize

    def forward(self, windows: Tensor) -> Tensor:  # (B, n_samples), -1..1 -> (B, hidden)
        if self.normalize:
            centred = windows - windows.mean(dim=1, keepdim=True)
            windows = centred / (centred.square().mean(dim=1, keepdim=True) + VARIANCE_FLOOR).sqrt()
        hidden: Tensor = self.model(windows, output_hidden_states=True).hidden_states[self.layer]  # (B, T, hidden)
        return hidden.mean(dim=1)


def speech_embedder(folder: Path | None, kind: Kind, *, layer: int | None = None) -> NetworkEmbedder:
    """Return the model in ``folder``, which is of ``kind``; ``layer`` None is the one at DEPTH.

    Raises WorkshopError where the folder is missing, holds another model, or one for another sample rate.
    """
    if folder is None:
        raise WorkshopError(f"embeddings of {kind}: expected a folder of its weights, --weights-folder FOLDER")
    config = _read(folder / CONFIG, kind)
    n_layers = int(config["num_hidden_layers"])
    chosen = round(DEPTH * n_layers) if layer is None else layer
    if not 0 <= chosen <= n_layers:
        raise WorkshopError(f"{folder} has hidden layers 0 to {n_layers}, got {chosen}")
    network = HiddenMean(_load(folder), layer=chosen, normalize=_normalizes(folder))
    made_of = [path for pattern in (*WEIGHTS, CONFIG, PREPROCESSOR) for path in folder.glob(pattern)]
    return NetworkEmbedder(network, name=f"{kind}-{chosen}", width=int(config["hidden_size"]), made_of=made_of)


def _read(path: Path, kind: Kind) -> dict[str, Any]:
    config = _json(path)
    if config.get("model_type") != kind:
        raise WorkshopError(f"{path}: expected a model of type {kind}, got {config.get('model_type')!r}")
    return config


def _normalizes(folder: Path) -> bool:
    """Tell what the preprocessor's settings say; without any, waveforms are taken as they are."""
    path = folder / PREPROCESSOR
    if not path.exists():
        return False
    settings = _json(path)
    rate = settings.get("sampling_rate", SAMPLE_RATE)
    if rate != SAMPLE_RATE:
        raise WorkshopError(f"{path}: expected a model for {SAMPLE_RATE} Hz, got {rate}")
    return bool(settings.get("do_normalize", True))


def _load(folder: Path) -> nn.Module:
    from transformers import AutoModel  # noqa: PLC0415 - it takes seconds, and few need it
    from transformers.utils import logging  # noqa: PLC0415

    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    try:
        # Eager attention: the fused one can't be traced for every length of batch.
        model = AutoModel.from_pretrained(
            folder, local_files_only=True, attn_implementation="eager", dtype=torch.float32
        )
    except Exception as error:  # transformers and safetensors raise whatever went wrong inside, with no common base
        raise WorkshopError(f"{folder} can't be loaded: {str(error).splitlines()[0]}") from error
    loaded: nn.Module = model
    return loaded


def _json(path: Path) -> dict[str, Any]:
    try:
        settings = json.loads(path.read_bytes())
    except FileNotFoundError:
        raise WorkshopError(
            f"{path} is missing: expected a folder as transformers' save_pretrained writes it"
        ) from None
    except (OSError, ValueError) as error:
        raise WorkshopError(f"{path} can't be read: {error}") from error
    if not isinstance(settings, dict):
        raise WorkshopError(f"{path}: expected an object, got {type(settings).__name__}")
    return settings
