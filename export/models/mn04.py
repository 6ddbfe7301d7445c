"""The network: a MobileNetV3 of width 0.4 over log-mel frames, pooled at several depths, and its head.

The trunk has the shape of EfficientAT's ``mn04`` (Schmid et al., "Efficient Large-Scale Audio Tagging
via Transformer-to-CNN Knowledge Distillation", ICASSP 2023), so that its AudioSet weights fit. Our
axes are (time, frequency); theirs are the other way round, hence ``load_audioset`` turns the kernels.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import torch
from torch import Tensor, nn
from torch.nn import functional

from export.corpora.readers import LABELS
from export.errors import TrainingError
from export.models.batch_norm import BatchNorm2d

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class BlockConfig:
    """One inverted residual block."""

    kernel: int
    expanded: int
    out: int
    squeeze: int = 0
    """Channels inside squeeze-and-excitation; 0 for none."""
    hard_swish: bool = False
    stride: int = 1


FIRST_INT8_LAYER = 7
"""From this block on, the 1x1 convolutions, which hold nearly all weights, become int8."""
STEM_CHANNELS = 8
BLOCKS = (
    BlockConfig(3, 8, 8),
    BlockConfig(3, 24, 16, stride=2),
    BlockConfig(3, 32, 16),
    BlockConfig(5, 32, 16, squeeze=8, stride=2),
    BlockConfig(5, 48, 16, squeeze=16),
    BlockConfig(5, 48, 16, squeeze=16),
    BlockConfig(3, 96, 32, hard_swish=True, stride=2),
    BlockConfig(3, 80, 32, hard_swish=True),
    BlockConfig(3, 72, 32, hard_swish=True),
    BlockConfig(3, 72, 32, hard_swish=True),
    BlockConfig(3, 192, 48, squeeze=48, hard_swish=True),
    BlockConfig(3, 272, 48, squeeze=72, hard_swish=True),
    BlockConfig(5, 272, 64, squeeze=72, hard_swish=True, stride=2),
    BlockConfig(5, 384, 64, squeeze=96, hard_swish=True),
    BlockConfig(5, 384, 64, squeeze=96, hard_swish=True),
)
TOP_CHANNELS = 384


@dataclass(frozen=True, slots=True)
class ModelConfig:
    """The network's configuration; saved with its weights."""

    pooled_blocks: tuple[int, ...] = (6, 10, 12, 15)
    """Blocks (1-15) whose mean and deviation over time and frequency reach the head."""
    hidden: int = 128
    dropout: float = 0.3
    labels: tuple[str, ...] = field(default=LABELS)


@dataclass(frozen=True, slots=True)
class Rounding:
    """The ranges over which int8 will round one convolution's input and output, measured on training clips."""

    input_range: tuple[float, float]
    output_range: tuple[float, float] | None
    """After the norm, before hard-swish; None where ReLU follows, which int8 folds in."""


WEIGHT_STEPS = 64
"""Steps of an int8 weight to either side of zero: 7 bits, see export/packaging/quantize.py."""
ACTIVATION_STEPS = 255


class Convolution(nn.Sequential):
    """Convolution and batch norm; then hard-swish, ReLU, or nothing where ``hard_swish`` is None."""

    def __init__(
        self, channels: int, out: int, *, kernel: int, hard_swish: bool | None, stride: int = 1, groups: int = 1
    ) -> None:
        layers: list[nn.Module] = [
            nn.Conv2d(channels, out, kernel, stride, padding=kernel // 2, groups=groups, bias=False),
            BatchNorm2d(out, eps=0.001, momentum=0.01),
        ]
        if hard_swish is not None:
            layers.append(nn.Hardswish() if hard_swish else nn.ReLU())
        super().__init__(*layers)
        self.stride, self.padding, self.groups = stride, kernel // 2, groups
        self.is_pointwise = kernel == 1
        self.has_relu = hard_swish is False
        self.rounding: Rounding | None = None
        """While it is set, the layer computes with int8 values; gradients pass straight through."""

    def forward(self, x: Tensor) -> Tensor:  # (B, C, T, F) -> (B, out, T / stride, F / stride)
        if self.rounding is not None:
            x = round_activations(x, self.rounding.input_range)
        y = self.linear(x)
        if self.rounding is not None and self.rounding.output_range is not None:
            y = round_activations(y, self.rounding.output_range)
        for activation in list(self)[2:]:
            y = activation(y)
        return y

    def linear(self, x: Tensor) -> Tensor:
        """Return the values before the activation."""
        kernel = self.kernel if self.rounding is None else round_weights(self.kernel)
        x = functional.conv2d(x, kernel, stride=self.stride, padding=self.padding, groups=self.groups)
        y: Tensor = self[1](x)
        return y

    @property
    def kernel(self) -> Tensor:
        """The weights, shape (out, channels / groups, k, k)."""
        return self[0].get_parameter("weight")


def round_weights(weights: Tensor) -> Tensor:
    """Return kernels (out, in, k, k) on the grid of int8, one scale an output channel.

    A batch norm that is folded in later multiplies whole channels: the grid stays a grid.
    """
    scales = weights.detach().abs().amax(dim=(1, 2, 3)).clamp_min(1e-8) / WEIGHT_STEPS
    zeros = torch.zeros_like(scales, dtype=torch.int32)
    return torch.fake_quantize_per_channel_affine(weights, scales, zeros, 0, -WEIGHT_STEPS, WEIGHT_STEPS)


def round_activations(x: Tensor, value_range: tuple[float, float]) -> Tensor:
    """Return ``x`` on the grid of 8-bit activations over ``value_range``."""
    low, high = min(0.0, value_range[0]), max(0.0, value_range[1])
    scale = max(high - low, 1e-8) / ACTIVATION_STEPS
    return torch.fake_quantize_per_tensor_affine(x, scale, round(-low / scale), 0, ACTIVATION_STEPS)


class Dense(nn.Linear):
    """A linear layer whose output does not depend on the rest of the batch.

    ONNX Runtime multiplies one row by GEMV and several by GEMM, whose last bits differ, and int8 layers after it
    magnify that. The daemon promises the same events in any batch. With the weights on the left, every window is
    a product of its own.
    """

    def forward(self, x: Tensor) -> Tensor:  # (B, in) -> (B, out)
        y: Tensor = torch.matmul(self.weight, x[:, :, None])[:, :, 0] + self.bias
        return y


class SqueezeExcite(nn.Module):
    """Weighs channels by their means over the window (squeeze-and-excitation)."""

    def __init__(self, channels: int, squeezed: int) -> None:
        super().__init__()
        self.fc1 = Dense(channels, squeezed)
        self.fc2 = Dense(squeezed, channels)

    def forward(self, x: Tensor) -> Tensor:  # (B, C, T, F)
        weights = torch.relu(self.fc1(x.mean(dim=(2, 3))))  # (B, squeezed)
        weights = torch.sigmoid(self.fc2(weights))  # (B, C)
        return x * weights[:, :, None, None]  # (B, C, T, F)


class InvertedResidual(nn.Module):
    """Expand, filter each channel in time and frequency, weigh channels, project."""

    def __init__(self, channels: int, config: BlockConfig) -> None:
        super().__init__()
        layers: list[nn.Module] = []
        if config.expanded != channels:
            layers.append(Convolution(channels, config.expanded, kernel=1, hard_swish=config.hard_swish))
        layers.append(
            Convolution(
                config.expanded,
                config.expanded,
                kernel=config.kernel,
                stride=config.stride,
                groups=config.expanded,
                hard_swish=config.hard_swish,
            )
        )
        if config.squeeze:
            layers.append(SqueezeExcite(config.expanded, config.squeeze))
        layers.append(Convolution(config.expanded, config.out, kernel=1, hard_swish=None))
        self.block = nn.Sequential(*layers)
        self.is_residual = config.stride == 1 and channels == config.out

    def forward(self, x: Tensor) -> Tensor:  # (B, C, T, F) -> (B, out, T / stride, F / stride)
        y: Tensor = self.block(x)
        return x + y if self.is_residual else y


class EmotionNet(nn.Module):
    """Log-mel windows in, one logit a label out."""

    def __init__(self, config: ModelConfig) -> None:
        super().__init__()
        self.config = config
        self.features = nn.ModuleList([Convolution(1, STEM_CHANNELS, kernel=3, stride=2, hard_swish=True)])
        channels = STEM_CHANNELS
        pooled = 0
        for number, block in enumerate(BLOCKS, start=1):
            self.features.append(InvertedResidual(channels, block))
            channels = block.out
            pooled += 2 * channels * (number in config.pooled_blocks)
        self.features.append(Convolution(channels, TOP_CHANNELS, kernel=1, hard_swish=True))
        self.head = nn.Sequential(
            nn.BatchNorm1d(pooled + TOP_CHANNELS),
            nn.Dropout(config.dropout),
            Dense(pooled + TOP_CHANNELS, config.hidden),
            nn.ReLU(),
            nn.Dropout(config.dropout),
            Dense(config.hidden, len(config.labels)),
        )

    def int8_layers(self) -> list[Convolution]:
        """Return the layers that become int8: these agree best with fp32, and are no slower (models/README.md)."""
        late = self.features[FIRST_INT8_LAYER:]
        return [layer for layer in late.modules() if isinstance(layer, Convolution) and layer.is_pointwise]

    def embed(self, features: Tensor) -> Tensor:
        """Return the head's input, shape (B, pooled), from windows of shape (B, T, n_mels)."""
        x = features[:, None]  # (B, 1, 298, 103)
        pooled = []
        for number, layer in enumerate(self.features):
            x = layer(x)  # (B, 8, 149, 52) .. (B, 16, 38, 13) .. (B, 32, 19, 7) .. (B, 64, 10, 4)
            if number in self.config.pooled_blocks:
                mean = x.mean(dim=(2, 3))  # (B, C)
                deviation = ((x - mean[:, :, None, None]) ** 2).mean(dim=(2, 3)).add(1e-5).sqrt()  # (B, C)
                pooled += [mean, deviation]
        return torch.cat([*pooled, x.mean(dim=(2, 3))], dim=1)

    def forward(self, features: Tensor) -> Tensor:  # (B, 298, 103) -> (B, n_labels)
        logits: Tensor = self.head(self.embed(features))
        return logits


class Probabilities(nn.Module):
    """The network as it is exported: windows in, probabilities that sum to 1 out."""

    def __init__(self, network: nn.Module) -> None:
        super().__init__()
        self.network = network

    def forward(self, features: Tensor) -> Tensor:  # (B, 298, 103) -> (B, n_labels)
        return torch.softmax(self.network(features), dim=1)


def read_audioset(weights: Path) -> dict[str, Tensor]:
    """Return the tensors in one of EfficientAT's files; raise TrainingError where it is missing or another file."""
    try:
        state = torch.load(weights, weights_only=True, map_location="cpu")
    except Exception as error:  # unpickling another file may raise anything
        raise TrainingError(f"{weights} can't be read as weights: {_in_brief(error)}") from error
    if not isinstance(state, dict) or not all(isinstance(value, Tensor) for value in state.values()):
        raise TrainingError(f"{weights}: expected a dictionary of tensors")
    return state


def _in_brief(error: Exception) -> str:
    """Return the first sentence: torch's messages are a page long."""
    return (str(error) or type(error).__name__).splitlines()[0].partition(". ")[0]


def load_audioset(network: EmotionNet, state: dict[str, Tensor]) -> None:
    """Fill the trunk with EfficientAT's ``mn04_as`` weights; the head stays.

    Raises TrainingError where they don't fit.
    """
    trunk = {}
    for name, value in state.items():
        if not name.startswith("features."):
            continue
        ours = name.removeprefix("features.").replace(".conc_se_layers.0.", ".")
        trunk[ours] = value.transpose(2, 3) if value.dim() == 4 else value
    try:
        network.features.load_state_dict(trunk)
    except RuntimeError as error:
        raise TrainingError(f"these are not the weights of mn04: {error}") from error
