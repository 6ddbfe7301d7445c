"""Whisper's encoder, or its first layers, with statistics over time: frozen for classifiers, or to be fine-tuned.

Radford et al., ICML 2023. The folder is one of ``transformers``, with ``config.json`` and ``model.safetensors`` of a
Whisper model or of its encoder alone; nothing is ever downloaded. A window of 3 s goes through the encoder as it is:
the 30 s of Whisper's decoder would be nine tenths padding, so the positions of later frames are cut off.
"""

from __future__ import annotations

import importlib
import json
import math
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from torch import Tensor, nn

from export.errors import TrainingError
from export.models.mn04 import Dense
from export.models.whisper_weights import encoder_weights
from streamer.core.audio import SAMPLE_RATE

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

N_FFT = 400
HOP = 160
FRAMES_A_POSITION = 2
DECADES = 8.0
LEAST_POWER = 1e-10
FILES = ("config.json", "model.safetensors")
NOT_USED = {"layer_norm.weight", "layer_norm.bias"}
"""The norm after the last layer, which a file of the first layers lacks."""
WINDOW_MS = 3000
DROPOUT = 0.3
LEAST_VARIANCE = 1e-5


class WhisperStatistics(nn.Module):
    """Windows of 3 s (B, 48000) to mean and deviation over time of a layer's output, (B, ``width``)."""

    frames: Tensor
    filters: Tensor
    cosine: Tensor
    sine: Tensor

    def __init__(self, folder: Path, *, depth: float = 1.0) -> None:
        """Raise TrainingError where ``folder`` has no Whisper encoder. ``depth``: the layer, as a share of all."""
        super().__init__()
        self.encoder, config = _load(folder)
        self.encoder.layers = self.encoder.layers[: max(1, round(depth * config.encoder_layers))]
        self.width = 2 * config.d_model
        audio = importlib.import_module("transformers.audio_utils")
        filters = audio.mel_filter_bank(
            N_FFT // 2 + 1, config.num_mel_bins, 0.0, SAMPLE_RATE / 2, SAMPLE_RATE, norm="slaney", mel_scale="slaney"
        )  # (201, n_mels)
        self.register_buffer("frames", torch.from_numpy(_frames(WINDOW_MS * SAMPLE_RATE // 1000)), persistent=False)
        # The transform is a product with two matrices, since ONNX has no complex numbers.
        angle = 2 * math.pi * np.outer(np.arange(N_FFT), np.arange(N_FFT // 2 + 1)) / N_FFT
        window = 0.5 - 0.5 * np.cos(2 * math.pi * np.arange(N_FFT) / N_FFT)
        for name, values in (
            ("filters", filters),
            ("cosine", window[:, None] * np.cos(angle)),
            ("sine", window[:, None] * np.sin(angle)),
        ):
            self.register_buffer(name, torch.from_numpy(values).float(), persistent=False)

    def forward(self, samples: Tensor) -> Tensor:  # (B, 48000) -> (B, width)
        mel = self.log_mel(samples).transpose(1, 2)  # (B, n_mels, 300)
        steps = self.encoder(mel).last_hidden_state  # (B, 150, width / 2)
        mean = steps.mean(dim=1)
        variance = (steps - mean[:, None]).square().mean(dim=1)
        return torch.cat([mean, (variance + LEAST_VARIANCE).sqrt()], dim=1)

    def log_mel(self, samples: Tensor) -> Tensor:
        """Return Whisper's log-mel spectrogram (B, 300, n_mels) of samples (B, 48000)."""
        framed = samples[:, self.frames]  # (B, 300, 400)
        power = (framed @ self.cosine).square() + (framed @ self.sine).square()  # (B, 300, 201)
        log = torch.log(torch.clamp(power @ self.filters, min=LEAST_POWER)) * (1 / math.log(10))
        log = torch.maximum(log, log.amax(dim=(1, 2), keepdim=True) - DECADES)
        return (log + 4.0) / 4.0


class WhisperNet(nn.Module):
    """Samples in, one logit a label out."""

    def __init__(self, n_labels: int, folder: Path) -> None:
        """Raise TrainingError where ``folder`` has no Whisper encoder."""
        super().__init__()
        self.features = WhisperStatistics(folder)
        width = self.features.width
        self.head = nn.Sequential(nn.BatchNorm1d(width), nn.Dropout(DROPOUT), Dense(width, n_labels))

    def forward(self, samples: Tensor) -> Tensor:  # (B, 48000) -> (B, n_labels)
        logits: Tensor = self.head(self.features(samples))
        return logits


def _frames(n_samples: int) -> NDArray[np.int64]:
    """Return the samples of each frame, (n_samples / 160, 400), centred on its hop, reflected at either end."""
    index = np.abs(np.arange(0, n_samples, HOP)[:, None] + np.arange(N_FFT) - N_FFT // 2)
    reflected: NDArray[np.int64] = np.where(index < n_samples, index, 2 * (n_samples - 1) - index)
    return reflected


def weight_files(folder: Path) -> list[Path]:
    """Return the files of an encoder; raise TrainingError where one is missing."""
    paths = [folder / name for name in FILES]
    if missing := [path.name for path in paths if not path.is_file()]:
        raise TrainingError(f"{folder} lacks {missing[0]}: a folder of a Whisper encoder, as transformers saves it")
    return paths


def _load(folder: Path) -> tuple[Any, Any]:
    """Return the encoder and its configuration."""
    config_path, weights_path = weight_files(folder)
    config = _config(config_path)
    module = importlib.import_module("transformers.models.whisper.modeling_whisper")
    encoder = module.WhisperEncoder(config)
    found = encoder_weights(weights_path)
    positions = "embed_positions.weight"
    found[positions] = found[positions][: config.max_source_positions]
    missing = sorted(set(encoder.state_dict()) - set(found) - NOT_USED)
    if missing:
        raise TrainingError(f"{weights_path} lacks {len(missing)} weights of the encoder, such as {missing[0]}")
    try:
        encoder.load_state_dict({name: found[name] for name in encoder.state_dict() if name in found}, strict=False)
    except RuntimeError as error:
        raise TrainingError(f"{weights_path} has no weights that fit {config_path}: {error}") from error
    encoder.layer_norm = nn.Identity()
    encoder.embed_positions.requires_grad_(requires_grad=False)
    return encoder.float(), config


def _config(path: Path) -> Any:
    """Return the configuration, with positions for one window, and without what masks or drops at random."""
    try:
        about = json.loads(path.read_text(encoding="utf-8"))
        kind, layers = about["model_type"], about["encoder_layers"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise TrainingError(f"{path} is not the configuration of a Whisper encoder: {error}") from error
    if kind != "whisper" or not isinstance(layers, int):
        raise TrainingError(f"{path} should be of a network of the kind whisper, is of {kind!r}")
    usual = {"max_source_positions": WINDOW_MS * SAMPLE_RATE // 1000 // HOP // FRAMES_A_POSITION}
    off = {"apply_spec_augment": False, "dropout": 0.0, "encoder_layerdrop": 0.0, "attention_dropout": 0.0}
    config = importlib.import_module("transformers").WhisperConfig(**(about | usual | off))
    config._attn_implementation = "eager"  # noqa: SLF001 - the exporter supports it; there is no other way to set it
    return config
