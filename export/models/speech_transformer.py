"""HuBERT and wav2vec 2.0 from a local folder of weights, with a mean over time and a classifier, to be fine-tuned.

Hsu et al., IEEE/ACM TASLP 2021; Baevski et al., NeurIPS 2020. The folder is one of ``transformers``: config.json,
preprocessor_config.json and the weights; nothing is ever downloaded.
"""

from __future__ import annotations

import importlib
import json
from typing import TYPE_CHECKING, Any, Literal

from torch import Tensor, nn

from export.errors import TrainingError
from export.models.mn04 import Dense
from streamer.core.audio import SAMPLE_RATE

if TYPE_CHECKING:
    from pathlib import Path

Kind = Literal["hubert", "wav2vec2", "wavlm"]

DROPOUT = 0.1
LEAST_VARIANCE = 1e-7
"""As the preprocessors of ``transformers`` normalise."""
NOT_USED = {"masked_spec_embed"}
"""Weights that a folder may lack: masking is done on the samples."""


class SpeechTransformer(nn.Module):
    """Samples in, one logit a label out."""

    def __init__(self, n_labels: int, kind: Kind, folder: Path) -> None:
        """Raise TrainingError where ``folder`` is missing, or has another network or sample rate."""
        super().__init__()
        self.normalizes = _check(folder, kind)
        self.features = _load(folder)
        # Frozen, as in fine-tuning by Baevski et al., section 4.2: few speakers would make it worse.
        self.features.feature_extractor.requires_grad_(requires_grad=False)
        # It masks by NumPy's global generator, so a resumed run would end with other weights.
        self.features.config.apply_spec_augment = False
        self.head = nn.Sequential(nn.Dropout(DROPOUT), Dense(self.features.config.hidden_size, n_labels))

    def train(self, mode: bool = True) -> SpeechTransformer:
        """Keep the frozen convolutions in eval mode: that saves most of a step's memory."""
        super().train(mode)
        self.features.feature_extractor.eval()
        return self

    def forward(self, samples: Tensor) -> Tensor:  # (B, 48000) -> (B, n_labels)
        x = normalized(samples) if self.normalizes else samples
        steps = self.features(x).last_hidden_state  # (B, 149, hidden)
        logits: Tensor = self.head(steps.mean(dim=1))
        return logits


def _check(folder: Path, kind: Kind) -> bool:
    """Return whether the folder's network takes normalised samples."""
    if not folder.is_dir():
        raise TrainingError(f"{folder} is missing: a folder of {kind} weights, as transformers saves them, expected")
    found = _document(folder, "config.json").get("model_type")
    if found != kind:
        raise TrainingError(f"{folder} should have a network of the kind {kind}, has {found!r}")
    preprocessor = _document(folder, "preprocessor_config.json")
    rate = preprocessor.get("sampling_rate")
    if rate != SAMPLE_RATE:
        raise TrainingError(f"{folder} should take {SAMPLE_RATE} Hz, as the daemon does, takes {rate} Hz")
    return bool(preprocessor.get("do_normalize", True))


def _document(folder: Path, name: str) -> dict[str, Any]:
    try:
        found = json.loads((folder / name).read_text())
    except (OSError, ValueError) as error:
        raise TrainingError(f"{folder / name} can't be read: {error}") from error
    if not isinstance(found, dict):
        raise TrainingError(f"{folder / name} should hold a JSON object, holds {type(found).__name__}")
    return found


def _load(folder: Path) -> Any:
    # Eager attention: the exporter supports it, and training computed the same.
    loader = importlib.import_module("transformers").AutoModel
    damaged = importlib.import_module("safetensors").SafetensorError  # no subclass of the others
    try:
        network, info = loader.from_pretrained(
            folder, local_files_only=True, attn_implementation="eager", output_loading_info=True
        )
    except (OSError, ValueError, RuntimeError, damaged) as error:
        raise TrainingError(f"{folder} has no weights that can be loaded: {error}") from error
    # Weights that a file lacks are random in transformers, which only warns.
    missing = sorted(set(info["missing_keys"]) - NOT_USED)
    if missing:
        raise TrainingError(f"{folder} lacks {len(missing)} weights of its network, such as {missing[0]}")
    return network


def normalized(samples: Tensor) -> Tensor:
    """Return each window with mean 0 and variance 1."""
    centred = samples - samples.mean(dim=1, keepdim=True)
    return centred / (centred.square().mean(dim=1, keepdim=True) + LEAST_VARIANCE).sqrt()
