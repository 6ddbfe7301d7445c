"""The model card: the JSON file beside an ONNX model, which the daemon requires."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Annotated, Any, Literal

import msgspec
from msgspec import Meta

from streamer.core.errors import ModelError

# msgspec reads the annotations when it decodes.
from streamer.dsp.features import LogMelConfig  # noqa: TC001
from streamer.dsp.leg_normalization import LegNormalization  # noqa: TC001

if TYPE_CHECKING:
    from pathlib import Path

Name = Annotated[str, Meta(pattern="^[A-Za-z0-9][A-Za-z0-9._-]*$")]


class LogMelFrontEnd(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="log_mel"):
    """The model takes log-mel frames, shape (batch, n_frames, n_mels)."""

    parameters: LogMelConfig


class WaveformFrontEnd(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="waveform"):
    """The model takes samples, shape (batch, n_samples), -1..1."""

    normalize: Literal["none", "zero_mean_unit_variance"] = "none"


class Metric(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One measured figure, with the conditions under which it was measured."""

    corpus: str
    split: str
    """How speakers were divided between training and test."""
    unit: Literal["clip", "window"]
    condition: str
    """``clean``, ``8 kHz mu-law``, ..."""
    precision: Literal["fp32", "int8"]
    name: str
    """``uar``, ``accuracy``, ``agreement_with_fp32``, ``confusion`` ..."""
    value: float | list[list[int]]
    low: float | None = None
    """Bounds of the 95 % confidence interval over speakers; None if none was computed."""
    high: float | None = None
    normalization: Literal["none", "running"] = "none"
    """``running``: scores were normalised with earlier utterances of the leg."""


class ModelCard(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Inputs, outputs, origin and limits of a model."""

    name: Name
    version: str
    file: str
    """Name of the ONNX file, in the same folder as the card."""
    sha256: Annotated[str, Meta(pattern="^[0-9a-f]{64}$")]
    labels: Annotated[list[Name], Meta(min_length=2)]
    """In the order of the model's output."""
    sample_rate: Literal[16000]
    """Hz."""
    window_ms: Annotated[int, Meta(ge=100, le=30_000)]
    hop_ms: Annotated[int, Meta(ge=20, le=30_000)]
    front_end: LogMelFrontEnd | WaveformFrontEnd
    temperature: Annotated[float, Meta(gt=0)]
    """Temperature scaling (Guo et al. 2017): p ** (1 / temperature), scaled to sum 1; above 1 softens."""
    quantization: Literal["fp32", "int8"]
    metrics: list[Metric]
    corpora: list[str]
    licence: str
    intended_use: str
    limits: str
    leg_normalization: LegNormalization | None = None
    """How the daemon normalises the scores of a leg by its earlier utterances; None: it reports them as they are."""
    training: dict[str, Any] = msgspec.field(default_factory=dict)
    """How the model was trained: commit, seed, settings; free form."""

    def __post_init__(self) -> None:
        normalization, n = self.leg_normalization, len(self.labels)
        if normalization is not None and len(normalization.prototypes) != n:
            raise ValueError(
                f"leg_normalization: matrices of {n} x {n} expected, one row a label, "
                f"got {len(normalization.prototypes)} rows"
            )

    @property
    def window_samples(self) -> int:
        return self.window_ms * self.sample_rate // 1000

    @property
    def input_shape(self) -> tuple[int, ...]:
        """Shape of one window, without the batch axis."""
        if isinstance(self.front_end, LogMelFrontEnd):
            parameters = self.front_end.parameters
            return (parameters.n_frames(self.window_samples), parameters.n_mels)
        return (self.window_samples,)


def load_card(path: Path) -> ModelCard:
    """Read a model card and check the hash of the ONNX file beside it.

    Raises ModelError if the card or the file is missing or damaged, or if the hash differs.
    """
    try:
        card = msgspec.json.decode(path.read_bytes(), type=ModelCard)
    except FileNotFoundError:
        raise ModelError(f"model card {path} is missing; a model needs its card beside it") from None
    except OSError as error:
        raise ModelError(f"model card {path} can't be read: {error.strerror}") from error
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise ModelError(f"model card {path} is not valid: {error}") from error
    _check_hash(path.with_name(card.file), card.sha256)
    return card


def card_of(path: Path) -> Path:
    """Return the path of a model's card, given the path of the card or of the ONNX file beside it."""
    return path.with_suffix(".json") if path.suffix == ".onnx" else path


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _check_hash(path: Path, expected: str) -> None:
    try:
        found = sha256_of(path)
    except OSError as error:
        raise ModelError(f"model {path} can't be read: {error.strerror}") from error
    if found != expected:
        raise ModelError(f"model {path} is not the one its card describes: sha256 {expected} expected, got {found}")
