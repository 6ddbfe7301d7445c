"""Folders of tiny Whisper encoders, as ``transformers`` saves them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import torch

if TYPE_CHECKING:
    from pathlib import Path

WIDTH = 16


def write_whisper(folder: Path, *, n_layers: int = 2) -> Path:
    """Write random weights and their configuration; return the folder."""
    encoder(n_layers).save_pretrained(folder)
    return folder


def encoder(n_layers: int = 2) -> Any:
    """Return the encoder of ``transformers``, with random weights that are always the same."""
    from transformers import WhisperConfig  # noqa: PLC0415 - slow
    from transformers.models.whisper.modeling_whisper import WhisperEncoder  # noqa: PLC0415

    torch.manual_seed(0)
    config = WhisperConfig(d_model=WIDTH, encoder_layers=n_layers, encoder_attention_heads=2, encoder_ffn_dim=32)
    return WhisperEncoder(config).train(mode=False)
