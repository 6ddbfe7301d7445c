"""All settings of a model of the statistics kind; a run saves them with its results."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from export.acoustics.channel import ChannelConfig
from streamer.core.audio import SAMPLE_RATE
from streamer.dsp.gate import GateConfig

if TYPE_CHECKING:
    from collections.abc import Sequence

CHUNK_SAMPLES = SAMPLE_RATE
"""What the encoder sees at once: 1 s."""
FRAME_SAMPLES = 320
"""Of one frame of the mask, 20 ms."""
FRAMES = CHUNK_SAMPLES // FRAME_SAMPLES
"""In a chunk."""
FRAMES_A_SECOND = SAMPLE_RATE // FRAME_SAMPLES


@dataclass(frozen=True, slots=True)
class EncoderConfig:
    """Which of an encoder's features are pooled."""

    layers: tuple[int, ...] = (0, 1, 2)
    """Hidden states: 0 is that after the convolutions, 1 that after the first transformer layer ..."""


@dataclass(frozen=True, slots=True)
class CutConfig:
    """How utterances are found and cut: as the daemon does by the defaults of ``config.toml``."""

    gate: GateConfig = field(
        default_factory=lambda: GateConfig(
            speech_threshold=0.3,
            silence_threshold=0.2,
            onset_samples=2_560,
            onset_gap_samples=1_600,
            hangover_samples=8_000,
        )
    )
    pre_roll_samples: int = 4_800
    post_roll_samples: int = 1_600
    min_frames: int = 10
    """With fewer frames of speech, an utterance of ordinary speech is left out; of an acted clip all frames within
    30 dB of its loudest count as speech."""
    piece_samples: int = 5 * SAMPLE_RATE
    """Into such pieces sound that is not speech is cut; all of their frames are in the mask."""


def random_channel() -> ChannelConfig:
    """Return the random channels of training, each drawn for one voice block."""
    return ChannelConfig(
        pace=0.5,
        pace_range=(0.90, 1.12),
        room=0.5,
        noise=0.6,
        snr_db=(3.0, 25.0),
        telephone=0.5,
        narrow=0.32,
        a_law=0.24,
        lossy=0.3,
        most_lost=0.1,
        peak_dbfs=(-40.0, 0.0),
        clipping=0.12,
        offset=0.1,
        coded=0.36,
    )


@dataclass(frozen=True, slots=True)
class FeatureConfig:
    """What is encoded: utterances as they arrive through channels."""

    cut: CutConfig = field(default_factory=CutConfig)
    channel: ChannelConfig = field(default_factory=random_channel)
    variants: tuple[str, ...] = ("clean", "mu-law", "random-0", "random-1", "random-2", "random-3", "random-4")
    """Channels that a head learns from; see ``export.statistics.variants``."""
    tested: tuple[str, ...] = ("clean", "mu-law")
    """Channels that heads are evaluated under."""
    tested_acted: tuple[str, ...] = ("noise-10", "noise-5", "room", "device")
    """More of them for acted speech, where they are available."""
    tested_ordinary: tuple[str, ...] = ("studio",)
    """More of them for ordinary speech."""
    tested_clips: int = 2_000
    """Larger corpora are evaluated under ``tested`` only."""
    block_clips: int = 60
    """About so many recordings of a voice share a random channel, as those of a call do."""
    thinned: dict[str, int] = field(default_factory=lambda: {"tess": 3, "nemo": 2, "ased": 2})
    """Of large corpora, only one of so many voice blocks is encoded under a random channel."""


@dataclass(frozen=True, slots=True)
class HeadConfig:
    """A branch of the head and how it is trained."""

    hidden: int = 256
    attention_heads: int = 4
    """Weighted means of the last layer, beside mean and deviation of all; 0: none, and no branch that has any."""
    attention_hidden: int = 32
    dropout_in: float = 0.1
    dropout: float = 0.3
    weight_decay: float = 0.1
    learning_rate: float = 1e-3
    epochs: int = 30
    batch_size: int = 256
    rows_an_epoch: int = 9_000
    smoothing: float = 0.05
    """Of the targets of acted speech, over the labels that its corpus has."""
    history_half_frames: float = 200.0
    """The history counts half when it has so many frames of speech."""
    no_history: float = 0.35
    """Share of rows without history."""
    transplant: float = 0.4
    """Share of rows that are moved, with their history, from where their voice rests to where another voice does."""
    crop: float = 0.5
    """Share of rows of which 1-4 consecutive chunks are pooled; of others, at most the last ``max_chunks``."""
    max_chunks: int = 8
    ordinary_target: float = 0.9
    """Target of the output for ordinary speech; the emotions share the rest."""
    ordinary_neutral: float = 0.77
    """The share of that output which counts as neutral; the rest counts as calm, where that is a label."""
    corpus_weights: dict[str, float] = field(
        default_factory=lambda: {"ravdess": 1.5, "tess": 0.4, "nemo": 1.0, "ased": 0.8, "emodb": 0.5, "emospeech": 0.3}
    )
    """1 for corpora that are not named."""
    set_weights: dict[str, float] = field(
        default_factory=lambda: {
            "pico_intent": 0.25,
            "pico_wake": 0.25,
            "prompts": 3.0,
            "watson_broadband": 2.0,
            "watson_calls": 2.0,
        }
    )
    """Of one speaker of an ordinary set; 1 for sets that are not named."""
    ordinary_weight: float = 1.0
    """Of all ordinary sets together, beside the corpora's weights."""
    not_speech_weight: float = 0.1
    seed: int = 0


@dataclass(frozen=True, slots=True)
class Recipe:
    """Everything that a model follows from, beside data and weights."""

    encoder: EncoderConfig = field(default_factory=EncoderConfig)
    features: FeatureConfig = field(default_factory=FeatureConfig)
    head: HeadConfig = field(default_factory=HeadConfig)
    """Of the branch with attention."""
    plain_hidden: int = 320
    """Units of the branch without."""
    pooling_ms: int = 3_000
    """A result before the end of an utterance is about its last chunks, so long altogether."""
    history_max_ms: int = 60_000
    """The history counts as at most so much speech."""
    calibration_chunks: int = 192
    """By which the ranges of int8 are set."""

    @property
    def branches(self) -> tuple[HeadConfig, ...]:
        """Those of the head: a plain one, and one with attention, if it has any."""
        plain = replace(self.head, attention_heads=0, hidden=self.plain_hidden)
        return (plain, self.head) if self.has_attention else (plain,)

    @property
    def has_attention(self) -> bool:
        return self.head.attention_heads > 0


def of_layers(recipe: Recipe, layers: Sequence[int] | None, *, is_plain: bool) -> Recipe:
    """Return the recipe with other layers, None for its own, and without attention where it shall be plain."""
    encoder = EncoderConfig(tuple(layers)) if layers is not None else recipe.encoder
    return replace(recipe, encoder=encoder, head=replace(recipe.head, attention_heads=0) if is_plain else recipe.head)


def quick(recipe: Recipe) -> Recipe:
    """Return the recipe with one random channel and few epochs, to see whether all of it works."""
    variants = ("clean", "mu-law", "random-0")
    features = replace(recipe.features, variants=variants, tested_acted=(), tested_ordinary=())
    return replace(recipe, features=features, head=replace(recipe.head, epochs=3, rows_an_epoch=2_000))
