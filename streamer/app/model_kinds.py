"""What each kind of model needs of a leg: where its windows end, what cuts them, what turns its rows into scores."""

from __future__ import annotations

from typing import TYPE_CHECKING

from streamer.core.audio import SAMPLE_RATE
from streamer.core.errors import ConfigError
from streamer.dsp.chunks import CONTEXT_SAMPLES, ChunkConfig, ChunkCutter
from streamer.dsp.features import LogMel
from streamer.dsp.pooling import PooledScorer, PoolingConfig
from streamer.dsp.scoring import WindowScorer, no_head
from streamer.dsp.windows import LogMelCutter, WaveformCutter, WindowConfig
from streamer.inference.card import LogMelFrontEnd, ModelCard
from streamer.inference.statistics import StatisticsModel

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamer.config.tables import Config
    from streamer.dsp.scoring import AnswerHead, Scorer
    from streamer.inference.card import AnyCard, StatisticsCard
    from streamer.inference.model import AnyModel
    from streamer.leg.analyzer import MakeCutter


def hop_ms(config: Config, card: AnyCard) -> int:
    """Return the hop in milliseconds: the configured one, else the one that the card recommends.

    Raises ConfigError for a hop that the model can't keep.
    """
    hop = config.model.hop_ms or card.hop_ms
    if not isinstance(card, ModelCard) and hop % card.chunk_ms:
        raise ConfigError(
            f"model.hop_ms: expected 0 or a multiple of {card.chunk_ms}, since {card.name} gives results after chunks "
            f"of that length, got {hop}"
        )
    return hop


def window_config(config: Config, card: AnyCard) -> WindowConfig:
    """Return where windows end, and how long they are."""
    is_window = isinstance(card, ModelCard)
    return WindowConfig(
        window_samples=card.window_samples,
        hop_samples=_samples(hop_ms(config, card)) if is_window else card.window_samples,
        first_samples=_samples(config.model.first_ms),
        pre_roll_samples=_samples(config.gate.pre_roll_ms),
        post_roll_samples=_samples(config.gate.post_roll_ms),
        are_chunks=not is_window,
    )


def cutter_lookback_samples(card: AnyCard) -> int:
    """Return how far before the end of a window its cutter reads."""
    if not isinstance(card, ModelCard):
        return card.window_samples + CONTEXT_SAMPLES
    return 0 if isinstance(card.front_end, LogMelFrontEnd) else card.window_samples


def cutter_maker(card: AnyCard, windows: WindowConfig, rate: int) -> MakeCutter:
    """Return what makes the cutter of an utterance; ``rate``: Hz, at which the samples are kept."""
    if not isinstance(card, ModelCard):
        chunks = ChunkConfig(chunk_samples=card.window_samples, frame_samples=_samples(card.frame_ms))
        return lambda start, is_speech: ChunkCutter(chunks, start=start, is_speech=is_speech)
    front_end = card.front_end
    if isinstance(front_end, LogMelFrontEnd):
        log_mel = LogMel(front_end.parameters, sample_rate=rate)
        return lambda start, _: LogMelCutter(log_mel, windows, start=start)
    normalize = front_end.normalize == "zero_mean_unit_variance"
    return lambda start, _: WaveformCutter(windows, start=start, zero_mean_unit_variance=normalize)


def scorer_maker(config: Config, model: AnyModel) -> Callable[[], Scorer]:
    """Return what makes the scorer of a leg."""
    if isinstance(model, StatisticsModel):
        pooling = pooling_config(config, model.card)
        return lambda: PooledScorer(model.head, pooling)
    card = model.card
    normalization = card.leg_normalization if config.model.normalize_legs else None
    return lambda: WindowScorer(len(card.labels), window_samples=card.window_samples, normalization=normalization)


def answer_head(model: AnyModel) -> AnswerHead:
    """Return what answers the requests that scorers of many legs make to the model's head."""
    return model.heads if isinstance(model, StatisticsModel) else no_head


def pooling_config(config: Config, card: StatisticsCard) -> PoolingConfig:
    """Return what is pooled of a leg."""
    return PoolingConfig(
        n_features=card.n_features,
        frame_ms=card.frame_ms,
        recent_chunks=card.pooling_ms // card.chunk_ms,
        first_ms=config.model.first_ms,
        hop_samples=_samples(hop_ms(config, card)),
        history_min_ms=card.history.min_speech_ms,
        history_max_ms=card.history.max_speech_ms if config.model.normalize_legs else 0,
    )


def _samples(duration_ms: int) -> int:
    return duration_ms * SAMPLE_RATE // 1000
