"""Reads the weights of Whisper's encoder from a file as ``transformers`` saves it."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

from export.errors import TrainingError

if TYPE_CHECKING:
    from pathlib import Path

    from torch import Tensor

PREFIXES = ("", "encoder.", "model.encoder.")
"""What the names of an encoder's weights begin with, in files of the encoder alone and of whole models."""


def encoder_weights(path: Path) -> dict[str, Tensor]:
    """Return the encoder's weights, in fp32, by their names without prefix.

    Raises TrainingError where the file can't be read or holds no Whisper encoder.
    """
    safetensors = importlib.import_module("safetensors.torch")
    damaged = importlib.import_module("safetensors").SafetensorError
    try:
        found: dict[str, Tensor] = safetensors.load_file(path)
    except (OSError, damaged) as error:
        raise TrainingError(f"{path} can't be read: {error}") from error
    prefix = next((one for one in PREFIXES if f"{one}embed_positions.weight" in found), None)
    if prefix is None:
        raise TrainingError(f"{path} holds no Whisper encoder: no weights called embed_positions.weight")
    return {name.removeprefix(prefix): value.float() for name, value in found.items() if name.startswith(prefix)}
