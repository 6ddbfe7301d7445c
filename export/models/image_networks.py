"""Image networks on log-mel windows as grey images: five of Keras Applications, on its torch backend.

VGG19 (Simonyan and Zisserman 2015), Xception (Chollet 2017), InceptionV3 (Szegedy et al. 2016), ResNet101V2 (He et al.
2016) and DenseNet201 (Huang et al. 2017). Their weights are random unless a file of Keras's own is given.

timm has all five, but requires torchvision. PyPI's wheels of that are built with CUDA, and beside a CPU build of torch
importing them fails ("operator torchvision::nms does not exist").
"""

from __future__ import annotations

import importlib
import math
import os
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

import torch
from torch import Tensor, nn
from torch.nn import functional

from export.acoustics.input_spec import LOG_MEL
from export.errors import TrainingError
from export.models.band_norm import BandNorm
from export.models.mn04 import Dense

if TYPE_CHECKING:
    from pathlib import Path

Name = Literal["VGG19", "Xception", "InceptionV3", "ResNet101V2", "DenseNet201"]

IMAGE = (64, 48)
"""Time and frequency, pixels, of networks that are not in LEAST: cost grows with their number."""
LEAST: dict[str, tuple[int, int]] = {"Xception": (71, 71), "InceptionV3": (75, 75)}
"""Of networks that take no fewer."""
MOMENTUM = 0.9
"""Of the norms' running statistics. Keras's 0.99 is too slow for epochs of some 70 steps."""
COLOUR_SCALE: dict[str, float] = {"VGG19": 64.0}
"""An image's standard deviation in the units of a network's ImageNet weights; 1 for those not named."""
DROPOUT = 0.3


class ImageNetwork(nn.Module):
    """Log-mel windows in, one logit a label out."""

    has_fixed_shapes = True
    """Keras computes paddings from the input's shape, which must be constant for the exporter: see to_onnx.py."""
    time: Tensor
    frequency: Tensor

    def __init__(self, n_labels: int, name: Name, folder: Path | None = None) -> None:
        """``folder``: has the trunk's weights, one file such as vgg19_…_notop.h5.

        Raises TrainingError where that is missing or doesn't fit.
        """
        super().__init__()
        image = LEAST.get(name, IMAGE)
        self.normal = BandNorm()
        self.features = _trunk(name, image)
        if folder is not None:
            _load(self.features, name, folder)
        self.scale = 1.0 if folder is None else COLOUR_SCALE.get(name, 1.0)
        self.register_buffer("time", _resizing(LOG_MEL.shape[0], image[0]), persistent=False)
        self.register_buffer("frequency", _resizing(LOG_MEL.shape[1], image[1]), persistent=False)
        self.head = nn.Sequential(nn.Dropout(DROPOUT), Dense(self.features.output_shape[-1], n_labels))

    def forward(self, features: Tensor) -> Tensor:  # (B, 298, 103) -> (B, n_labels)
        grey = self.scale * (self.time @ self.normal(features) @ self.frequency.T)  # (B, 64, 48)
        image = grey[..., None].expand(-1, -1, -1, 3)
        with load_keras().device(features.device.type):  # by default it takes a GPU if there is one
            pooled = self.features(image, training=self.training)  # (B, 512 .. 2048)
        logits: Tensor = self.head(pooled)
        return logits


def load_keras() -> Any:
    """Return Keras on torch; raise TrainingError where it has been imported with another backend."""
    os.environ["KERAS_BACKEND"] = "torch"
    keras = importlib.import_module("keras")
    if keras.backend.backend() != "torch":
        raise TrainingError(f"Keras runs on {keras.backend.backend()}, torch expected: restart without it")
    return keras


def _trunk(name: Name, image: tuple[int, int]) -> Any:
    """Return one of Keras Applications without its classifier, with random weights by torch's generator."""
    keras = load_keras()
    keras.utils.clear_session(free_memory=False)  # layers are numbered, and their names are in checkpoints
    build = getattr(keras.applications, name)
    with keras.device("cpu"):
        trunk = build(include_top=False, weights=None, input_shape=(*image, 3), pooling="avg")
        trunk = keras.models.clone_model(trunk, clone_function=_with_torch_norm)
    for kernel in trunk.parameters():
        if kernel.dim() == 4:  # (height, width, in, out): He et al. 2015; VGG19, without norms, trains with no other
            # The kernel of a depthwise convolution has one output for each input and sees that alone.
            inputs = math.prod(kernel.shape[: 2 if kernel.shape[3] == 1 else 3])
            nn.init.normal_(kernel, std=math.sqrt(2 / inputs))
    return trunk


@cache
def _torch_norm() -> Any:
    """Return a layer that does what Keras's batch norm does, over the last axis, by torch's.

    Keras's is made of some ten operations, which take a third of a step of DenseNet201. It is registered, since Keras
    copies a network by saving and loading it.
    """
    keras = load_keras()

    @keras.saving.register_keras_serializable("export")
    class TorchNorm(keras.layers.BatchNormalization):  # type: ignore[misc,name-defined]
        """``keras.layers.BatchNormalization`` by torch."""

        def call(self, inputs: Tensor, training: bool | None = None, mask: None = None) -> Tensor:  # noqa: ARG002
            scale, offset = (one if one is None else one.value for one in (self.gamma, self.beta))
            mean, variance = self.moving_mean.value, self.moving_variance.value
            x = inputs.permute(0, 3, 1, 2)
            y = functional.batch_norm(x, mean, variance, scale, offset, bool(training), 1 - self.momentum, self.epsilon)
            return y.permute(0, 2, 3, 1)

    return TorchNorm


def _with_torch_norm(layer: Any) -> Any:
    """Return a copy of a layer, of a batch norm one by torch."""
    config = layer.get_config()
    if isinstance(layer, load_keras().layers.BatchNormalization):
        return _torch_norm().from_config({**config, "momentum": MOMENTUM})
    return type(layer).from_config(config)


def _load(trunk: Any, name: Name, folder: Path) -> None:
    stem = name.lower()
    found = [path for path in sorted(folder.glob("*.h5")) if path.name.replace("_", "").startswith(stem)]
    if len(found) != 1:
        raise TrainingError(f"{folder} should have one file {stem}*.h5 with Keras's weights, has {len(found)}")
    try:
        trunk.load_weights(found[0])
    except (ValueError, OSError) as error:
        raise TrainingError(f"{found[0]} has no weights that fit {name}: {error}") from error


def _resizing(size: int, wanted: int) -> Tensor:
    """Return the matrix (wanted, size) that resizes by triangular filters that cover every frame.

    A matrix, since ONNX has no such resizing.
    """
    unit = torch.eye(size)[None, None]
    return functional.interpolate(unit, (wanted, size), mode="bilinear", antialias=True)[0, 0]
