"""The model card: the JSON file beside an ONNX model, which the daemon requires."""

from __future__ import annotations

import codecs
import hashlib
from typing import TYPE_CHECKING, Annotated, Any, Literal

import msgspec
from msgspec import Meta

from streamer.core.errors import ModelError

# msgspec reads the annotations when it decodes.
from streamer.dsp.features import LogMelConfig  # noqa: TC001
from streamer.dsp.leg_normalization import LegNormalization  # noqa: TC001
from streamer.inference.files import MAX_CARD_BYTES, check_hash, read_model, read_regular

if TYPE_CHECKING:
    from pathlib import Path

# \\Z, as $ accepts a trailing line break.
Name = Annotated[str, Meta(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}\Z")]
Version = Annotated[str, Meta(pattern=r"^[!-~]{1,64}\Z")]
FileName = Annotated[str, Meta(pattern=r"^(?!\.{1,2}\Z)[^/\\\x00-\x1f]{1,200}\Z")]
"""Of a file in the same folder as the card."""
Sha256 = Annotated[str, Meta(pattern=r"^[0-9a-f]{64}\Z")]
Share = Annotated[float, Meta(ge=0, le=1)]
Rate = Annotated[float, Meta(ge=0, le=100_000)]
Figure = Annotated[float, Meta(ge=-1e9, le=1e9)]
Count = Annotated[int, Meta(ge=0, le=1_000_000_000)]
MAX_INPUT_VALUES = 4_000_000
"""Numbers in one window, 16 MB: ten times the largest front end that is in use."""
RESERVED_LABEL = "none"
"""The state of a leg that expresses nothing (``state.v1``)."""


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
    value: Figure | list[list[Count]]
    low: Figure | None = None
    """Bounds of the 95 % confidence interval over speakers; None if none was computed."""
    high: Figure | None = None
    normalization: Literal["none", "running"] = "none"
    """``running``: scores were normalised with earlier utterances of the leg."""


class FittedDecision(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Settings of ``[decision]`` that fit a model; what the configuration states takes their place."""

    base_rates: dict[Name, Share]
    """How often each label is expressed in ordinary use, sum 1."""
    stickiness: Share
    evidence_exponent: Annotated[float, Meta(gt=0, le=10)]


class _Card(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What the cards of both kinds of model say."""

    name: Name
    version: Version
    labels: Annotated[list[Name], Meta(min_length=2, max_length=100)]
    """In the order of the model's output, each once; none is called ``none``, which is a state without an emotion."""
    sample_rate: Literal[16000]
    """Hz."""
    quantization: Literal["fp32", "int8"]
    metrics: list[Metric]
    corpora: list[str]
    licence: str
    intended_use: str
    limits: str
    base_rates: dict[Name, Share] | None = None
    """How often each label was expressed in training, sum 1; None if that was not written down."""
    claim_curve: list[tuple[Share, Rate]] = msgspec.field(default_factory=list)
    """Thresholds of the posterior of a state, rising, each with the false claims an hour of ordinary speech that were
    measured with it and ``decision``; empty if none were measured."""
    decision: FittedDecision | None = None
    """Fitted on calls; None: the daemon's own defaults."""
    training: dict[str, Any] = msgspec.field(default_factory=dict)
    """How the model was trained: commit, seed, settings; free form."""

    def __post_init__(self) -> None:
        if len(set(self.labels)) < len(self.labels):
            raise ValueError(f"labels: different labels expected, got {', '.join(self.labels)}")
        if RESERVED_LABEL in map(str.casefold, self.labels):
            raise ValueError(f"labels: no label called {RESERVED_LABEL} expected, since that is the state without one")
        thresholds = [threshold for threshold, _ in self.claim_curve]
        if thresholds != sorted(set(thresholds)):
            raise ValueError(f"claim_curve: rising thresholds expected, got {', '.join(map(str, thresholds))}")
        if self.base_rates is not None:
            _check_rates("base_rates", self.base_rates, self.labels)
        if self.decision is not None:
            _check_rates("decision.base_rates", self.decision.base_rates, self.labels)

    @property
    def training_rates(self) -> tuple[float, ...]:
        """``base_rates`` in the order of the labels; empty if there are none."""
        return () if self.base_rates is None else tuple(self.base_rates[label] for label in self.labels)


class ModelCard(_Card, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Inputs, outputs, origin and limits of a model of the window kind: a window in, probabilities out."""

    kind: Literal["window"] = "window"
    file: FileName
    """Name of the ONNX file, in the same folder as the card."""
    sha256: Sha256
    window_ms: Annotated[int, Meta(ge=100, le=30_000)]
    hop_ms: Annotated[int, Meta(ge=20, le=30_000)]
    front_end: LogMelFrontEnd | WaveformFrontEnd
    temperature: Annotated[float, Meta(ge=0.01, le=100)]
    """Temperature scaling (Guo et al. 2017): p ** (1 / temperature), scaled to sum 1; above 1 softens."""
    leg_normalization: LegNormalization | None = None
    """How the daemon normalises the scores of a leg by its earlier utterances; None: it reports them as they are."""

    def __post_init__(self) -> None:
        super().__post_init__()
        _check_front_end(self)
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


class ModelFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An ONNX file in the same folder as the card."""

    file: FileName
    sha256: Sha256


class History(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a voice said before, as far as the head may know it."""

    max_speech_ms: Annotated[int, Meta(ge=1_000, le=3_600_000)]
    """The history counts as at most so much speech: older speech weighs less and less."""
    min_speech_ms: Annotated[int, Meta(ge=1_000, le=60_000)] = 1_000
    """An utterance with less speech is not added to it."""

    def __post_init__(self) -> None:
        if self.min_speech_ms > self.max_speech_ms:
            raise ValueError(
                f"history: min_speech_ms up to max_speech_ms, {self.max_speech_ms}, expected, got {self.min_speech_ms}"
            )


class StatisticsCard(_Card, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Inputs, outputs, origin and limits of a model of the statistics kind.

    The encoder takes ``samples``, shape (batch, window_samples), -1..1, and ``mask``, shape (batch, n_frames), 1 where
    somebody speaks. It gives ``count``, shape (batch, 1), ``sum`` and ``squares``, both (batch, n_features): of its
    features over these frames. The head takes ``pooled`` and ``history``, both (batch, 2 n_features), mean and standard
    deviation of the speech at hand and of earlier utterances, and ``history_count``, shape (batch, 1), the frames in
    the history. It gives ``probabilities``, shape (batch, n_labels), calibrated.
    """

    kind: Literal["statistics"]
    encoder: ModelFile
    head: ModelFile
    chunk_ms: Annotated[int, Meta(ge=200, le=10_000)]
    """Length of the audio that the encoder takes."""
    frame_ms: Annotated[int, Meta(ge=10, le=200)]
    """Of audio that the encoder makes one feature vector of."""
    n_features: Annotated[int, Meta(ge=1, le=65_536)]
    pooling_ms: Annotated[int, Meta(ge=1_000, le=60_000)]
    """A result before the end of the utterance is about its last chunks, so long altogether."""
    history: History
    weights: list[str] = msgspec.field(default_factory=list)
    """Weights of others that training began with, each with its licence."""

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.chunk_ms % self.frame_ms:
            raise ValueError(f"chunk_ms: a multiple of frame_ms, {self.frame_ms}, expected, got {self.chunk_ms}")
        if self.pooling_ms % self.chunk_ms:
            raise ValueError(f"pooling_ms: a multiple of chunk_ms, {self.chunk_ms}, expected, got {self.pooling_ms}")

    @property
    def sha256(self) -> str:
        """SHA-256 of both files' hashes, first the encoder's, in hexadecimal: it names the model in events."""
        return hashlib.sha256((self.encoder.sha256 + self.head.sha256).encode()).hexdigest()

    @property
    def hop_ms(self) -> int:
        return self.chunk_ms

    @property
    def window_samples(self) -> int:
        """Samples in a chunk, which is the window of this kind."""
        return self.chunk_ms * self.sample_rate // 1000

    @property
    def n_frames(self) -> int:
        """Frames in a chunk."""
        return self.chunk_ms // self.frame_ms


AnyCard = ModelCard | StatisticsCard


class _Kind(msgspec.Struct):
    kind: Literal["window", "statistics"] = "window"


def load_any_card(path: Path) -> AnyCard:
    """Read the card of a model of either kind and check the hashes of the ONNX files beside it.

    Raises ModelError if the card or a file is missing or damaged, or if a hash differs.
    """
    try:
        card = _decode(read_regular(path, what="model card", at_most=MAX_CARD_BYTES).removeprefix(codecs.BOM_UTF8))
    except FileNotFoundError:
        raise ModelError(f"model card {path} is missing; a model needs its card beside it") from None
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise ModelError(f"model card {path} is not valid: {error}") from error
    except RecursionError as error:
        raise ModelError(f"model card {path} is not valid: it is nested too deeply") from error
    files = [ModelFile(card.file, card.sha256)] if isinstance(card, ModelCard) else [card.encoder, card.head]
    for file in files:
        model = path.with_name(file.file)
        check_hash(model, hashlib.sha256(read_model(model)).hexdigest(), expected=file.sha256)
    return card


def _decode(data: bytes) -> AnyCard:
    if msgspec.json.decode(data, type=_Kind).kind == "window":
        return msgspec.json.decode(data, type=ModelCard)
    return msgspec.json.decode(data, type=StatisticsCard)


def load_card(path: Path) -> ModelCard:
    """Read the card of a model of the window kind; as ``load_any_card``.

    Raises ModelError for another kind as well.
    """
    card = load_any_card(path)
    if not isinstance(card, ModelCard):
        raise ModelError(f"model card {path}: a model of the window kind expected, got {card.kind}")
    return card


def card_of(path: Path) -> Path:
    """Return the path of a model's card, given the path of the card or of the ONNX file beside it."""
    return path.with_suffix(".json") if path.suffix == ".onnx" else path


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _check_rates(key: str, rates: dict[str, float], labels: list[str]) -> None:
    if sorted(rates) != sorted(labels):
        raise ValueError(f"{key}: the labels {', '.join(labels)} expected, got {', '.join(rates)}")
    if abs(sum(rates.values()) - 1) > 1e-3:
        raise ValueError(f"{key}: a sum of 1 expected, got {sum(rates.values()):g}")


def _check_front_end(card: ModelCard) -> None:
    if not isinstance(card.front_end, LogMelFrontEnd):
        return
    parameters = card.front_end.parameters
    if parameters.sample_rate != card.sample_rate:
        raise ValueError(f"front_end: sample_rate {card.sample_rate} expected, got {parameters.sample_rate}")
    n_frames, n_mels = card.input_shape
    if not 1 <= n_frames <= MAX_INPUT_VALUES // n_mels:
        raise ValueError(
            f"window_ms: frames of the front end that hold 1 to {MAX_INPUT_VALUES} numbers expected, "
            f"got {n_frames} frames of {n_mels}"
        )
