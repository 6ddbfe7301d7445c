"""The first layers of Whisper's encoder over single seconds, and the statistics of their features.

The weights come from a folder as ``transformers`` saves a Whisper model or its encoder: ``config.json`` and
``model.safetensors``.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from export.errors import TrainingError
from export.models.whisper_weights import encoder_weights
from export.statistics.config import FRAMES, EncoderConfig
from export.statistics.log_mel import LogMel

if TYPE_CHECKING:
    from pathlib import Path

FILES = ("config.json", "model.safetensors")


@dataclass(frozen=True, slots=True)
class Shape:
    """The sizes of an encoder, as its ``config.json`` states them."""

    width: int
    heads: int
    hidden: int
    n_layers: int
    n_mels: int


class WhisperEncoder(nn.Module):
    """Samples (B, 16000), mask (B, 50) to ``count`` (B, 1), ``sum`` and ``squares`` (B, n_features).

    The number of frames in the mask, the sum of the features over them and the sum of their squares. The features of a
    frame are those of all kept layers, side by side.
    """

    def __init__(self, shape: Shape, layers: tuple[int, ...]) -> None:
        super().__init__()
        self.log_mel = LogMel(shape.n_mels)
        self.conv1 = nn.Linear(3 * shape.n_mels, shape.width)
        self.conv2 = nn.Linear(3 * shape.width, shape.width)
        self.positions = nn.Parameter(torch.zeros(FRAMES, shape.width))
        self.layers = nn.ModuleList(Layer(shape) for _ in range(max(layers)))
        self.kept = layers
        self.width = shape.width
        """Features of one layer; those of the last kept layer are the last."""
        self.n_features = shape.width * len(layers)

    @property
    def blocks(self) -> list[Layer]:
        """The transformer layers."""
        return [layer for layer in self.layers if isinstance(layer, Layer)]

    def forward(self, samples: Tensor, mask: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        return pool(self.features(samples), mask)

    def features(self, samples: Tensor) -> Tensor:
        """Return the features of each frame, shape (B, 50, n_features)."""
        mel = self.log_mel(samples)  # (B, 100, n_mels)
        # Convolutions over 3 frames are products over the 3 frames side by side, which become int8 like all others.
        x = functional.pad(mel, (0, 0, 1, 1))
        x = functional.gelu(self.conv1(torch.cat([x[:, :-2], x[:, 1:-1], x[:, 2:]], dim=2)))  # (B, 100, width)
        states = [functional.gelu(self._every_other(x)) + self.positions]
        for layer in self.layers:
            states.append(layer(states[-1]))
        return torch.cat([states[number] for number in self.kept], dim=2)

    def _every_other(self, x: Tensor) -> Tensor:
        """Return the second convolution of ``x`` (B, 100, width), of stride 2, shape (B, 50, width).

        Two frames that follow each other lie side by side as they are; only the one before them is moved.
        """
        pairs = x.reshape(-1, FRAMES, 2 * self.width)
        before = functional.pad(pairs[:, :-1, self.width :], (0, 0, 1, 0))
        weight = self.conv2.weight
        return functional.linear(pairs, weight[:, self.width :], self.conv2.bias) + functional.linear(
            before, weight[:, : self.width]
        )


def pool(features: Tensor, mask: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """Return the number of frames in the mask (B, 1), and sum and sum of squares (B, n) of features (B, 50, n)."""
    weight = mask[:, None, :]  # (B, 1, 50)
    return mask.sum(1, keepdim=True), (weight @ features)[:, 0], (weight @ features.square())[:, 0]


class Layer(nn.Module):
    """A pre-norm transformer layer; the names are Whisper's."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.self_attn = Attention(shape.width, shape.heads)
        self.self_attn_layer_norm, self.final_layer_norm = nn.LayerNorm(shape.width), nn.LayerNorm(shape.width)
        self.fc1, self.fc2 = nn.Linear(shape.width, shape.hidden), nn.Linear(shape.hidden, shape.width)

    def forward(self, x: Tensor) -> Tensor:
        x = x + self.self_attn(self.self_attn_layer_norm(x))
        passed: Tensor = x + self.fc2(functional.gelu(self.fc1(self.final_layer_norm(x))))
        return passed


class Attention(nn.Module):
    """Self-attention; the names are Whisper's."""

    def __init__(self, width: int, heads: int) -> None:
        super().__init__()
        self.heads, self.width = heads, width
        self.k_proj = nn.Linear(width, width, bias=False)
        self.q_proj, self.v_proj, self.out_proj = (nn.Linear(width, width) for _ in range(3))

    def forward(self, x: Tensor) -> Tensor:
        q, k, v = self._split(self.q_proj(x)), self._split(self.k_proj(x)), self._split(self.v_proj(x))
        weights = torch.softmax(q @ k.transpose(-1, -2) * (self.width // self.heads) ** -0.5, dim=-1)
        attended: Tensor = self.out_proj((weights @ v).transpose(1, 2).reshape(-1, FRAMES, self.width))
        return attended

    def _split(self, x: Tensor) -> Tensor:
        """Return ``x`` (B, 50, width) by heads: (B, heads, 50, width / heads)."""
        return x.view(-1, FRAMES, self.heads, self.width // self.heads).transpose(1, 2)


def load_encoder(folder: Path, config: EncoderConfig) -> WhisperEncoder:
    """Return the encoder with the weights in ``folder``, in fp32, not to be trained.

    Raises TrainingError where files are missing or are not those of a Whisper encoder with as many layers.
    """
    shape = _shape(folder)
    if not config.layers or min(config.layers) < 0 or max(config.layers) > shape.n_layers:
        raise TrainingError(f"{folder} has the layers 0 to {shape.n_layers}, got {config.layers}")
    encoder = WhisperEncoder(shape, config.layers)
    weights = encoder_weights(folder / FILES[1])
    weights["positions"] = weights.pop("embed_positions.weight")[:FRAMES]
    for name in ("conv1", "conv2"):
        weights[f"{name}.weight"] = weights[f"{name}.weight"].permute(0, 2, 1).flatten(1)  # (out, 3 in)
    wanted = {name for name in encoder.state_dict() if not name.startswith("log_mel.")}
    if missing := sorted(wanted - set(weights)):
        raise TrainingError(f"{folder / FILES[1]} lacks {len(missing)} weights of the encoder, such as {missing[0]}")
    encoder.load_state_dict({name: weights[name] for name in wanted}, strict=False)
    return encoder.eval().requires_grad_(requires_grad=False)


def weight_files(folder: Path) -> list[Path]:
    """Return the files of an encoder; raise TrainingError where one is missing."""
    paths = [folder / name for name in FILES]
    if missing := [path for path in paths if not path.is_file()]:
        raise TrainingError(
            f"--weights-folder: expected {' and '.join(FILES)} of a Whisper encoder in {folder}, "
            f"{missing[0].name} is missing"
        )
    return paths


def _shape(folder: Path) -> Shape:
    config = weight_files(folder)[0]
    try:
        about: dict[str, Any] = json.loads(config.read_text(encoding="utf-8"))
        return Shape(
            width=about["d_model"],
            heads=about["encoder_attention_heads"],
            hidden=about["encoder_ffn_dim"],
            n_layers=about["encoder_layers"],
            n_mels=about.get("num_mel_bins", 80),
        )
    except (OSError, UnicodeDecodeError, json.JSONDecodeError, KeyError, TypeError) as error:
        raise TrainingError(f"{config} is not the configuration of a Whisper encoder: {error}") from error
